package org.vademecum.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;
import org.vademecum.distill.student.StudentFolder;
import org.vademecum.distill.student.StudentSize;
import org.vademecum.distill.tokenizer.BytePairTrainer;
import org.vademecum.distill.tokenizer.WordCounts;
import org.vademecum.distill.train.Budget;
import org.vademecum.distill.train.Layout;
import org.vademecum.distill.train.Weights;
import org.vademecum.student.StudentModel;
import org.vademecum.student.safetensors.DType;

class FineTuningTest {
  @TempDir Path folder;

  @Test
  void aStudentFolderHoldsAllThatTheContractNames() throws IOException {
    var base = base();
    var training = training();
    var out = folder.resolve("student");

    var last =
        new FineTuning("toy", base, training, out, Layout.packed, 1)
            .run(Budget.ofTime(Duration.ofMillis(1200)), 1e-3);

    assertThat(last.step()).isPositive();
    assertThat(last.measured()).containsKeys("validationBitsPerByte", "stated", "refusal");
    assertThat(out)
        .isDirectoryContaining(f -> f.endsWith("config.json"))
        .isDirectoryContaining(f -> f.endsWith("generation_config.json"))
        .isDirectoryContaining(f -> f.endsWith("tokenizer.json"))
        .isDirectoryContaining(f -> f.endsWith("tokenizer_config.json"))
        .isDirectoryContaining(f -> f.endsWith("model.safetensors"))
        .isDirectoryContaining(f -> f.endsWith("train.jsonl"))
        .isDirectoryContaining(f -> f.endsWith("curves.png"))
        .isDirectoryContaining(f -> f.endsWith("checkpoints"));
    assertThat(StudentModel.open(out.resolve("model-q8_0.gguf")).config().hidden())
        .isEqualTo(StudentSize.TINY.shape(400).hidden());
    assertThat(out.resolve("MODEL_CARD.md"))
        .content()
        .contains("No large teacher model was run", "| rows | 40 |");
    for (var line : Files.readAllLines(out.resolve("train.jsonl"))) {
      assertThat(Json.read(line, "log").fieldNames())
          .toIterable()
          .contains(
              "stage",
              "step",
              "tokens",
              "loss",
              "learningRate",
              "tokensPerSecond",
              "elapsedSeconds");
    }
  }

  @Test
  void aStudentIsReadBackAsItWasWritten() {
    var shape = StudentSize.TINY.shape(400);
    var student = StudentFolder.read(base());
    assertThat(student.shape()).isEqualTo(shape);
    assertThat(student.weights().get("model.layers.1.mlp.up_proj.weight"))
        .usingRecursiveComparison()
        .isEqualTo(Weights.initial(shape, 1).get("model.layers.1.mlp.up_proj.weight"));
  }

  private Path base() {
    var shape = StudentSize.TINY.shape(400);
    var base = folder.resolve("base");
    BytePairTrainer.train(new WordCounts(), shape.vocabulary()).write(base);
    StudentFolder.write(base, shape, Weights.initial(shape, 1), DType.F32);
    return base;
  }

  private Path training() throws IOException {
    var training = Files.createDirectories(folder.resolve("training"));
    for (var name : new String[] {"train", "validation"}) {
      var file = training.resolve(name + ".jsonl.gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
        for (var i = 0; i < 40; i++) {
          out.write((row(i) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return training;
  }

  private static String row(int i) {
    var text =
        "<bos><case><en><patient>\n<O1><low><mild>x\n<F1><O1><low><mild>\n<answer><F1><O1> is low.\n<end>";
    return Json.write(
        Json.mapper()
            .createObjectNode()
            .put("id", "t" + i)
            .put("kind", "task")
            .put("language", "en")
            .put("difficulty", i % 4)
            .put("text", text));
  }
}

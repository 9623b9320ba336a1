package org.vademecum.student;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.vademecum.student.checkpoint.Architecture;
import org.vademecum.student.gguf.GgmlType;

/**
 * Any bytes as a GGUF file: each is a fault, or a model that passes a token, in bounded memory.
 * Runs over seeds and over what fuzzing has found, unless {@code JAZZER_FUZZ} is set.
 */
class GgufFuzzTest {
  // As of damaged files in HostileGgufTest, and the pass of a token.
  private static final long FIXED_BYTES = 24L << 20;
  private static final long BYTES_PER_BYTE = 400;

  @TempDir private static Path folder = Path.of("");

  /** A small model of each type, with either tokenizer in turn, of each architecture in turn. */
  static Stream<byte[]> models() {
    var models = new ArrayList<byte[]>();
    var architectures = Architecture.values();
    for (var type : GgmlType.values()) {
      var i = models.size();
      var tokenizer = i % 2 == 0 ? "gpt2" : "llama";
      models.add(SmallGguf.of(architectures[i % architectures.length], tokenizer, type));
    }
    return models.stream();
  }

  @MethodSource("models")
  @FuzzTest
  void bytes_give_a_model_that_passes_a_token_or_a_fault(byte[] bytes) throws IOException {
    var file = Files.write(folder.resolve("any.gguf"), bytes);
    Allocation.bounded(FIXED_BYTES + BYTES_PER_BYTE * bytes.length, () -> pass(file));
  }

  @Test
  void seeds_are_models() throws IOException {
    for (var bytes : models().toList()) {
      pass(Files.write(folder.resolve("seed.gguf"), bytes));
    }
    assertThat(models()).hasSameSizeAs(List.of(GgmlType.values()));
  }

  private static void pass(Path file) {
    var model = StudentModel.open(file);
    var tokenizer = model.tokenizer();
    tokenizer.decode(tokenizer.encodePrompt("血红蛋白 aab <s> 1.5\n"));
    try (var inference = model.transformer().inference(1, 1)) {
      var row = inference.addWithLogits(model.transformer().newCache(1), 0);
      inference.run();
      assertThat(inference.likeliest(row)).isBetween(0, model.config().vocabulary() - 1);
    }
    model.chat();
  }
}

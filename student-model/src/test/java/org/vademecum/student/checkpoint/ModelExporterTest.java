package org.vademecum.student.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Fault;
import org.vademecum.student.Models;
import org.vademecum.student.RandomModels;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufFile;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.SafetensorsFile;

class ModelExporterTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "hf-llama-tied, llama-tied-f32.gguf, F32",
    "hf-llama-tied, llama-tied-f16.gguf, F16",
    "hf-llama-tied, llama-tied-q8_0.gguf, Q8_0",
    "hf-llama-tied, llama-tied-q4_0.gguf, Q4_0",
    "hf-qwen2, qwen2-q8_0.gguf, Q8_0",
    "hf-qwen3, qwen3-f32.gguf, F32",
    "hf-qwen3, qwen3-q4_0.gguf, Q4_0"
  })
  void an_export_has_the_tensors_of_the_reference_file(
      String model, String reference, GgmlType type) {
    var out = folder.resolve("out.gguf");
    ModelExporter.toGguf(Models.path(model), out, type);
    try (var ours = GgufFile.open(out);
        var theirs = GgufFile.open(Models.path(reference))) {
      assertThat(ours.tensors().keySet())
          .containsExactlyInAnyOrderElementsOf(theirs.tensors().keySet());
      for (var tensor : theirs.tensors().values()) {
        var mine = ours.tensor(tensor.name());
        assertThat(mine.type()).as(tensor.name()).isEqualTo(tensor.type());
        assertThat(mine.dimensions()).as(tensor.name()).isEqualTo(tensor.dimensions());
        assertThat(mine.values()).as(tensor.name()).isEqualTo(tensor.values());
      }
      for (var key : theirs.metadata().values().keySet()) {
        if (!key.equals("general.name") && !key.equals("tokenizer.ggml.add_bos_token")) {
          assertThat(ours.metadata().values().get(key))
              .as(key)
              .isEqualTo(theirs.metadata().values().get(key));
        }
      }
    }
  }

  @Test
  void safetensors_keep_names_and_shapes() {
    var out = folder.resolve("out.safetensors");
    ModelExporter.toSafetensors(Models.path("hf-qwen3"), out, DType.F16);
    var before = SafetensorsFile.open(Models.path("hf-qwen3"));
    var after = SafetensorsFile.open(out);
    assertThat(after.names()).isEqualTo(before.names());
    for (var name : before.names()) {
      assertThat(after.dtype(name)).isEqualTo(DType.F16);
      assertThat(after.shape(name)).isEqualTo(before.shape(name));
      var values = before.read(name);
      var halves = after.read(name);
      for (var i = 0; i < values.length; i++) {
        assertThat(halves[i]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(values[i])));
      }
    }
  }

  @Test
  void a_student_says_how_its_digits_are_cut_and_which_tokens_steer_it() {
    RandomModels.write(folder.resolve("student"), RandomModels.Size.TINY, 1);
    var out = folder.resolve("student.gguf");
    ModelExporter.toGguf(folder.resolve("student"), out, GgmlType.Q8_0);
    try (var file = GgufFile.open(out)) {
      var metadata = file.metadata();
      assertThat(metadata.text("tokenizer.ggml.pre")).contains("smollm");
      assertThat(metadata.whole("tokenizer.ggml.bos_token_id")).contains(0);
      assertThat(metadata.whole("tokenizer.ggml.eos_token_id")).contains(1);
      assertThat(metadata.flag("tokenizer.ggml.add_bos_token")).contains(true);
      var types = metadata.wholes("tokenizer.ggml.token_type").orElseThrow();
      assertThat(types.subList(0, 70)).containsOnly(3);
      assertThat(types.subList(70, 700)).containsOnly(1);
    }
  }

  @Test
  void a_model_of_another_family_is_named() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"gpt2\"}");
    ModelsFixture.copyWeights(folder);
    var fault = catchThrowableOfType(Fault.class, () -> HuggingFaceFolder.open(folder));
    assertThat(fault.detail()).isEqualTo("the model is of another family: gpt2");
  }

  @Test
  void a_folder_without_a_model_is_named() {
    var fault = catchThrowableOfType(Fault.class, () -> HuggingFaceFolder.open(folder));
    assertThat(fault.type()).isEqualTo("not-a-model");
  }

  /** Gives a folder weights, so that its configuration is what fails. */
  private static final class ModelsFixture {
    static void copyWeights(Path folder) throws IOException {
      var from = Models.path("hf-qwen2").resolve("model.safetensors");
      Files.copy(from, folder.resolve("model.safetensors"));
    }
  }
}

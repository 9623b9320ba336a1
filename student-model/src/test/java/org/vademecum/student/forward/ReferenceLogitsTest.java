package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.student.Models;
import org.vademecum.student.StudentModel;

/**
 * Logits against those that another implementation computed in double precision from the same
 * weights. The tolerance is relative to the largest logit; what is left is float arithmetic.
 */
class ReferenceLogitsTest {
  private static final double FLOATS = 2e-6;

  /** Models in integers keep what they attended to in sixteen bits. */
  private static final double INTEGERS = 5e-5;

  @ParameterizedTest
  @CsvSource({
    "hf-llama-tied, hf-llama-tied",
    "hf-qwen2, hf-qwen2",
    "hf-qwen3, hf-qwen3",
    "llama-tied-f32.gguf, llama-tied-f32",
    "llama-tied-f16.gguf, llama-tied-f16",
    "llama-tied-q8_0.gguf, llama-tied-q8_0",
    "llama-tied-q4_0.gguf, llama-tied-q4_0",
    "qwen2-f32.gguf, qwen2-f32",
    "qwen2-q8_0.gguf, qwen2-q8_0",
    "qwen3-f32.gguf, qwen3-f32",
    "qwen3-q8_0.gguf, qwen3-q8_0",
    "qwen3-q4_0.gguf, qwen3-q4_0"
  })
  void equal_the_reference_up_to_float_arithmetic(String model, String reference) {
    var expected = Models.logits(reference);
    var actual = logits(StudentModel.open(Models.path(model)).transformer(), Models.ids());
    assertThat(actual).hasSameSizeAs(expected);
    var largest = 0.0;
    var worst = 0.0;
    for (var i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
    }
    assertThat(worst / largest)
        .isLessThan(model.contains("q8_0") || model.contains("q4_0") ? INTEGERS : FLOATS);
  }

  static float[] logits(Transformer transformer, int[] ids) {
    var vocabulary = transformer.config().vocabulary();
    var all = new float[ids.length * vocabulary];
    try (var inference = transformer.inference(ids.length, 1)) {
      var cache = transformer.newCache(ids.length);
      Arrays.stream(ids).forEach(id -> inference.addWithLogits(cache, id));
      inference.run();
      for (var i = 0; i < ids.length; i++) {
        System.arraycopy(
            inference.logits(), inference.logitsStart(i), all, i * vocabulary, vocabulary);
      }
    }
    return all;
  }
}

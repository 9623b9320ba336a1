package org.vademecum.student.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vademecum.cli.Fault;

/** Reads a Hugging Face config.json, of transformers 4 and 5. */
final class HuggingFaceConfig {
  private HuggingFaceConfig() {}

  static ModelConfig read(JsonNode json) {
    var type = json.path("model_type").asText();
    var architecture =
        Architecture.ofId(type)
            .orElseThrow(() -> unsupported("the model is of another family: " + type));
    if (json.path("use_sliding_window").asBoolean()) {
      throw unsupported("the model attends in a sliding window: " + json.path("sliding_window"));
    }
    if (!json.path("hidden_act").asText("silu").equals("silu")) {
      throw unsupported("the activation is not silu: " + json.path("hidden_act").asText());
    }
    if (json.path("mlp_bias").asBoolean()) {
      throw unsupported("the feed-forward network has biases: " + true);
    }
    var heads = whole(json, "num_attention_heads");
    var hidden = whole(json, "hidden_size");
    var rope = rope(json);
    var scaling = scaling(rope);
    if (!scaling.equals("default") && !scaling.equals("linear") && !scaling.equals("llama3")) {
      throw unsupported("the rotary positions are scaled in a way that is not known: " + scaling);
    }
    return new ModelConfig(
        architecture,
        whole(json, "vocab_size"),
        hidden,
        whole(json, "num_hidden_layers"),
        heads,
        json.path("num_key_value_heads").asInt(heads),
        json.path("head_dim").asInt(hidden / Math.max(heads, 1)),
        whole(json, "intermediate_size"),
        json.path("max_position_embeddings").asInt(2048),
        (float) json.path("rms_norm_eps").asDouble(1e-6),
        (float) rope.path("rope_theta").asDouble(json.path("rope_theta").asDouble(10000)),
        scaling.equals("linear") ? (float) rope.path("factor").asDouble(1) : 1);
  }

  /**
   * Llama 3.1's factors, one for each pair of rows, by which GGUF divides the rotary frequencies:
   * none for short wavelengths, the full factor for those longer than the original context, and
   * between them a blend (Llama 3.1's reference code, "apply_scaling").
   */
  static Optional<float[]> ropeFactors(JsonNode json, ModelConfig config) {
    var rope = rope(json);
    if (!scaling(rope).equals("llama3")) {
      return Optional.empty();
    }
    if (config.architecture() != Architecture.LLAMA) {
      throw unsupported("llama3 rotary scaling in another family: " + config.architecture().id());
    }
    var factor = rope.path("factor").asDouble(8);
    var low = rope.path("low_freq_factor").asDouble(1);
    var high = rope.path("high_freq_factor").asDouble(4);
    var original = rope.path("original_max_position_embeddings").asDouble(8192);
    var factors = new float[config.headDimension() / 2];
    for (var i = 0; i < factors.length; i++) {
      var exponent = 2.0 * i / config.headDimension();
      var wavelength = 2 * Math.PI * Math.pow(config.ropeTheta(), exponent);
      var blend = Math.clamp((original / wavelength - low) / (high - low), 0.0, 1.0);
      factors[i] = (float) (1 / ((1 - blend) / factor + blend));
    }
    return Optional.of(factors);
  }

  private static JsonNode rope(JsonNode json) {
    var rope = json.path("rope_parameters");
    return rope.isObject() ? rope : json.path("rope_scaling");
  }

  private static String scaling(JsonNode rope) {
    return rope.path("rope_type").asText(rope.path("type").asText("default"));
  }

  private static int whole(JsonNode json, String key) {
    var value = json.path(key);
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw Fault.input(
          "faulty-model", "config.json lacks a positive " + key + ": " + value, "correct it");
    }
    return value.asInt();
  }

  private static Fault unsupported(String detail) {
    return Fault.input("unsupported-model", detail, "use a Llama, Qwen2 or Qwen3 model");
  }
}

package org.vademecum.student.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** GGUF's tensor names and Hugging Face's for the same tensors. */
public final class TensorNames {
  public static final String EMBEDDING = "token_embd.weight";
  public static final String OUTPUT = "output.weight";
  public static final String OUTPUT_NORM = "output_norm.weight";
  public static final String ROPE_FACTORS = "rope_freqs.weight";

  private static final Pattern LAYER = Pattern.compile("model\\.layers\\.(\\d+)\\.(.+)");
  private static final Map<String, String> WHOLE_MODEL =
      Map.of(
          "model.embed_tokens.weight", EMBEDDING,
          "model.norm.weight", OUTPUT_NORM,
          "lm_head.weight", OUTPUT);
  private static final Map<String, String> PER_LAYER =
      Map.ofEntries(
          Map.entry("input_layernorm", "attn_norm"),
          Map.entry("self_attn.q_proj", "attn_q"),
          Map.entry("self_attn.k_proj", "attn_k"),
          Map.entry("self_attn.v_proj", "attn_v"),
          Map.entry("self_attn.o_proj", "attn_output"),
          Map.entry("self_attn.q_norm", "attn_q_norm"),
          Map.entry("self_attn.k_norm", "attn_k_norm"),
          Map.entry("post_attention_layernorm", "ffn_norm"),
          Map.entry("mlp.gate_proj", "ffn_gate"),
          Map.entry("mlp.up_proj", "ffn_up"),
          Map.entry("mlp.down_proj", "ffn_down"));

  private TensorNames() {}

  /** GGUF's name of a layer's tensor, such as {@code blk.2.attn_q.bias}. */
  public static String layer(int layer, String what) {
    return "blk." + layer + "." + what;
  }

  /** GGUF's name for a tensor of a Hugging Face checkpoint; empty for one that is not known. */
  public static Optional<String> ofHuggingFace(String name) {
    var layer = LAYER.matcher(name);
    if (!layer.matches()) {
      return Optional.ofNullable(WHOLE_MODEL.get(name));
    }
    var rest = layer.group(2);
    var dot = rest.lastIndexOf('.'); // before "weight" or "bias"
    if (dot < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(PER_LAYER.get(rest.substring(0, dot)))
        .map(what -> "blk." + layer.group(1) + "." + what + rest.substring(dot));
  }
}

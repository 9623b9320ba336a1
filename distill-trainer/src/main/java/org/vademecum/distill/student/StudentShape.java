package org.vademecum.distill.student;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The dimensions of a decoder and which variant of the Llama family it is; from it follow the names
 * and shapes of all weights, in the order in which training passes them on.
 *
 * @param vocabulary rows of the embedding, which is also the output matrix
 * @param hidden width of the residual stream
 * @param layers decoder layers
 * @param heads query heads
 * @param keyValueHeads key and value heads, a divisor of {@code heads}
 * @param headSize width of one head
 * @param feedForward width of the gated feed-forward layer
 * @param positions longest sequence
 * @param ropeTheta base of the rotary frequencies
 * @param normEpsilon added to mean squares in RMSNorm
 * @param family what distinguishes Llama, Qwen2 and Qwen3
 */
public record StudentShape(
    int vocabulary,
    int hidden,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int feedForward,
    int positions,
    double ropeTheta,
    double normEpsilon,
    Family family) {

  /** The three architectures that differ in attention only. */
  public enum Family {
    LLAMA("llama", "LlamaForCausalLM"),
    /** Biases on query, key and value. */
    QWEN2("qwen2", "Qwen2ForCausalLM"),
    /** RMSNorm on each head's query and key. */
    QWEN3("qwen3", "Qwen3ForCausalLM");

    private final String modelType;
    private final String architecture;

    Family(String modelType, String architecture) {
      this.modelType = modelType;
      this.architecture = architecture;
    }

    /** {@code model_type} of config.json. */
    public String modelType() {
      return modelType;
    }

    /** The class of transformers. */
    public String architecture() {
      return architecture;
    }
  }

  public StudentShape {
    if (heads % keyValueHeads != 0) {
      throw new IllegalArgumentException(
          "key-value heads must divide heads " + heads + ": " + keyValueHeads);
    }
    if (headSize % 2 != 0) {
      throw new IllegalArgumentException("rotary positions need an even head size: " + headSize);
    }
  }

  /** Names as in Hugging Face's files, with shapes; embedding and final norm first. */
  public SequencedMap<String, int[]> parameters() {
    var all = new LinkedHashMap<String, int[]>();
    all.put("model.embed_tokens.weight", new int[] {vocabulary, hidden});
    all.put("model.norm.weight", new int[] {hidden});
    for (var i = 0; i < layers; i++) {
      layer("model.layers." + i + ".", all);
    }
    return all;
  }

  private void layer(String prefix, Map<String, int[]> all) {
    var query = heads * headSize;
    var keyValue = keyValueHeads * headSize;
    all.put(prefix + "input_layernorm.weight", new int[] {hidden});
    all.put(prefix + "self_attn.q_proj.weight", new int[] {query, hidden});
    all.put(prefix + "self_attn.k_proj.weight", new int[] {keyValue, hidden});
    all.put(prefix + "self_attn.v_proj.weight", new int[] {keyValue, hidden});
    all.put(prefix + "self_attn.o_proj.weight", new int[] {hidden, query});
    all.put(prefix + "post_attention_layernorm.weight", new int[] {hidden});
    all.put(prefix + "mlp.gate_proj.weight", new int[] {feedForward, hidden});
    all.put(prefix + "mlp.up_proj.weight", new int[] {feedForward, hidden});
    all.put(prefix + "mlp.down_proj.weight", new int[] {hidden, feedForward});
    switch (family) {
      case LLAMA -> {}
      case QWEN2 -> {
        all.put(prefix + "self_attn.q_proj.bias", new int[] {query});
        all.put(prefix + "self_attn.k_proj.bias", new int[] {keyValue});
        all.put(prefix + "self_attn.v_proj.bias", new int[] {keyValue});
      }
      case QWEN3 -> {
        all.put(prefix + "self_attn.q_norm.weight", new int[] {headSize});
        all.put(prefix + "self_attn.k_norm.weight", new int[] {headSize});
      }
    }
  }

  /** How many arrays a layer has. */
  public int parametersPerLayer() {
    return (parameters().size() - 2) / layers;
  }

  /** How many numbers all weights have together. */
  public long parameterCount() {
    return parameters().values().stream().mapToLong(StudentShape::product).sum();
  }

  /** The number of elements of a shape. */
  static long product(int[] shape) {
    var n = 1L;
    for (var d : shape) {
      n *= d;
    }
    return n;
  }
}

package org.vademecum.student;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.vademecum.cli.Json;
import org.vademecum.student.safetensors.DType;
import org.vademecum.student.safetensors.FloatTensor;
import org.vademecum.student.safetensors.SafetensorsWriter;
import org.vademecum.student.tokenizer.StudentTokenizerFormat;

/**
 * Writes Hugging Face folders with random weights of any size, for measuring and for tests; run
 * with {@code FOLDER student|6m|30m|110m} to write one.
 */
public final class RandomModels {
  private static final int SPECIAL_TOKENS = 70;

  private final Random random;

  /** The sizes of a Qwen3. */
  public record Size(
      int hidden, int layers, int heads, int keyValueHeads, int head, int ffn, int vocabulary) {
    /** What the shipped student has. */
    public static final Size STUDENT = new Size(256, 6, 4, 2, 64, 512, 6144);

    public static final Size TINY = new Size(64, 2, 4, 2, 16, 96, 700);
  }

  private RandomModels(long seed) {
    random = new Random(seed);
  }

  public static void main(String... args) {
    var size =
        switch (args[1]) {
          case "6m" -> new Size(256, 6, 4, 2, 64, 704, 4096);
          case "30m" -> new Size(512, 8, 8, 4, 64, 1408, 8192);
          case "110m" -> new Size(768, 12, 12, 4, 64, 2048, 16384);
          default -> Size.STUDENT;
        };
    write(Path.of(args[0]), size, 1);
  }

  /**
   * Writes a folder: config.json, model.safetensors (F32), tokenizer.json and its configuration.
   */
  public static void write(Path folder, Size size, long seed) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), Json.writePretty(config(size)));
      Files.writeString(folder.resolve("tokenizer.json"), tokenizer(size.vocabulary).toString());
      Files.writeString(
          folder.resolve("tokenizer_config.json"),
          "{\"tokenizer_class\":\"PreTrainedTokenizerFast\",\"bos_token\":\"<bos>\","
              + "\"eos_token\":\"<end>\",\"add_bos_token\":true}");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    var file = folder.resolve("model.safetensors");
    SafetensorsWriter.write(file, new RandomModels(seed).weights(size), DType.F32);
  }

  private static Map<String, Object> config(Size size) {
    var config = new LinkedHashMap<String, Object>();
    config.put("architectures", new String[] {"Qwen3ForCausalLM"});
    config.put("model_type", "qwen3");
    config.put("bos_token_id", 0);
    config.put("eos_token_id", 1);
    config.put("head_dim", size.head);
    config.put("hidden_act", "silu");
    config.put("hidden_size", size.hidden);
    config.put("intermediate_size", size.ffn);
    config.put("max_position_embeddings", 1024);
    config.put("num_attention_heads", size.heads);
    config.put("num_hidden_layers", size.layers);
    config.put("num_key_value_heads", size.keyValueHeads);
    config.put("rms_norm_eps", 1e-6);
    config.put("rope_theta", 10000.0);
    config.put("tie_word_embeddings", true);
    config.put("vocab_size", size.vocabulary);
    return config;
  }

  // Special tokens, the 256 bytes, then merges of pairs of what is there already, in Chinese and
  // Latin.
  private static ObjectNode tokenizer(int vocabulary) throws IOException {
    var source = Models.path("hf-qwen3").resolve("tokenizer.json");
    var json = (ObjectNode) Json.read(Files.readString(source), source.toString());
    var vocab = Json.mapper().createObjectNode();
    var added = Json.mapper().createArrayNode();
    for (var id = 0; id < SPECIAL_TOKENS; id++) {
      var name = id == 0 ? "<bos>" : id == 1 ? "<end>" : "<O" + (id - 1) + ">";
      vocab.put(name, id);
      added
          .addObject()
          .put("id", id)
          .put("content", name)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    var bytes = new java.util.ArrayList<String>();
    for (var b = 0; b < 256; b++) {
      bytes.add(String.valueOf(org.vademecum.student.tokenizer.ByteAlphabet.character((byte) b)));
    }
    bytes.forEach(b -> vocab.put(b, vocab.size()));
    var merges = Json.mapper().createArrayNode();
    for (var left = 0; vocab.size() < vocabulary; left++) {
      for (var right = 0; right < 256 && vocab.size() < vocabulary; right++) {
        var pair = bytes.get(left * 37 % 256) + bytes.get(right);
        if (!vocab.has(pair)) {
          vocab.put(pair, vocab.size());
          merges.addArray().add(bytes.get(left * 37 % 256)).add(bytes.get(right));
        }
      }
    }
    json.set("added_tokens", added);
    json.set("pre_tokenizer", Json.read(StudentTokenizerFormat.PRE_TOKENIZER_JSON, "student"));
    json.set("decoder", Json.read(StudentTokenizerFormat.DECODER_JSON, "student"));
    ((ObjectNode) json.path("model")).set("vocab", vocab);
    ((ObjectNode) json.path("model")).set("merges", merges);
    return json;
  }

  private Map<String, FloatTensor> weights(Size size) {
    var tensors = new LinkedHashMap<String, FloatTensor>();
    matrix(tensors, "model.embed_tokens.weight", size.vocabulary, size.hidden);
    for (var i = 0; i < size.layers; i++) {
      var layer = "model.layers." + i + ".";
      vector(tensors, layer + "input_layernorm.weight", size.hidden);
      matrix(tensors, layer + "self_attn.q_proj.weight", size.heads * size.head, size.hidden);
      matrix(
          tensors, layer + "self_attn.k_proj.weight", size.keyValueHeads * size.head, size.hidden);
      matrix(
          tensors, layer + "self_attn.v_proj.weight", size.keyValueHeads * size.head, size.hidden);
      matrix(tensors, layer + "self_attn.o_proj.weight", size.hidden, size.heads * size.head);
      vector(tensors, layer + "self_attn.q_norm.weight", size.head);
      vector(tensors, layer + "self_attn.k_norm.weight", size.head);
      vector(tensors, layer + "post_attention_layernorm.weight", size.hidden);
      matrix(tensors, layer + "mlp.gate_proj.weight", size.ffn, size.hidden);
      matrix(tensors, layer + "mlp.up_proj.weight", size.ffn, size.hidden);
      matrix(tensors, layer + "mlp.down_proj.weight", size.hidden, size.ffn);
    }
    vector(tensors, "model.norm.weight", size.hidden);
    return tensors;
  }

  private void matrix(Map<String, FloatTensor> tensors, String name, int rows, int columns) {
    var values = new float[rows * columns];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() / Math.sqrt(columns));
    }
    tensors.put(name, new FloatTensor(new int[] {rows, columns}, values));
  }

  private void vector(Map<String, FloatTensor> tensors, String name, int length) {
    var values = new float[length];
    for (var i = 0; i < values.length; i++) {
      values[i] = 1 + (float) random.nextGaussian() / 10;
    }
    tensors.put(name, new FloatTensor(new int[] {length}, values));
  }
}

package org.vademecum.student;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vademecum.student.checkpoint.Architecture;
import org.vademecum.student.gguf.GgmlType;

/**
 * The smallest models there are, as bytes of a GGUF file: six tokens, one layer, one head of two
 * dimensions. They stand in each of the types, also in those that this project reads and does not
 * write.
 */
final class SmallGguf {
  private static final int ALIGNMENT = 32;
  private static final List<String> TOKENS = List.of("<unk>", "<s>", "</s>", "a", "b", "aa");
  private static final int TEXT = 8;

  private final Random random = new Random(20261125);
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final ByteArrayOutputStream infos = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private int entryCount;
  private int tensorCount;

  private SmallGguf() {}

  /**
   * A model.
   *
   * @param tokenizer {@code gpt2} or {@code llama}
   * @param type of the matrices with whole rows of blocks; others are in floats
   */
  static byte[] of(Architecture architecture, String tokenizer, GgmlType type) {
    var file = new SmallGguf();
    var hidden = Math.max(32, type.block());
    file.shape(architecture.id(), hidden);
    file.tokenizer(tokenizer);
    file.tensors(architecture, hidden, type);
    return file.bytes();
  }

  private void shape(String id, int hidden) {
    text("general.architecture", id);
    whole(id + ".context_length", 8);
    whole(id + ".embedding_length", hidden);
    whole(id + ".block_count", 1);
    whole(id + ".feed_forward_length", 1);
    whole(id + ".attention.head_count", 1);
    whole(id + ".attention.head_count_kv", 1);
    whole(id + ".attention.key_length", 2);
    real(id + ".attention.layer_norm_rms_epsilon", 1e-5f);
    real(id + ".rope.freq_base", 10_000f);
  }

  private void tokenizer(String model) {
    text("tokenizer.ggml.model", model);
    text("tokenizer.ggml.pre", "qwen2");
    texts("tokenizer.ggml.tokens", TOKENS);
    array("tokenizer.ggml.token_type", 5, TOKENS.size());
    for (var i = 0; i < TOKENS.size(); i++) {
      int32(entries, i < 3 ? 3 : 1);
    }
    if (model.equals("gpt2")) {
      texts("tokenizer.ggml.merges", List.of("a a"));
    } else {
      array("tokenizer.ggml.scores", 6, TOKENS.size());
      for (var i = 0; i < TOKENS.size(); i++) {
        int32(entries, Float.floatToIntBits(-i));
      }
    }
    whole("tokenizer.ggml.bos_token_id", 1);
    whole("tokenizer.ggml.eos_token_id", 2);
    text("tokenizer.chat_template", "<|im_start|>");
  }

  private void tensors(Architecture architecture, int hidden, GgmlType type) {
    var layer = "blk.0.";
    tensor("token_embd.weight", type, hidden, TOKENS.size());
    for (var name : List.of("attn_q", "attn_k", "attn_v")) {
      tensor(layer + name + ".weight", type, hidden, 2);
      if (architecture == Architecture.QWEN2) {
        tensor(layer + name + ".bias", GgmlType.F32, 2);
      }
    }
    tensor(layer + "attn_output.weight", GgmlType.F32, 2, hidden);
    tensor(layer + "ffn_gate.weight", type, hidden, 1);
    tensor(layer + "ffn_up.weight", type, hidden, 1);
    tensor(layer + "ffn_down.weight", GgmlType.F32, 1, hidden);
    var norms = new ArrayList<>(List.of(layer + "attn_norm", layer + "ffn_norm", "output_norm"));
    for (var name : norms) {
      tensor(name + ".weight", GgmlType.F32, hidden);
    }
    if (architecture == Architecture.QWEN3) {
      tensor(layer + "attn_q_norm.weight", GgmlType.F32, 2);
      tensor(layer + "attn_k_norm.weight", GgmlType.F32, 2);
    }
  }

  private void tensor(String name, GgmlType type, int... dimensions) {
    text(infos, name);
    int32(infos, dimensions.length);
    var numbers = 1L;
    for (var dimension : dimensions) {
      int64(infos, dimension);
      numbers *= dimension;
    }
    int32(infos, type.code());
    int64(infos, data.size());
    var bytes = new byte[(int) type.bytes(numbers)];
    random.nextBytes(bytes);
    data.writeBytes(bytes);
    pad(data);
    tensorCount++;
  }

  private byte[] bytes() {
    var file = new ByteArrayOutputStream();
    file.writeBytes("GGUF".getBytes(StandardCharsets.UTF_8));
    int32(file, 3);
    int64(file, tensorCount);
    int64(file, entryCount);
    file.writeBytes(entries.toByteArray());
    file.writeBytes(infos.toByteArray());
    pad(file);
    file.writeBytes(data.toByteArray());
    return file.toByteArray();
  }

  private void key(String key, int type) {
    text(entries, key);
    int32(entries, type);
    entryCount++;
  }

  private void text(String key, String value) {
    key(key, TEXT);
    text(entries, value);
  }

  private void whole(String key, int value) {
    key(key, 4);
    int32(entries, value);
  }

  private void real(String key, float value) {
    key(key, 6);
    int32(entries, Float.floatToIntBits(value));
  }

  private void array(String key, int type, int size) {
    key(key, 9);
    int32(entries, type);
    int64(entries, size);
  }

  private void texts(String key, List<String> values) {
    array(key, TEXT, values.size());
    values.forEach(value -> text(entries, value));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int64(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void int32(ByteArrayOutputStream out, int value) {
    for (var i = 0; i < 4; i++) {
      out.write(value >> 8 * i);
    }
  }

  private static void int64(ByteArrayOutputStream out, long value) {
    int32(out, (int) value);
    int32(out, (int) (value >> 32));
  }

  private static void pad(ByteArrayOutputStream out) {
    while (out.size() % ALIGNMENT != 0) {
      out.write(0);
    }
  }
}

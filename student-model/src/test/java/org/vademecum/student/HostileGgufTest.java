package org.vademecum.student;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufValue;
import org.vademecum.student.gguf.GgufWriter;
import org.vademecum.student.tokenizer.ByteAlphabet;

/**
 * Thousands of damaged files, most of them damaged where it hurts: each gives a model or a fault,
 * in bounded memory and without a hang. The seed is printed; {@code -Dvade.fuzz.seed} and {@code
 * -Dvade.fuzz.files} search elsewhere and longer.
 */
@Timeout(120)
class HostileGgufTest {
  private static final long SEED = Long.getLong("vade.fuzz.seed", 20261125);
  private static final int FILES = Integer.getInteger("vade.fuzz.files", 800);
  // What the smallest model takes, and what the densest metadata (an object for each byte) can.
  private static final long FIXED_BYTES = 24L << 20;
  private static final long BYTES_PER_BYTE = 200;
  private static final long[] ODD = {
    0,
    1,
    -1,
    2,
    7,
    8,
    9,
    31,
    127,
    255,
    256,
    1 << 16,
    1 << 20,
    1 << 28,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xFFFF_FFFFL,
    1L << 32,
    1L << 40,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "llama"})
  void a_damaged_file_gives_a_model_or_a_fault(String tokenizer) throws IOException {
    System.out.println("seed of damaged files: " + SEED);
    var random = new Random(SEED);
    var whole = Files.readAllBytes(model(tokenizer, Map.of()));
    var header = headerEnd(whole);
    var outcomes = new int[2];
    for (var i = 0; i < FILES; i++) {
      outcomes[open(damaged(whole, header, random), "file " + i)]++;
    }
    assertThat(outcomes[0]).as("faults").isPositive();
    assertThat(outcomes[1]).as("models").isPositive();
  }

  @Test
  void an_undamaged_file_opens() throws IOException {
    for (var tokenizer : List.of("gpt2", "llama")) {
      assertThat(StudentModel.open(model(tokenizer, Map.of())).tokenizer().vocabularySize())
          .isEqualTo(300);
    }
  }

  @Test
  void absurd_metadata_gives_a_model_or_a_fault() throws IOException {
    var nothing = new GgufValue.Text("");
    for (var tokenizer : List.of("gpt2", "llama")) {
      for (var key : metadata(tokenizer).keySet()) {
        for (var value :
            List.of(
                nothing,
                new GgufValue.Whole(-1),
                new GgufValue.Whole(0),
                new GgufValue.Whole(Integer.MAX_VALUE),
                new GgufValue.Whole(1L << 40),
                new GgufValue.Real(Double.NaN),
                new GgufValue.Real(Double.POSITIVE_INFINITY),
                new GgufValue.Flag(true),
                GgufValue.texts(List.of()),
                GgufValue.texts(List.of("x".repeat(5000))),
                new GgufValue.Array(List.of(GgufValue.wholes(List.of(1, 2)))))) {
          open(Files.readAllBytes(model(tokenizer, Map.of(key, value))), key + " = " + value);
        }
      }
    }
  }

  @Test
  void scores_that_are_no_numbers_still_give_a_tokenizer() throws IOException {
    var scores = new ArrayList<GgufValue>();
    IntStream.range(0, 300).forEach(i -> scores.add(new GgufValue.Real(Double.NaN)));
    var file = model("llama", Map.of("tokenizer.ggml.scores", new GgufValue.Array(scores)));
    assertThat(StudentModel.open(file).tokenizer().encode("abc")).isNotEmpty();
  }

  @Test
  void one_name_for_all_tokens_still_gives_a_tokenizer() throws IOException {
    var same = GgufValue.texts(java.util.Collections.nCopies(300, "a"));
    var file = model("llama", Map.of("tokenizer.ggml.tokens", same));
    assertThat(StudentModel.open(file).tokenizer().encode("abc")).isNotNull();
  }

  @Test
  void scales_that_are_no_numbers_are_read_as_such() throws IOException {
    var bytes = Files.readAllBytes(model("gpt2", Map.of()));
    for (var i = headerEnd(bytes); i < bytes.length; i++) {
      bytes[i] = -1; // NaN in every width
    }
    open(bytes, "NaN throughout");
  }

  // 0 for a fault, 1 for a model.
  private int open(byte[] bytes, String what) throws IOException {
    var file = Files.write(folder.resolve("damaged.gguf"), bytes);
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = bean.getCurrentThreadAllocatedBytes();
    var outcome = 1;
    try {
      StudentModel.open(file).tokenizer().encodePrompt("血红蛋白 low <s> 1.5\n");
    } catch (Fault expected) {
      assertThat(expected.detail()).isNotBlank();
      outcome = 0;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + " of seed " + SEED, e);
    }
    assertThat(bean.getCurrentThreadAllocatedBytes() - before)
        .as("bytes for " + what)
        .isLessThan(FIXED_BYTES + BYTES_PER_BYTE * bytes.length);
    return outcome;
  }

  private static byte[] damaged(byte[] whole, int header, Random random) {
    var bytes = whole.clone();
    for (var damages = 1 + random.nextInt(4); damages > 0; damages--) {
      var at = random.nextInt(Math.min(header, bytes.length));
      var odd = ODD[random.nextInt(ODD.length)];
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> put(bytes, at, odd, 4);
        case 3 -> put(bytes, at, odd, 8);
        case 4 -> put(bytes, fieldNear(bytes, at), odd, random.nextBoolean() ? 4 : 8);
        case 5 -> {
          var length = Math.min(1 + random.nextInt(64), bytes.length - at);
          System.arraycopy(whole, random.nextInt(header - 64), bytes, at, length);
        }
        default -> {
          if (random.nextInt(20) == 0) {
            bytes = Arrays.copyOf(bytes, Math.max(at, 64));
          }
        }
      }
    }
    return bytes;
  }

  // The first byte behind a name: there a type, a length or a dimension stands.
  private static int fieldNear(byte[] bytes, int at) {
    var i = at;
    while (i + 1 < bytes.length && (bytes[i] < 'a' || bytes[i + 1] >= '.')) {
      i++;
    }
    return Math.min(i + 1, bytes.length - 1);
  }

  private static void put(byte[] bytes, int at, long value, int width) {
    for (var i = 0; i < width && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >> 8 * i);
    }
  }

  private static int headerEnd(byte[] bytes) {
    var last = "output_norm.weight".getBytes(StandardCharsets.UTF_8);
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < bytes.length - last.length; i++) {
      if (buffer.slice(i, last.length).equals(ByteBuffer.wrap(last))) {
        return i + last.length + 24;
      }
    }
    throw new IllegalStateException("no such tensor");
  }

  private Path model(String tokenizer, Map<String, GgufValue> instead) throws IOException {
    var values = metadata(tokenizer);
    values.putAll(instead);
    var tensors = new ArrayList<GgufWriter.Source>();
    tensors.add(tensor("token_embd.weight", 32, 300));
    for (var name : List.of("attn_q", "attn_output", "ffn_gate", "ffn_up", "ffn_down")) {
      tensors.add(tensor("blk.0." + name + ".weight", 32, 32));
    }
    tensors.add(tensor("blk.0.attn_k.weight", 32, 16));
    tensors.add(tensor("blk.0.attn_v.weight", 32, 16));
    tensors.add(tensor("blk.0.attn_norm.weight", 32));
    tensors.add(tensor("blk.0.ffn_norm.weight", 32));
    tensors.add(tensor("output_norm.weight", 32));
    var file = folder.resolve("model.gguf");
    GgufWriter.write(file, new GgufMetadata(values), tensors);
    return file;
  }

  private static GgufWriter.Source tensor(String name, int... dimensions) {
    var type = dimensions.length == 1 ? GgmlType.F32 : GgmlType.Q8_0;
    var size = IntStream.of(dimensions).reduce(1, (a, b) -> a * b);
    return new GgufWriter.Source(name, dimensions, type, () -> new float[size]);
  }

  private static Map<String, GgufValue> metadata(String tokenizer) {
    var values = new LinkedHashMap<String, GgufValue>();
    values.put("general.architecture", new GgufValue.Text("llama"));
    values.put("general.alignment", new GgufValue.Whole(32));
    values.put("llama.context_length", new GgufValue.Whole(64));
    values.put("llama.embedding_length", new GgufValue.Whole(32));
    values.put("llama.block_count", new GgufValue.Whole(1));
    values.put("llama.feed_forward_length", new GgufValue.Whole(32));
    values.put("llama.attention.head_count", new GgufValue.Whole(2));
    values.put("llama.attention.head_count_kv", new GgufValue.Whole(1));
    values.put("llama.attention.layer_norm_rms_epsilon", new GgufValue.Real(1e-5));
    values.put("llama.rope.freq_base", new GgufValue.Real(10_000));
    values.put("tokenizer.ggml.model", new GgufValue.Text(tokenizer));
    values.put("tokenizer.ggml.pre", new GgufValue.Text("qwen2"));
    var byteLevel = tokenizer.equals("gpt2");
    var tokens = new ArrayList<String>(List.of("<unk>", "<s>", "</s>"));
    for (var b = 0; b < 256; b++) {
      var character = String.valueOf(ByteAlphabet.character((byte) b));
      tokens.add(byteLevel ? character : "<0x%02X>".formatted(b));
    }
    for (var i = tokens.size(); i < 300; i++) {
      tokens.add("a".repeat(i - 257));
    }
    values.put("tokenizer.ggml.tokens", GgufValue.texts(tokens));
    var types = IntStream.range(0, 300).map(i -> i < 3 ? 3 : byteLevel || i >= 259 ? 1 : 6);
    values.put("tokenizer.ggml.token_type", GgufValue.wholes(types.boxed().toList()));
    if (byteLevel) {
      values.put("tokenizer.ggml.merges", GgufValue.texts(List.of("a a", "aa a", "aa aa")));
    } else {
      var scores = new ArrayList<GgufValue>();
      IntStream.range(0, 300).forEach(i -> scores.add(new GgufValue.Real(-i)));
      values.put("tokenizer.ggml.scores", new GgufValue.Array(scores));
    }
    values.put("tokenizer.ggml.bos_token_id", new GgufValue.Whole(1));
    values.put("tokenizer.ggml.eos_token_id", new GgufValue.Whole(2));
    values.put("tokenizer.chat_template", new GgufValue.Text("<|im_start|>"));
    return values;
  }
}

package org.vademecum.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.student.Models;
import org.vademecum.student.gguf.GgufMetadata;

class TokenizerTest {
  private static final Map<String, HuggingFaceTokenizer> THEIRS = new HashMap<>();
  private static final Map<String, Tokenizer> OURS = new HashMap<>();

  static {
    try {
      add("llama", json("hf-llama-tied").toString());
      add("qwen", json("hf-qwen2").toString());
      add("student", student().toString());
      add("nfc", nfc().toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode json(String folder) throws IOException {
    var file = Models.path(folder).resolve("tokenizer.json");
    return (ObjectNode) Json.read(Files.readString(file), file.toString());
  }

  private static ObjectNode student() throws IOException {
    var json = json("hf-qwen3");
    json.set("pre_tokenizer", Json.read(StudentTokenizerFormat.PRE_TOKENIZER_JSON, "student"));
    json.set("decoder", Json.read(StudentTokenizerFormat.DECODER_JSON, "student"));
    return json;
  }

  private static ObjectNode nfc() throws IOException {
    var json = student();
    json.set("normalizer", Json.read("{\"type\":\"NFC\"}", "nfc"));
    ((ObjectNode) json.path("model")).put("ignore_merges", true);
    return json;
  }

  private static void add(String name, String json) throws IOException {
    var options = Map.of("addSpecialTokens", "false", "truncation", "false");
    var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    THEIRS.put(name, HuggingFaceTokenizer.newInstance(stream, options));
    var folder = Files.createTempDirectory("tokenizer");
    Files.writeString(folder.resolve("tokenizer.json"), json);
    OURS.put(name, new Tokenizer(TokenizerJson.read(folder, 512)));
  }

  private static Tokenizer ours(String name) {
    return java.util.Objects.requireNonNull(OURS.get(name));
  }

  private static int[] theirs(String name, String text) {
    var ids = java.util.Objects.requireNonNull(THEIRS.get(name)).encode(text, false, false);
    return LongStream.of(ids.getIds()).mapToInt(Math::toIntExact).toArray();
  }

  @Property(tries = 1500)
  void gives_the_ids_of_hugging_face(@ForAll("names") String name, @ForAll("texts") String text) {
    assertThat(ours(name).encodeWithSpecialTokens(text)).isEqualTo(theirs(name, text));
  }

  @Property(tries = 300)
  void special_tokens_in_foreign_text_stay_text(
      @ForAll("names") String name, @ForAll("texts") String text) {
    var tokenizer = ours(name);
    var ids = tokenizer.encode(text + "<|end|>");
    assertThat(Arrays.stream(ids).boxed()).noneMatch(tokenizer::isSpecial);
  }

  @Property(tries = 500)
  void decoding_gives_the_text_back(@ForAll("texts") String text) {
    var tokenizer = ours("student");
    assertThat(tokenizer.decode(tokenizer.encodeWithSpecialTokens(text))).isEqualTo(text);
  }

  @Property(tries = 500)
  void streaming_gives_what_decoding_at_once_gives(@ForAll("ids") List<Integer> ids) {
    var tokenizer = ours("student");
    var stream = new StreamingDecoder(tokenizer);
    var text = ids.stream().map(stream::push).collect(Collectors.joining()) + stream.flush();
    assertThat(text).isEqualTo(tokenizer.decode(ids.stream().mapToInt(i -> i).toArray()));
  }

  @Property(tries = 300)
  void a_tokenizer_survives_gguf(@ForAll("texts") String text) {
    for (var name : List.of("llama", "qwen", "student")) {
      var spec = ours(name).spec();
      var read = GgufTokenizer.read(new GgufMetadata(GgufTokenizer.write(spec)));
      assertThat(new Tokenizer(read).encodeWithSpecialTokens(text))
          .isEqualTo(ours(name).encodeWithSpecialTokens(text));
    }
  }

  @Example
  void a_long_run_of_letters_is_encoded_in_reasonable_time() {
    var text = "血红蛋白降低".repeat(20_000);
    assertThat(ours("student").encode(text)).isEqualTo(theirs("student", text));
  }

  @Example
  void the_student_format_is_the_one_that_llama_cpp_calls_smollm() {
    var node = Json.read(StudentTokenizerFormat.PRE_TOKENIZER_JSON, "student");
    var read = TokenizerJson.preTokenizer(node);
    assertThat(read).isEqualTo(StudentTokenizerFormat.PRE_TOKENIZER);
    assertThat(read.name()).contains(StudentTokenizerFormat.GGUF_PRE);
  }

  @Example
  void digits_stand_alone_in_the_student_format() {
    var tokenizer = ours("student");
    var ids = tokenizer.encode("135.6");
    assertThat(Arrays.stream(ids).mapToObj(tokenizer::token))
        .containsExactly("1", "3", "5", ".", "6");
  }

  @Example
  void an_unknown_pre_tokenizer_is_named() {
    var node = Json.read("{\"type\":\"Metaspace\"}", "test");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    Fault.class, () -> TokenizerJson.preTokenizer(node))
                .detail())
        .isEqualTo("the pre-tokenizer is not known: {\"type\":\"Metaspace\"}");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("llama", "qwen", "student", "nfc");
  }

  @Provide
  Arbitrary<List<Integer>> ids() {
    return Arbitraries.integers().between(0, 511).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> texts() {
    var pieces =
        Arbitraries.of(
            "血红蛋白",
            "降低",
            "，",
            "。",
            "（参考区间",
            "）",
            "hemoglobin",
            " is",
            " low",
            " 135.6",
            "g/L",
            "HbA1c",
            "10^9/L",
            "<|end|>",
            "<|begin|>",
            "<|en",
            "\n",
            "\r\n",
            "\t",
            "  ",
            "   ",
            "\u3000",
            "\u00A0",
            "'s",
            "'LL",
            "don't",
            "é",
            "e\u0301",
            "ſ",
            "😀",
            "👩‍🔬",
            "①",
            "Ⅳ",
            "٣",
            "½",
            "µmol",
            "°C",
            "…",
            "--",
            "###",
            "\u200B",
            "\u2028",
            "ﬁ",
            "가",
            "がぎ",
            "ÄÖ",
            "\u0000",
            "\u0085");
    var any = Arbitraries.strings().withCharRange(' ', '\u04FF').ofMaxLength(6);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, pieces), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Example
  void every_byte_has_a_character_of_its_own() {
    var distinct =
        IntStream.range(0, 256).map(b -> ByteAlphabet.character((byte) b)).distinct().count();
    assertThat(distinct).isEqualTo(256);
  }
}

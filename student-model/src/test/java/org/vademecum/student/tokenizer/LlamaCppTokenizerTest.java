package org.vademecum.student.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Json;
import org.vademecum.student.gguf.GgufMetadata;
import org.vademecum.student.gguf.GgufValue;

/** Ids against those that llama.cpp gave for the same metadata and texts. */
class LlamaCppTokenizerTest {
  private static final JsonNode REFERENCE = reference();

  private static JsonNode reference() {
    try (var stream = LlamaCppTokenizerTest.class.getResourceAsStream("/foreign/tokenizers.json")) {
      return Json.mapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"spm, true, 1", "spm-noprefix, false, 1", "spm-ties, true, 400"})
  void sentence_pieces_are_merged_by_score(String name, boolean prefix, int tied) {
    compare(name, sentencePieces(prefix, tied));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-2", "llama-bpe", "qwen2", "smollm", "default"})
  void words_are_cut_as_the_pre_tokenizer_of_that_name_does(String pre) {
    var vocabulary = REFERENCE.path("byteLevel");
    var values = new LinkedHashMap<String, GgufValue>();
    values.put("tokenizer.ggml.model", new GgufValue.Text("gpt2"));
    values.put("tokenizer.ggml.pre", new GgufValue.Text(pre));
    values.put("tokenizer.ggml.tokens", GgufValue.texts(texts(vocabulary.path("tokens"))));
    values.put("tokenizer.ggml.merges", GgufValue.texts(texts(vocabulary.path("merges"))));
    values.put("tokenizer.ggml.token_type", wholes(vocabulary.path("types")));
    values.put("tokenizer.ggml.bos_token_id", new GgufValue.Whole(0));
    compare("pre-" + pre, new Tokenizer(GgufTokenizer.read(new GgufMetadata(values))));
  }

  private static void compare(String name, Tokenizer tokenizer) {
    for (var i = 0; i < REFERENCE.path("texts").size(); i++) {
      var text = REFERENCE.path("texts").path(i).asText();
      var expected = REFERENCE.path("ids").path(name).path(i);
      assertThat(tokenizer.encode(text)).as(text).isEqualTo(ints(expected.path(0)));
      assertThat(tokenizer.encodePrompt(text))
          .as(text)
          .isEqualTo(begunOnce(text, expected.path(1)));
    }
  }

  // llama.cpp begins a text twice that spells the beginning itself, and warns about it.
  private static int[] begunOnce(String text, JsonNode ids) {
    var all = ints(ids);
    var twice = text.startsWith("<s>") && all.length > 1 && all[0] == all[1];
    return twice ? Arrays.copyOfRange(all, 1, all.length) : all;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static GgufValue wholes(JsonNode array) {
    return GgufValue.wholes(IntStream.of(ints(array)).boxed().toList());
  }

  private static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.path(i).asInt()).toArray();
  }

  private static Tokenizer sentencePieces(boolean prefix, int tied) {
    var values = new LinkedHashMap<String, GgufValue>();
    var scores =
        StreamSupport.stream(REFERENCE.path("scores").spliterator(), false)
            .<GgufValue>map(s -> new GgufValue.Real(Math.floor(s.asDouble() / tied)))
            .toList();
    values.put("tokenizer.ggml.model", new GgufValue.Text("llama"));
    values.put("tokenizer.ggml.tokens", GgufValue.texts(texts(REFERENCE.path("tokens"))));
    values.put("tokenizer.ggml.scores", new GgufValue.Array(scores));
    values.put("tokenizer.ggml.token_type", wholes(REFERENCE.path("types")));
    values.put("tokenizer.ggml.add_bos_token", new GgufValue.Flag(prefix));
    values.put("tokenizer.ggml.add_space_prefix", new GgufValue.Flag(prefix));
    return new Tokenizer(GgufTokenizer.read(new GgufMetadata(values)));
  }

  @Test
  void what_sentence_piece_files_leave_out_is_as_in_llama_2() {
    var tokenizer = sentencePieces(true, 1);
    assertThat(tokenizer.bosId()).isEqualTo(1);
    assertThat(tokenizer.eosIds()).as("the end of text, and of a turn").containsExactly(2, 4);
  }

  @Property(tries = 300)
  void sentence_pieces_give_any_text_back(@ForAll @StringLength(max = 40) String any) {
    var text = new String(any.getBytes(UTF_8), UTF_8).replace("\u2581", " ");
    var tokenizer = sentencePieces(false, 1);
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
  }
}

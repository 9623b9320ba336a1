package org.vademecum.student.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** A SentencePiece vocabulary as Hugging Face's converter writes it, against their library. */
class SentencePieceJsonTest {
  private static final String NORMALIZER =
      """
      "normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},
        {"type":"Replace","pattern":{"String":" "},"content":"▁"}]},"pre_tokenizer":null""";
  private static final String GEMMA =
      """
      "normalizer":{"type":"Replace","pattern":{"String":" "},"content":"▁"},
      "pre_tokenizer":{"type":"Split","pattern":{"String":" "},"behavior":"MergedWithPrevious",
        "invert":false}""";
  private static final String METASPACE =
      """
      "normalizer":null,"pre_tokenizer":{"type":"Metaspace","replacement":"▁",
        "prepend_scheme":"%s","split":%s}""";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"normalizer", "gemma", "first false", "always true", "never false"})
  void gives_the_ids_of_hugging_face(String way) throws IOException {
    var json = tokenizer(steps(way));
    Files.writeString(folder.resolve("tokenizer.json"), json);
    var ours = new Tokenizer(TokenizerJson.read(folder, 1500));
    var options = Map.of("addSpecialTokens", "false", "truncation", "false");
    try (var stream = new ByteArrayInputStream(json.getBytes(UTF_8));
        var theirs = HuggingFaceTokenizer.newInstance(stream, options)) {
      for (var text : reference().path("texts")) {
        var expected = LongStream.of(theirs.encode(text.asText(), false, false).getIds());
        assertThat(ours.encodeWithSpecialTokens(text.asText()))
            .as(text.asText())
            .isEqualTo(expected.mapToInt(Math::toIntExact).toArray());
      }
    }
  }

  @Test
  void a_step_that_is_not_known_is_named() throws IOException {
    var json = tokenizer("\"normalizer\":{\"type\":\"Lowercase\"},\"pre_tokenizer\":null");
    Files.writeString(folder.resolve("tokenizer.json"), json);
    var fault = catchThrowableOfType(Fault.class, () -> TokenizerJson.read(folder, 1500));
    assertThat(fault.detail()).endsWith("not known: {\"type\":\"Lowercase\"}");
  }

  private static String steps(String way) {
    return switch (way) {
      case "normalizer" -> NORMALIZER;
      case "gemma" -> GEMMA;
      default -> METASPACE.formatted((Object[]) way.split(" ", -1));
    };
  }

  private static String tokenizer(String steps) throws IOException {
    var reference = reference();
    var root = (ObjectNode) Json.read("{\"version\":\"1.0\"," + steps + "}", "steps");
    var model = root.putObject("model").put("type", "BPE").put("unk_token", "<unk>");
    model.put("byte_fallback", true).put("fuse_unk", true);
    var vocabulary = model.putObject("vocab");
    var added = root.putArray("added_tokens");
    var scores = new HashMap<String, Double>();
    for (var id = 0; id < reference.path("tokens").size(); id++) {
      var token = reference.path("tokens").path(id).asText();
      var type = reference.path("types").path(id).asInt();
      vocabulary.put(token, id);
      if (type == TokenType.NORMAL.code()) {
        scores.put(token, reference.path("scores").path(id).asDouble());
      } else if (type != TokenType.BYTE.code()) {
        added.add(added(token, id, type));
      }
    }
    var merges = model.putArray("merges");
    merges(scores).forEach(merge -> merges.addArray().add(merge.getFirst()).add(merge.getLast()));
    return root.toString();
  }

  private static ObjectNode added(String token, int id, int type) {
    var node = Json.mapper().createObjectNode().put("id", id).put("content", token);
    node.put("single_word", false).put("lstrip", false).put("rstrip", false);
    return node.put("normalized", false).put("special", type != TokenType.USER_DEFINED.code());
  }

  private static List<List<String>> merges(Map<String, Double> scores) {
    var merges = new ArrayList<List<String>>();
    scores.forEach(
        (token, score) -> {
          for (var cut = 1; cut < token.length(); cut++) {
            var pair = List.of(token.substring(0, cut), token.substring(cut));
            if (scores.keySet().containsAll(pair)) {
              merges.add(pair);
            }
          }
        });
    merges.sort(
        Comparator.comparingDouble(
            pair -> -Objects.requireNonNull(scores.get(pair.getFirst() + pair.getLast()))));
    return merges;
  }

  private static JsonNode reference() throws IOException {
    try (var stream = SentencePieceJsonTest.class.getResourceAsStream("/foreign/tokenizers.json")) {
      return Json.mapper().readTree(Objects.requireNonNull(stream));
    }
  }
}

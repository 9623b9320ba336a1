package org.vademecum.serving.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vademecum.cli.Json;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.text.Language;

/**
 * A report written by hand and the truth about it.
 *
 * @param content the report's bytes in its own character set
 * @param unknown results whose names the pack did not have, judged by their printed ranges, and
 *     what they are where it has them by now
 * @param trap what the report tries, or empty
 * @param caught what must happen, in a sentence
 * @param expect the same for a program: {@code problem:CODE:a|b}, {@code finding:a|b}, {@code
 *     kind:k}, {@code status:CODE:s}, {@code parts:n}, {@code obs:CODE} or {@code text:REGEX}
 */
record WrittenReport(
    String id,
    Language language,
    Audience audience,
    String format,
    byte[] content,
    Gold gold,
    List<Named> unknown,
    String trap,
    String caught,
    List<String> expect) {

  /** What a name that the pack does not know must be judged as. */
  record Named(String name, String flag, String code) {}

  /** Reads JSON Lines. */
  static List<WrittenReport> read(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> of(Json.read(line, "case"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrittenReport of(JsonNode node) {
    var charset = Charset.forName(node.path("charset").asText("UTF-8"));
    var gold = node.path("gold");
    return new WrittenReport(
        node.path("id").asText(),
        Language.of(node.path("language").asText()),
        Audience.of(node.path("audience").asText()),
        node.path("format").asText(),
        node.path("report").asText().getBytes(charset),
        new Gold(
            list(gold.path("observations"), WrittenReport::expected),
            list(gold.path("patterns"), JsonNode::asText),
            list(gold.path("allowed"), JsonNode::asText),
            list(gold.path("forbidden"), JsonNode::asText)),
        list(
            node.path("unknown"),
            n ->
                new Named(
                    n.path("name").asText(), n.path("flag").asText(), n.path("code").asText())),
        node.path("trap").asText(),
        node.path("caught").asText(),
        list(node.path("expect"), JsonNode::asText));
  }

  private static Gold.Expected expected(JsonNode node) {
    return new Gold.Expected(
        node.path("code").asText(),
        node.path("flag").asText(),
        node.path("critical").asBoolean(),
        node.path("status").asText());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    var items = new ArrayList<T>();
    array.forEach(node -> items.add(read.apply(node)));
    return List.copyOf(items);
  }

  boolean isTrap() {
    return !trap.isEmpty();
  }

  /** Whether nothing in the report is abnormal, awaited or odd. */
  boolean isNormal() {
    return !isTrap()
        && unknown.isEmpty()
        && gold.patterns().isEmpty()
        && gold.observations().stream()
            .allMatch(o -> o.flag().equals("N") && o.status().equals("final"));
  }
}

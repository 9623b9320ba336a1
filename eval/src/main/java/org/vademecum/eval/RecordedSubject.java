package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Stage;

/**
 * Answers that were recorded before, from JSON Lines with {@code case}, {@code arm}? and {@code
 * text} or {@code answer}; also an earlier run's {@code answers.jsonl}. No model is asked. A case
 * that has no line counts as failed. A line's {@code confidence}, 0 to 1, is how sure its text is.
 */
final class RecordedSubject implements Subject {
  private static final String ONLY_ARM = "recorded";
  private static final String NO_MODEL = "none";

  private final String identity;
  private final Map<String, String> lines = new HashMap<>();
  private final Set<String> arms = new LinkedHashSet<>();
  private final Model model;

  private RecordedSubject(Path file, List<String> all) {
    this.identity = Stage.sha256(file);
    var number = 0;
    JsonNode named = null;
    for (var line : all) {
      number++;
      if (!line.isBlank()) {
        var parsed = parse(line, file, number);
        arms.add(arm(parsed));
        var repeat = parsed.path("repeat").asInt();
        lines.put(name(parsed.path("case").asText(), arm(parsed), repeat), line);
        // A template has no model; another arm of the same file may.
        named =
            named == null || named.path("name").asText().equals(NO_MODEL)
                ? parsed.path("answer").get("model")
                : named;
      }
    }
    if (lines.isEmpty()) {
      throw Fault.input("no-answers", "no answers in: " + file, "give a file with answers");
    }
    this.model =
        named == null
            ? new Model(String.valueOf(file.getFileName()), null)
            : new Model(named.path("name").asText(), text(named.path("sha256")));
  }

  /**
   * @throws Fault that names the first faulty line
   */
  static RecordedSubject read(Path file) {
    try {
      return new RecordedSubject(file, Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check --answers", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
  }

  private static JsonNode parse(String line, Path file, int number) {
    try {
      var parsed = Json.mapper().readTree(line);
      var whole =
          parsed.path("text").isTextual()
              || parsed.path("answer").isObject()
              || parsed.path("failure").isTextual();
      if (!parsed.path("case").isTextual() || !whole) {
        throw Fault.input(
            "faulty-answer",
            "case, or text or answer, is missing: " + file + ":" + number,
            "correct the line: {\"case\":…,\"text\":…}");
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw Fault.input("not-json", "not JSON: " + file + ":" + number, "correct the line", e);
    }
  }

  private static String name(String caseId, String arm, int repeat) {
    return AnswerLog.name(caseId, arm) + " " + repeat;
  }

  private static String arm(JsonNode line) {
    return line.path("arm").asText(ONLY_ARM);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  @Override
  public Reply reply(EvalCase asked, String arm, int repeat) {
    var line = lines.get(name(asked.id(), arm, repeat));
    if (line == null) {
      return Reply.failed("no recorded answer");
    }
    var parsed = Json.read(line, "recorded answer of " + asked.id());
    if (parsed.path("failure").isTextual()) {
      return Reply.failed(parsed.path("failure").asText()).retried(parsed.path("retries").asInt());
    }
    return Reply.answered(answer(parsed, asked))
        .retried(parsed.path("retries").asInt())
        .counted(number(parsed, "promptTokens"), number(parsed, "completionTokens"));
  }

  private JsonNode answer(JsonNode line, EvalCase asked) {
    if (line.path("answer").isObject()) {
      return line.path("answer");
    }
    var evidence =
        line.path("passages").isArray()
            ? line
            : asked.passages() == null ? null : PlainText.evidence(asked.passages());
    var answer =
        PlainText.interpretation(
            line.path("text").asText(), asked, model.name(), evidence, line.path("ms").asLong());
    if (line.path("confidence").isNumber()) {
      answer.set("confidence", line.path("confidence"));
    }
    return answer;
  }

  private static @Nullable Integer number(JsonNode line, String field) {
    return line.path(field).isInt() ? line.path(field).asInt() : null;
  }

  @Override
  public List<String> arms() {
    return List.copyOf(arms);
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public @Nullable Duration processorTime() {
    return null;
  }

  @Override
  public void close() {}
}

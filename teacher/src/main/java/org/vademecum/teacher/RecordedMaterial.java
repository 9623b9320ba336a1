package org.vademecum.teacher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/**
 * Everything in a pack's {@code teacher/} folder, typed and checked: each row has an origin, ids
 * are unique in their file, named passages exist in the row's language, and a verdict's hash is its
 * text's. A file that a pack does not have gives no rows. Formats: {@code docs/pack-format.md}.
 */
public record RecordedMaterial(
    List<Statement> statements,
    List<Explanation> explanations,
    List<Question> questions,
    List<RecordedVerdict> verdicts) {

  public RecordedMaterial {
    statements = List.copyOf(statements);
    explanations = List.copyOf(explanations);
    questions = List.copyOf(questions);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Reads a pack's material.
   *
   * @throws org.vademecum.cli.Fault of type {@code faulty-teacher-file} at the first faulty row
   */
  public static RecordedMaterial load(Pack pack) {
    return read(pack.folder().resolve("teacher"), pack.passages());
  }

  static RecordedMaterial read(Path folder, List<KnowledgePassage> known) {
    var passages = new HashMap<Language, Set<String>>();
    for (var passage : known) {
      passages.computeIfAbsent(passage.language(), l -> new HashSet<>()).add(passage.id());
    }
    return new RecordedMaterial(
        JsonRow.read(folder, "statements", "id", RecordedMaterial::statement),
        JsonRow.read(folder, "explanations", "id", row -> explanation(row, passages)),
        JsonRow.read(folder, "questions", "id", row -> question(row, passages)),
        verdicts(folder));
  }

  static List<RecordedVerdict> verdicts(Path folder) {
    return JsonRow.read(folder, "verdicts", "textSha256", RecordedMaterial::verdict);
  }

  static List<RecordedOutput> outputs(Path folder) {
    return JsonRow.read(folder, "outputs", "promptSha256", RecordedOutput::new);
  }

  private static Statement statement(JsonRow row) {
    return new Statement(
        row.text("id"),
        row.parsed("on", Statement.On::of),
        row.parsed("language", Language::of),
        row.parsed("audience", Audience::of),
        row.text("text"),
        row.text("origin"));
  }

  private static Explanation explanation(JsonRow row, Map<Language, Set<String>> passages) {
    var language = row.parsed("language", Language::of);
    return new Explanation(
        row.text("id"),
        known(row, row.text("passage"), passages.getOrDefault(language, Set.of())),
        language,
        row.parsed("audience", Audience::of),
        row.text("text"),
        row.text("origin"));
  }

  private static Question question(JsonRow row, Map<Language, Set<String>> passages) {
    var language = row.parsed("language", Language::of);
    var answer = new ArrayList<Question.Sentence>();
    for (var node : row.node().path("answer")) {
      var sentence = new JsonRow(row.file(), row.line(), node);
      answer.add(
          new Question.Sentence(
              known(row, sentence.text("passage"), passages.getOrDefault(language, Set.of())),
              sentence.text("text")));
    }
    var refusal = row.node().path("refuse").isTextual() ? row.text("refuse") : null;
    if (refusal != null && !Question.REFUSALS.contains(refusal)) {
      throw row.fault(
          "not a reason to refuse (" + String.join(", ", Question.REFUSALS) + ")", refusal);
    }
    if (answer.isEmpty() == (refusal == null)) {
      throw row.fault("a question is either answered or refused", row.text("id"));
    }
    return new Question(
        row.text("id"),
        language,
        row.parsed("audience", Audience::of),
        row.text("question"),
        answer,
        refusal,
        row.text("origin"));
  }

  private static String known(JsonRow row, String passage, Set<String> passages) {
    if (!passages.contains(passage)) {
      throw row.fault("no such passage in this language", passage);
    }
    return passage;
  }

  private static RecordedVerdict verdict(JsonRow row) {
    var document = new Document(row.text("id"), row.text("language"), row.text("text"));
    if (!document.textSha256().equals(row.text("textSha256"))) {
      throw row.fault("not the SHA-256 of the text", row.text("textSha256"));
    }
    var score = row.node().path("score");
    if (!score.isInt() || score.asInt() < 0 || score.asInt() > DocumentVerdict.BEST) {
      throw row.fault("a score is within 0 to 5", score);
    }
    var reasons = row.texts("reasons");
    if (reasons.isEmpty()) {
      throw row.fault("a verdict without a reason", row.text("id"));
    }
    return new RecordedVerdict(
        document, new DocumentVerdict(score.asInt(), reasons), row.text("origin"));
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * What people said of single sentences without seeing any verdict: a pack's {@code
 * eval/labels-*.jsonl}. A label holds for a case and the exact text of a sentence, so labels of an
 * earlier student count for those sentences that the next one says again.
 */
final class Labels {
  private static final Set<String> WORDS = Set.of("supported", "contradicted", "unsupported");

  private final Map<String, String> labels;
  private final Set<String> cases;

  private Labels(Map<String, String> labels, Set<String> cases) {
    this.labels = labels;
    this.cases = cases;
  }

  /**
   * The figures of one arm by labels.
   *
   * @param sentences content sentences of the answers of labelled cases
   * @param labelled of these, those that have a label
   * @param coverage their share; under 0.9 the two rates are not measurable
   * @param unlabelled of these, some that have none, each with its case
   * @param verifierMisses labelled unsupported or contradicted, and called supported
   * @param verifierMissRate among those labelled unsupported or contradicted
   * @param verifierFalseAlarms labelled supported, and called unsupported or contradicted
   */
  record Measured(
      String judgedBy,
      int responses,
      int sentences,
      int labelled,
      double coverage,
      Rate hallucinatedSentences,
      Rate hallucinatedResponses,
      int unlabelledCount,
      List<Sentence> unlabelled,
      List<Sentence> verifierMisses,
      Rate verifierMissRate,
      List<Sentence> verifierFalseAlarms) {}

  /** A sentence of a case's answer, with its label and the verifier's status. */
  record Sentence(
      @com.fasterxml.jackson.annotation.JsonProperty("case") String caseId,
      String text,
      @Nullable String label,
      String verifier) {}

  /**
   * The labels of a pack; none where it has no such file.
   *
   * @throws Fault of type {@code faulty-label} that names the first faulty line
   */
  static Labels of(Path pack) {
    var labels = new HashMap<String, String>();
    var cases = new java.util.HashSet<String>();
    var folder = pack.resolve("eval");
    if (!Files.isDirectory(folder)) {
      return new Labels(labels, cases);
    }
    try (var files = Files.newDirectoryStream(folder, "labels-*.jsonl")) {
      for (var file : files) {
        var number = 0;
        for (var line : Files.readAllLines(file)) {
          number++;
          if (!line.isBlank()) {
            add(parse(line, file, number), labels, cases, file + ":" + number);
          }
        }
      }
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read labels in: " + folder, "check them", e);
    }
    return new Labels(labels, cases);
  }

  private static JsonNode parse(String line, Path file, int number) {
    try {
      return Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw Fault.input("faulty-label", "not JSON: " + file + ":" + number, "correct it", e);
    }
  }

  private static void add(
      JsonNode line, Map<String, String> labels, Set<String> cases, String place) {
    var label = line.path("label").asText();
    if (!WORDS.contains(label) || !line.path("case").isTextual() || !line.has("sentence")) {
      throw Fault.input(
          "faulty-label",
          "not a label: " + label + " at " + place,
          "case, sentence, and one of supported, contradicted, unsupported");
    }
    var caseId = line.path("case").asText();
    cases.add(caseId);
    labels.put(key(caseId, line.path("sentence").asText()), label);
  }

  private static String key(String caseId, String sentence) {
    return caseId + "\n" + sentence.strip();
  }

  /** What people said of a sentence, where they said something. */
  Optional<String> of(EvalCase asked, String sentence) {
    return Optional.ofNullable(labels.get(key(asked.id(), sentence)));
  }

  /** The figures by arm, of those arms that have labelled sentences. */
  Map<String, Measured> measure(
      Path folder, List<EvalCase> asked, EvalRun run, AnswerJudge judge, Statistics statistics) {
    var measured = new LinkedHashMap<String, Measured>();
    if (labels.isEmpty()) {
      return measured;
    }
    var byId = asked.stream().collect(Collectors.toMap(EvalCase::id, c -> c, (a, b) -> a));
    for (var arm : run.results().keySet()) {
      var wanted =
          byId.keySet().stream()
              .filter(cases::contains)
              .map(id -> AnswerLog.name(id, arm))
              .collect(Collectors.toSet());
      var tally = new LabelTally(this);
      AnswerLog.replies(folder, wanted).values().stream()
          .sorted(java.util.Comparator.comparing(Reply::caseId))
          .forEach(
              r -> tally.add(java.util.Objects.requireNonNull(byId.get(r.caseId())), r, judge));
      if (tally.labelled() > 0) {
        measured.put(arm, tally.done(statistics));
      }
    }
    return measured;
  }
}

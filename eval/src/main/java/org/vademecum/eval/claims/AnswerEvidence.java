package org.vademecum.eval.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;

/** Turns an answer's JSON back into the records that the verifier reads. */
public final class AnswerEvidence {
  private AnswerEvidence() {}

  /**
   * Observations and findings of an answer, with passages of the pack in place of the answer's own.
   *
   * @throws Fault of type {@code faulty-answer} where the JSON is no interpretation
   */
  public static Evidence of(JsonNode answer, List<Passage> passages) {
    var observations = new ArrayList<Observation>();
    var findings = new ArrayList<Finding>();
    try {
      for (var observation : answer.path("observations")) {
        observations.add(Json.mapper().treeToValue(observation, Observation.class));
      }
      for (var finding : answer.path("findings")) {
        var read = Json.mapper().treeToValue(finding, Finding.class);
        findings.add(read.withPassages(List.of()));
      }
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "faulty-answer",
          "not an interpretation: " + e.getOriginalMessage(),
          "use a service of this version",
          e);
    }
    return new Evidence(observations, findings, passages, notes(answer), subject(answer));
  }

  private static List<String> notes(JsonNode answer) {
    var notes = new ArrayList<String>();
    answer.path("notes").forEach(n -> notes.add(n.path("text").asText()));
    return notes;
  }

  // Only the age may be said of a subject, so its sex is left alone.
  private static Subject subject(JsonNode answer) {
    var age = answer.path("subject").path("ageYears");
    return age.isNumber() ? new Subject(Sex.UNKNOWN, age.asDouble()) : Subject.UNKNOWN;
  }

  /**
   * All evidence of an answer with its own passages.
   *
   * @throws Fault of type {@code faulty-answer}
   */
  public static Evidence whole(JsonNode answer) {
    var passages = new ArrayList<Passage>();
    for (var p : answer.path("passages")) {
      passages.add(
          new Passage(
              p.path("id").asText(),
              p.path("title").asText(),
              p.path("source").asText(null),
              p.path("edition").asText(null),
              p.path("text").asText(),
              p.path("score").asDouble()));
    }
    return of(answer, passages);
  }

  /** The part of an answer's evidence that one of its sentences cites. */
  public static Evidence cited(JsonNode sentence, Evidence whole) {
    var findings =
        whole.findings().stream().filter(f -> has(sentence.path("findings"), f.id())).toList();
    var observations = findings.stream().flatMap(f -> f.observations().stream()).toList();
    return new Evidence(
        whole.observations().stream().filter(o -> observations.contains(o.id())).toList(),
        findings,
        whole.passages().stream().filter(p -> has(sentence.path("passages"), p.id())).toList(),
        whole.notes(),
        whole.subject());
  }

  private static boolean has(JsonNode array, String id) {
    for (var item : array) {
      if (item.asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Passages of the pack in a language.
   *
   * @throws Fault of type {@code no-such-passage}
   */
  public static List<Passage> passages(
      Pack pack, List<String> ids, Language language, String place) {
    return ids.stream().map(id -> passage(pack, id, language, place)).toList();
  }

  private static Passage passage(Pack pack, String id, Language language, String place) {
    return pack.passages().stream()
        .filter(p -> p.id().equals(id) && p.language() == language)
        .findFirst()
        .map(AnswerEvidence::passage)
        .orElseThrow(
            () ->
                Fault.input(
                    "no-such-passage",
                    "no such passage in " + language + ": " + id + ": " + place,
                    "name a passage of the pack's knowledge"));
  }

  private static Passage passage(KnowledgePassage passage) {
    return new Passage(
        passage.id(), passage.title(), passage.source(), passage.edition(), passage.text(), 1);
  }
}

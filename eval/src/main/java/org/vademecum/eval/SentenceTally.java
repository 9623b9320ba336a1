package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up the sentences of one answer. */
final class SentenceTally {
  private int sentences;
  private int student;
  private int studentStating;
  private int stating;
  private int unseenForms;
  private int unchecked;
  private int unsupported;
  private int invented;
  private int misattributed;
  private int citing;
  private int citingSupported;
  private int withPassages;
  private final List<CaseResult.Contradicted> contradicted = new ArrayList<>();
  private final Map<String, String> statements = new HashMap<>();

  void add(
      JsonNode sentence,
      String contradiction,
      NumberCheck numbers,
      JsonNode answer,
      Set<String> trainedForms) {
    sentences++;
    var written = sentence.path("origin").asText().equals("student");
    var status = sentence.path("status").asText();
    var states = !sentence.path("findings").isEmpty();
    stating += states ? 1 : 0;
    if (written) {
      student++;
      unchecked += status.equals("unchecked") ? 1 : 0;
      unsupported += status.equals("unsupported") || status.equals("contradicted") ? 1 : 0;
      studentStating += states && differs(sentence, answer) ? 1 : 0;
      unseenForms += trainedForms.contains(sentence.path("form").asText()) ? 0 : 1;
      if (!sentence.path("passages").isEmpty()) {
        withPassages++;
        citingSupported += status.equals("supported") ? 1 : 0;
      }
      citing += states || !sentence.path("passages").isEmpty() ? 1 : 0;
    }
    var found = numbers.of(sentence);
    invented += found.invented();
    misattributed += found.misattributed();
    if (!contradiction.isEmpty()) {
      contradicted.add(
          new CaseResult.Contradicted(
              sentence.path("text").asText(), sentence.path("origin").asText(), contradiction));
    }
  }

  private boolean differs(JsonNode sentence, JsonNode answer) {
    if (statements.isEmpty()) {
      answer
          .path("findings")
          .forEach(f -> statements.put(f.path("id").asText(), f.path("statement").asText()));
    }
    for (var finding : sentence.path("findings")) {
      if (statements.getOrDefault(finding.asText(), "").contains(sentence.path("text").asText())) {
        return false;
      }
    }
    return true;
  }

  CaseResult.Sentences done() {
    return new CaseResult.Sentences(
        sentences,
        stating,
        student,
        studentStating,
        unseenForms,
        unchecked,
        unsupported,
        invented,
        misattributed,
        citing,
        withPassages,
        citingSupported,
        List.copyOf(contradicted));
  }
}

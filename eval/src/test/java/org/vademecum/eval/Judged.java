package org.vademecum.eval;

import java.util.List;
import java.util.Map;

/** Results of cases for tests: a case is right, or gold contradicts one of its two sentences. */
final class Judged {
  private Judged() {}

  static CaseResult right(int number, String arm) {
    return of(number, arm, List.of());
  }

  static CaseResult wrong(int number, String arm) {
    return of(number, arm, List.of(new CaseResult.Contradicted("wrong", "student", "gold")));
  }

  private static CaseResult of(int number, String arm, List<CaseResult.Contradicted> contradicted) {
    return new CaseResult(
        "case-" + number,
        "scenario-" + number / 2,
        number % 2 == 0 ? "en" : "zh",
        "clinician",
        arm,
        "answered",
        List.of(),
        1,
        List.of(),
        List.of(),
        2,
        new CaseResult.Sentences(
            2, 2, 2, 1, 0, 0, contradicted.size(), 0, 0, 2, 0, 0, contradicted),
        0,
        5,
        null,
        Map.of("number", Map.of("supported", 3)));
  }
}

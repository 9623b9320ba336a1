package org.vademecum.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one arm did with one case; a line of {@code cases.jsonl}.
 *
 * @param outcome {@code answered}, {@code refused} or {@code failed}
 * @param criticalOmitted codes of critical results that the answer does not state
 * @param missed what gold expects and no sentence states
 * @param rejected sentences of the student that were dropped before the answer
 * @param failure why there is no answer
 */
public record CaseResult(
    String id,
    String scenario,
    String language,
    String audience,
    String arm,
    String outcome,
    List<String> criticalOmitted,
    int criticals,
    List<String> pendingInterpreted,
    List<String> missed,
    int expectedFindings,
    Sentences sentences,
    int rejected,
    long totalMs,
    @Nullable String failure) {

  /** A case without an answer: counted, never dropped. */
  static CaseResult failed(EvalCase asked, String arm, String why, int criticals, int expected) {
    return new CaseResult(
        asked.id(),
        asked.scenario(),
        asked.language(),
        asked.audience(),
        arm,
        "failed",
        asked.gold().observations().stream().filter(o -> o.critical()).map(o -> o.code()).toList(),
        criticals,
        List.of(),
        List.of(),
        expected,
        new Sentences(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
        0,
        0,
        why);
  }

  boolean answered() {
    return outcome.equals("answered");
  }

  /**
   * Counts over an answer's content sentences.
   *
   * @param stating sentences that state findings
   * @param student sentences that the student wrote
   * @param studentStating of these, those that state findings in another form than the finding's
   *     own
   * @param unseenForms of the student's, those whose form stands in no training text
   */
  public record Sentences(
      int all,
      int stating,
      int student,
      int studentStating,
      int unseenForms,
      int unchecked,
      int unsupported,
      int inventedNumbers,
      int misattributedReferences,
      int citing,
      int withPassages,
      int passagesSupported,
      List<Contradicted> contradicted) {}

  /** A sentence that gold contradicts, and why. */
  public record Contradicted(String text, String origin, String why) {}
}

package org.vademecum.eval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one arm did with one case; a line of {@code cases.jsonl}.
 *
 * @param outcome {@code answered}, {@code refused} or {@code failed}
 * @param criticalOmitted codes of critical results that the answer does not state
 * @param missed what gold expects and no sentence states
 * @param rejected sentences of the student that were dropped before the answer
 * @param failure why there is no answer
 * @param claims of student sentences, as the verifier reads them: kind to status to count
 * @param retries how often the subject was asked again
 * @param confidence how sure the answer says it is, 0 to 1; null where it does not say
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
    @Nullable String failure,
    Map<String, Map<String, Integer>> claims,
    int retries,
    @Nullable Integer promptTokens,
    @Nullable Integer completionTokens,
    @Nullable Double confidence) {
  public CaseResult {
    Objects.requireNonNull(sentences, "sentences"); // both are missing in results of old versions
    Objects.requireNonNull(claims, "claims");
  }

  /** A result of which nobody counted tokens or retries. */
  public CaseResult(
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
      @Nullable String failure,
      Map<String, Map<String, Integer>> claims) {
    this(
        id,
        scenario,
        language,
        audience,
        arm,
        outcome,
        criticalOmitted,
        criticals,
        pendingInterpreted,
        missed,
        expectedFindings,
        sentences,
        rejected,
        totalMs,
        failure,
        claims,
        0,
        null,
        null,
        null);
  }

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
        why,
        Map.of());
  }

  CaseResult withClaims(Map<String, Map<String, Integer>> verified) {
    return with(verified, retries, promptTokens, completionTokens, confidence);
  }

  CaseResult asked(int times, @Nullable Integer prompt, @Nullable Integer completion) {
    return with(claims, times, prompt, completion, confidence);
  }

  CaseResult sure(@Nullable Double howSure) {
    return with(claims, retries, promptTokens, completionTokens, howSure);
  }

  private CaseResult with(
      Map<String, Map<String, Integer>> verified,
      int times,
      @Nullable Integer prompt,
      @Nullable Integer completion,
      @Nullable Double said) {
    return new CaseResult(
        id,
        scenario,
        language,
        audience,
        arm,
        outcome,
        criticalOmitted,
        criticals,
        pendingInterpreted,
        missed,
        expectedFindings,
        sentences,
        rejected,
        totalMs,
        failure,
        verified,
        times,
        prompt,
        completion,
        said);
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

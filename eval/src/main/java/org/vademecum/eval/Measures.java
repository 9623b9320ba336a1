package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Every rate of an arm. One list for its figures, for differences between arms and for planning, so
 * that a name means the same in all of them.
 */
final class Measures {
  static final String UNSUPPORTED_SENTENCES = "unsupportedStudentSentences";

  /** Above this share of unchecked sentences a rate of unsupported ones says nothing. */
  private static final double MOST_UNCHECKED = 0.05;

  private static final List<String> CHECKED = List.of("supported", "unsupported", "contradicted");

  private static final List<String> COMPARED =
      List.of(
          "hallucinatedResponses",
          UNSUPPORTED_SENTENCES,
          "responsesWithInventedNumber",
          "criticalOmission",
          "findingRecall",
          "answerRate");

  private static final List<Measure> FIXED =
      List.of(
          new Measure("answerRate", Measures::answered, r -> 1, "none"),
          new Measure(
              "answerRateWithoutRepairedSentences",
              r -> r.answered() && r.rejected() == 0 ? 1 : 0,
              r -> 1,
              "verifier"),
          new Measure("hallucinatedResponses", Measures::hallucinated, Measures::answered, "gold"),
          new Measure(
              "responsesWithInventedNumber",
              r -> r.answered() && r.sentences().inventedNumbers() > 0 ? 1 : 0,
              Measures::answered,
              "gold"),
          new Measure(
              "responsesWithUnsupportedSentence",
              r -> r.answered() && r.sentences().unsupported() > 0 ? 1 : 0,
              Measures::answered,
              "verifier"),
          new Measure(
              "contradictedSentences",
              r -> r.sentences().contradicted().size(),
              r -> r.sentences().all(),
              "gold"),
          ofStudent(UNSUPPORTED_SENTENCES, r -> r.sentences().unsupported(), "verifier"),
          ofStudent("uncheckedShare", r -> r.sentences().unchecked(), "verifier"),
          new Measure(
              "criticalOmission", r -> r.criticalOmitted().size(), CaseResult::criticals, "gold"),
          new Measure(
              "findingRecall",
              r -> r.expectedFindings() - r.missed().size(),
              CaseResult::expectedFindings,
              "gold"),
          new Measure(
              "citationPrecision",
              r -> r.sentences().passagesSupported(),
              r -> r.sentences().withPassages(),
              "verifier"),
          ofStudent("citationRecall", r -> r.sentences().citing(), "verifier"),
          new Measure(
              "studentShare",
              r -> r.sentences().studentStating(),
              r -> r.sentences().stating(),
              "gold"),
          ofStudent("formsUnseenInTraining", r -> r.sentences().unseenForms(), "gold"));

  private Measures() {}

  private static Measure ofStudent(String name, ToDoubleFunction<CaseResult> hits, String judge) {
    return new Measure(name, hits, r -> r.sentences().student(), judge);
  }

  private static double answered(CaseResult result) {
    return result.answered() ? 1 : 0;
  }

  static double hallucinated(CaseResult result) {
    var sentences = result.sentences();
    return result.answered()
            && (!sentences.contradicted().isEmpty()
                || sentences.inventedNumbers() > 0
                || sentences.misattributedReferences() > 0)
        ? 1
        : 0;
  }

  /** All rates of these results: those of sentences and answers, then claims by kind. */
  static List<Measure> of(List<CaseResult> results) {
    var all = new ArrayList<>(FIXED);
    var kinds = new TreeSet<String>();
    kinds.add("");
    results.forEach(r -> kinds.addAll(r.claims().keySet()));
    for (var kind : kinds) {
      for (var status : List.of("unsupported", "contradicted")) {
        all.add(claims(kind, status));
      }
    }
    return all;
  }

  // Of student sentences, as the verifier reads them; by kind where there is such a claim.
  private static Measure claims(String kind, String status) {
    return new Measure(
        status + "Claims" + (kind.isEmpty() ? "" : "." + kind),
        r -> ClaimCounts.count(r.claims(), kind, List.of(status)),
        r -> ClaimCounts.count(r.claims(), kind, CHECKED),
        "verifier");
  }

  static Optional<Measure> named(String name, List<CaseResult> results) {
    return of(results).stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** Those in which arms are compared, the first one first. */
  static List<Measure> compared() {
    return COMPARED.stream()
        .flatMap(name -> FIXED.stream().filter(m -> m.name().equals(name)))
        .toList();
  }

  /** Whether a rate says something: one of unsupported sentences does not where few can be read. */
  static boolean measurable(Measure measure, List<CaseResult> results) {
    var unchecked = results.stream().mapToDouble(r -> r.sentences().unchecked()).sum();
    var student = results.stream().mapToDouble(r -> r.sentences().student()).sum();
    return !measure.name().equals(UNSUPPORTED_SENTENCES)
        || student == 0
        || unchecked / student <= MOST_UNCHECKED;
  }
}

package org.vademecum.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * The figures of one arm over a set of cases, by name, with who judged them. Counts have no
 * interval; rates have one.
 *
 * @param counts what was observed in all, by name
 * @param rates by name
 * @param judgedBy by name
 */
public record ArmMetrics(
    String arm,
    int cases,
    Map<String, Long> counts,
    Map<String, Rate> rates,
    Map<String, String> judgedBy,
    Map<String, Double> latencyMs,
    @Nullable Double cpuSecondsPerCase) {

  /** Above this share of unchecked sentences a rate of unsupported ones says nothing. */
  private static final double MOST_UNCHECKED = 0.05;

  private static final List<String> CHECKED = List.of("supported", "unsupported", "contradicted");

  static ArmMetrics of(
      String arm, List<CaseResult> results, Statistics statistics, @Nullable Double cpuSeconds) {
    var builder = new Builder(results, statistics);
    builder.count("inventedNumbers", r -> r.sentences().inventedNumbers(), "gold");
    builder.count("misattributedReferences", r -> r.sentences().misattributedReferences(), "gold");
    builder.count("criticalOmitted", r -> r.criticalOmitted().size(), "gold");
    builder.count("criticalExpected", r -> r.criticals(), "gold");
    builder.count("pendingInterpreted", r -> r.pendingInterpreted().size(), "gold");
    builder.count(
        "contradictedByGold", r -> r.sentences().contradicted().isEmpty() ? 0 : 1, "gold");
    builder.count("failed", r -> r.outcome().equals("failed") ? 1 : 0, "none");
    builder.count("refused", r -> r.outcome().equals("refused") ? 1 : 0, "none");
    builder.count("retries", CaseResult::retries, "none");
    builder.count("promptTokens", r -> orNought(r.promptTokens()), "none");
    builder.count("completionTokens", r -> orNought(r.completionTokens()), "none");
    builder.count("repairs", CaseResult::rejected, "verifier");
    builder.rate("answerRate", r -> r.answered() ? 1 : 0, r -> 1, "none");
    builder.rate(
        "answerRateWithoutRepairedSentences",
        r -> r.answered() && r.rejected() == 0 ? 1 : 0,
        r -> 1,
        "verifier");
    builder.rate("hallucinatedResponses", ArmMetrics::hallucinated, r -> answered(r), "gold");
    builder.rate(
        "responsesWithUnsupportedSentence",
        r -> r.answered() && r.sentences().unsupported() > 0 ? 1 : 0,
        r -> answered(r),
        "verifier");
    builder.rate(
        "contradictedSentences",
        r -> r.sentences().contradicted().size(),
        r -> r.sentences().all(),
        "gold");
    builder.rate(
        "unsupportedStudentSentences",
        r -> r.sentences().unsupported(),
        r -> r.sentences().student(),
        "verifier");
    builder.rate(
        "uncheckedShare", r -> r.sentences().unchecked(), r -> r.sentences().student(), "verifier");
    builder.rate(
        "criticalOmission", r -> r.criticalOmitted().size(), CaseResult::criticals, "gold");
    builder.rate(
        "findingRecall",
        r -> r.expectedFindings() - r.missed().size(),
        CaseResult::expectedFindings,
        "gold");
    builder.rate(
        "citationPrecision",
        r -> r.sentences().passagesSupported(),
        r -> r.sentences().withPassages(),
        "verifier");
    builder.rate(
        "citationRecall", r -> r.sentences().citing(), r -> r.sentences().student(), "verifier");
    builder.rate(
        "studentShare", r -> r.sentences().studentStating(), r -> r.sentences().stating(), "gold");
    builder.rate(
        "formsUnseenInTraining",
        r -> r.sentences().unseenForms(),
        r -> r.sentences().student(),
        "gold");
    claims(builder, results);
    builder.notMeasurableWhereUnchecked();
    return new ArmMetrics(
        arm,
        results.size(),
        builder.counts,
        builder.rates,
        builder.judgedBy,
        latency(results),
        cpuSeconds);
  }

  // Of student sentences, as the verifier reads them; by kind where there is such a claim.
  private static void claims(Builder builder, List<CaseResult> results) {
    var kinds = new TreeSet<String>();
    kinds.add("");
    results.forEach(r -> kinds.addAll(r.claims().keySet()));
    for (var kind : kinds) {
      var suffix = kind.isEmpty() ? "" : "." + kind;
      for (var status : List.of("unsupported", "contradicted")) {
        builder.rate(
            status + "Claims" + suffix,
            r -> ClaimCounts.count(r.claims(), kind, List.of(status)),
            r -> ClaimCounts.count(r.claims(), kind, CHECKED),
            "verifier");
      }
    }
  }

  private static int orNought(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
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

  private static Map<String, Double> latency(List<CaseResult> results) {
    var millis =
        results.stream().filter(CaseResult::answered).mapToDouble(CaseResult::totalMs).toArray();
    var percentiles = new LinkedHashMap<String, Double>();
    if (millis.length > 0) {
      Arrays.sort(millis);
      percentiles.put("p50", Statistics.percentile(millis, 0.5));
      percentiles.put("p95", Statistics.percentile(millis, 0.95));
      percentiles.put("p99", Statistics.percentile(millis, 0.99));
    }
    return percentiles;
  }

  /** Counts of a rate by cluster, for paired differences between arms. */
  static Statistics.Counts hallucinatedResponses(List<CaseResult> results) {
    var counts = new Statistics.Counts();
    results.forEach(r -> counts.add(r.scenario(), hallucinated(r), answered(r)));
    return counts;
  }

  private static final class Builder {
    private final List<CaseResult> results;
    private final Statistics statistics;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Rate> rates = new LinkedHashMap<>();
    private final Map<String, String> judgedBy = new LinkedHashMap<>();

    Builder(List<CaseResult> results, Statistics statistics) {
      this.results = results;
      this.statistics = statistics;
    }

    void count(String name, ToDoubleFunction<CaseResult> of, String judge) {
      counts.put(name, Math.round(results.stream().mapToDouble(of).sum()));
      judgedBy.put(name, judge);
    }

    void rate(
        String name,
        ToDoubleFunction<CaseResult> hits,
        ToDoubleFunction<CaseResult> units,
        String judge) {
      var byCluster = new Statistics.Counts();
      results.forEach(
          r -> byCluster.add(r.scenario(), hits.applyAsDouble(r), units.applyAsDouble(r)));
      rates.put(name, statistics.rate(byCluster));
      judgedBy.put(name, judge);
    }

    void notMeasurableWhereUnchecked() {
      var unchecked = rates.get("uncheckedShare");
      var unsupported = rates.get("unsupportedStudentSentences");
      if (unchecked != null
          && unsupported != null
          && unchecked.value() != null
          && unchecked.value() > MOST_UNCHECKED) {
        rates.put(
            "unsupportedStudentSentences",
            new Rate(null, null, null, unsupported.n(), unsupported.clusters(), "not measurable"));
      }
    }
  }
}

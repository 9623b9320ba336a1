package org.vademecum.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Measures.of(results).forEach(builder::rate);
    return new ArmMetrics(
        arm,
        results.size(),
        builder.counts,
        builder.rates,
        builder.judgedBy,
        latency(results),
        cpuSeconds);
  }

  private static int orNought(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
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

    void rate(Measure measure) {
      var rate = statistics.rate(measure.counts(results));
      rates.put(
          measure.name(),
          Measures.measurable(measure, results)
              ? rate
              : new Rate(null, null, null, rate.n(), rate.clusters(), "not measurable"));
      judgedBy.put(measure.name(), measure.judgedBy());
    }
  }
}

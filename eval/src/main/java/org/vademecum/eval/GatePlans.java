package org.vademecum.eval;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.GatePlan;
import org.vademecum.eval.statistics.Plan;
import org.vademecum.eval.statistics.Statistics;

/**
 * What a gate needs before it can pass: how many clusters at best, and how many if things are as an
 * earlier run measured them, with the cases that a cluster has there. A gate on a count is judged
 * as observed and needs none; what its run can show at most is said instead.
 */
final class GatePlans {
  private static final Set<String> COUNTS =
      ArmMetrics.of("", List.of(), new Statistics(0), null).counts().keySet();

  private final @Nullable FinishedEval earlier;

  GatePlans(@Nullable FinishedEval earlier) {
    this.earlier = earlier;
  }

  /**
   * A line of the plan.
   *
   * @param atBest in words, such as {@code 72 clusters}
   */
  record Row(String gate, String atBest, String asMeasured, String why) {}

  List<Row> of(List<Gates.Gate> gates) {
    return gates.stream().map(this::of).toList();
  }

  private Row of(Gates.Gate gate) {
    var max = gate.max();
    var limit = max != null ? max : Objects.requireNonNull(gate.min());
    var name = gate.arm() + " " + gate.metric() + (max != null ? " <= " : " >= ") + number(limit);
    var results = results(gate.arm());
    var measure = Measures.named(gate.metric(), results);
    if (measure.isEmpty()) {
      return COUNTS.contains(gate.metric())
          ? new Row(name, "any", "any", count(results))
          : new Row(name, Figures.NOTHING, Figures.NOTHING, "no such metric in this run");
    }
    if (max != null ? limit <= 0 : limit >= 1) {
      return new Row(name, "none would do", "none would do", "no interval ends at its own limit");
    }
    var counts = measure.get().counts(results);
    var measured = counts.rows().isEmpty() ? null : Plan.measured(counts);
    var plan =
        max != null
            ? GatePlan.atMost(name, limit, measured)
            : GatePlan.atLeast(name, limit, measured);
    var now = counts.rows().size();
    return new Row(
        name,
        clusters(plan.atBest(), measured),
        plan.asMeasured() == null ? Figures.NOTHING : clusters(plan.asMeasured(), measured),
        measured == null && earlier != null
            ? "the earlier run has no such arm"
            : plan.why() + (measured == null ? "" : "; it had " + now + " clusters"));
  }

  private List<CaseResult> results(String arm) {
    return earlier == null ? List.of() : earlier.cases().getOrDefault(arm, List.of());
  }

  private static String count(List<CaseResult> results) {
    var clusters = (int) results.stream().map(CaseResult::scenario).distinct().count();
    return clusters == 0
        ? "a count is judged as observed"
        : String.format(
            Locale.ROOT,
            "a count is judged as observed; none in %d clusters shows less than %.1f%%",
            clusters,
            100 * Statistics.exact(0, clusters)[1]);
  }

  private static String clusters(int number, Plan.@Nullable Measured measured) {
    return measured == null
        ? number + " clusters"
        : String.format(
            Locale.ROOT,
            "%d clusters, %.0f cases",
            number,
            Math.ceil(number * measured.casesPerCluster() - 1e-9));
  }

  private static String number(double limit) {
    return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vademecum.eval.statistics.Plan;
import org.vademecum.eval.statistics.Statistics;

/**
 * The least differences between an earlier run's arms that its cases could have shown with power
 * 0.8, and how many clusters would show the difference that was seen.
 */
final class DifferencePlans {
  private DifferencePlans() {}

  /** A line of the plan. */
  record Row(String arms, String measure, int clusters, String least, String seen, String needs) {}

  static List<Row> of(FinishedEval earlier) {
    var arms = new ArrayList<PairedDifference.Arm>();
    earlier.cases().forEach((name, cases) -> arms.add(new PairedDifference.Arm(name, cases)));
    var rows = new ArrayList<Row>();
    for (var i = 0; i < arms.size(); i++) {
      for (var j = i + 1; j < arms.size(); j++) {
        var both = arms.get(i).ids();
        both.retainAll(arms.get(j).ids());
        rows.addAll(between(arms.get(i).of(both), arms.get(j).of(both)));
      }
    }
    return rows;
  }

  private static List<Row> between(PairedDifference.Arm first, PairedDifference.Arm second) {
    var rows = new ArrayList<Row>();
    for (var measure : Measures.compared()) {
      var a = measure.counts(first.cases());
      var b = measure.counts(second.cases());
      var clusters = paired(a, b);
      if (clusters > 1) {
        rows.add(row(second.name() + " minus " + first.name(), measure, b, a, clusters));
      }
    }
    return rows;
  }

  private static Row row(
      String arms, Measure measure, Statistics.Counts one, Statistics.Counts other, int clusters) {
    var deviation = Plan.deviation(one, other);
    var seen = rate(one) - rate(other);
    var needs = seen == 0 ? Figures.NOTHING : "" + Plan.clustersForDifference(seen, deviation);
    // Arms that agree in every cluster show no deviation, and so nothing of what could be shown.
    var least = deviation == 0 ? Double.NaN : Plan.detectableDifference(clusters, deviation);
    return new Row(
        arms,
        MetricNames.of(measure.name()).en(),
        clusters,
        deviation == 0 ? Figures.NOTHING : points(least),
        points(seen),
        deviation == 0 ? Figures.NOTHING : needs);
  }

  private static int paired(Statistics.Counts first, Statistics.Counts second) {
    var others = second.byCluster();
    return (int)
        first.byCluster().entrySet().stream()
            .filter(e -> e.getValue()[1] > 0)
            .filter(e -> others.getOrDefault(e.getKey(), new double[2])[1] > 0)
            .count();
  }

  private static double rate(Statistics.Counts counts) {
    return Plan.measured(counts).rate();
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f", 100 * difference);
  }
}

package org.vademecum.eval.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.vademecum.eval.statistics.Calibration;
import org.vademecum.eval.statistics.ClusterBootstrap;
import org.vademecum.eval.statistics.RankedScores;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.RiskCoverage;
import org.vademecum.eval.statistics.Statistics;

/**
 * How well unsupported responses are found, each figure with its interval over groups. The class
 * that is looked for is the unsupported one: precision is the share of flagged responses that are
 * unsupported, recall the share of unsupported ones that are flagged.
 */
public final class DetectorMetrics {
  private DetectorMetrics() {}

  /** Figures for the labelled pairs among these, with the baselines beside them. */
  public static Map<String, Object> of(
      List<Pair> pairs, List<ScoredPair> scored, double threshold, long seed) {
    var metrics = of(Flagged.scored(pairs, scored, threshold), seed);
    metrics.put("threshold", threshold);
    metrics.putAll(DetectorTraining.baselines(pairs, seed));
    return metrics;
  }

  static Map<String, Object> of(List<Flagged> rows, long seed) {
    var metrics = new LinkedHashMap<String, Object>();
    var ranked =
        rows.stream()
            .map(r -> new RankedScores.Scored(r.group(), r.score(), r.supported()))
            .toList();
    var clusters = rows.stream().map(Flagged::group).toList();
    var bootstrap = new ClusterBootstrap(seed);
    metrics.put("n", rows.size());
    metrics.put("unsupported", rows.stream().filter(r -> !r.supported()).count());
    metrics.put("auroc", new RankedScores(ranked).auroc(seed));
    metrics.put("precisionUnsupported", share(rows, Flagged::flagged, r -> !r.supported(), seed));
    metrics.put("recallUnsupported", share(rows, r -> !r.supported(), Flagged::flagged, seed));
    metrics.put("falseAlarms", share(rows, Flagged::supported, Flagged::flagged, seed));
    metrics.put("f1Unsupported", figure(rows, clusters, bootstrap, Confusion::f1));
    metrics.put("balancedAccuracy", figure(rows, clusters, bootstrap, Confusion::balancedAccuracy));
    var calibration = Calibration.of(ranked, seed);
    metrics.put("brier", calibration.brier());
    metrics.put("expectedCalibrationError", calibration.expectedError());
    metrics.put("aurc", RiskCoverage.of(ranked, seed).area());
    var kinds = kinds(rows, seed);
    if (!kinds.isEmpty()) {
      metrics.put("kinds", kinds);
    }
    return metrics;
  }

  private static Rate share(
      List<Flagged> rows,
      java.util.function.Predicate<Flagged> among,
      java.util.function.Predicate<Flagged> such,
      long seed) {
    var counts = new Statistics.Counts();
    rows.stream().filter(among).forEach(r -> counts.add(r.group(), such.test(r) ? 1 : 0, 1));
    return new Statistics(seed).rate(counts);
  }

  // Of each kind, the share that was caught, or of supported rows the share of false alarms.
  private static Map<String, Object> kinds(List<Flagged> rows, long seed) {
    var kinds = new TreeMap<String, Object>();
    for (var row : rows) {
      var kind = row.kind();
      if (kind != null && !kinds.containsKey(kind)) {
        var such = rows.stream().filter(r -> kind.equals(r.kind())).toList();
        var figures = new LinkedHashMap<String, Object>();
        if (such.stream().anyMatch(r -> !r.supported())) {
          figures.put("caught", share(such, r -> !r.supported(), Flagged::flagged, seed));
        }
        if (such.stream().anyMatch(Flagged::supported)) {
          figures.put("falseAlarms", share(such, Flagged::supported, Flagged::flagged, seed));
        }
        kinds.put(kind, figures);
      }
    }
    return kinds;
  }

  private record Confusion(double hit, double falseAlarm, double miss, double pass) {
    double f1() {
      return 2 * hit / (2 * hit + falseAlarm + miss);
    }

    double balancedAccuracy() {
      return (hit / (hit + miss) + pass / (pass + falseAlarm)) / 2;
    }
  }

  private static Rate figure(
      List<Flagged> rows,
      List<String> clusters,
      ClusterBootstrap bootstrap,
      ToDoubleFunction<Confusion> figure) {
    return bootstrap.interval(clusters, w -> figure.applyAsDouble(confusion(rows, w)));
  }

  private static Confusion confusion(List<Flagged> rows, double[] weights) {
    var counts = new double[4];
    for (var i = 0; i < weights.length; i++) {
      var row = rows.get(i);
      counts[(row.supported() ? 1 : 0) + (row.flagged() ? 0 : 2)] += weights[i];
    }
    return new Confusion(counts[0], counts[1], counts[2], counts[3]);
  }
}

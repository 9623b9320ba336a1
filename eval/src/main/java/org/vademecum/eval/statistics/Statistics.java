package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals over clusters. A rate is hits over units; units of a cluster stay together.
 *
 * <ul>
 *   <li>Percentile bootstrap over clusters (Davison and Hinkley, Bootstrap Methods and their
 *       Application, 1997, chapter 3.8), {@value #RESAMPLES} resamples, seeded.
 *   <li>Where no unit, or every unit, is a hit, resampling can't show any spread: the interval is
 *       Clopper and Pearson's (Biometrika 26, 1934) over clusters.
 * </ul>
 */
public final class Statistics {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;

  private final long seed;

  public Statistics(long seed) {
    this.seed = seed;
  }

  /** What resampling starts from. */
  public long seed() {
    return seed;
  }

  /** Hits and units by cluster. */
  public static final class Counts {
    private final Map<String, double[]> clusters = new LinkedHashMap<>();

    public void add(String cluster, double hits, double units) {
      var counts = clusters.computeIfAbsent(cluster, k -> new double[2]);
      counts[0] += hits;
      counts[1] += units;
    }

    /** Hits and units of every cluster that has units. */
    public List<double[]> rows() {
      return clusters.values().stream().filter(c -> c[1] > 0).map(double[]::clone).toList();
    }

    /** Hits and units by cluster, in the order in which clusters came. */
    public Map<String, double[]> byCluster() {
      var copy = new LinkedHashMap<String, double[]>();
      clusters.forEach((cluster, counts) -> copy.put(cluster, counts.clone()));
      return copy;
    }
  }

  /** The rate of hits among units. */
  public Rate rate(Counts counts) {
    var rows = counts.rows();
    var hits = rows.stream().mapToDouble(c -> c[0]).sum();
    var units = rows.stream().mapToDouble(c -> c[1]).sum();
    if (units == 0) {
      return new Rate(null, null, null, 0, 0, "nothing to measure");
    }
    var n = (int) Math.round(units);
    if (hits == 0 || hits == units) {
      var bounds = exact(hits == 0 ? 0 : rows.size(), rows.size());
      return new Rate(
          hits / units, bounds[0], bounds[1], n, rows.size(), "exact binomial over clusters");
    }
    var bounds = bootstrap(rows);
    return new Rate(hits / units, bounds[0], bounds[1], n, rows.size(), "cluster bootstrap");
  }

  /** The difference of two rates over the same clusters, first minus second. */
  public Rate difference(Counts first, Counts second) {
    var pairs = new ArrayList<double[]>();
    first.clusters.forEach(
        (cluster, a) -> {
          var b = second.clusters.get(cluster);
          if (b != null && a[1] > 0 && b[1] > 0) {
            pairs.add(new double[] {a[0], a[1], b[0], b[1]});
          }
        });
    if (pairs.isEmpty()) {
      return new Rate(null, null, null, 0, 0, "nothing to measure");
    }
    var random = new SplittableRandom(seed);
    var differences = new double[RESAMPLES];
    for (var r = 0; r < RESAMPLES; r++) {
      var sum = new double[4];
      for (var i = 0; i < pairs.size(); i++) {
        add(sum, pairs.get(random.nextInt(pairs.size())));
      }
      differences[r] = sum[0] / sum[1] - sum[2] / sum[3];
    }
    Arrays.sort(differences);
    var whole = new double[4];
    pairs.forEach(p -> add(whole, p));
    return new Rate(
        whole[0] / whole[1] - whole[2] / whole[3],
        percentile(differences, TAIL),
        percentile(differences, 1 - TAIL),
        (int) Math.round(whole[1]),
        pairs.size(),
        "paired cluster bootstrap");
  }

  /** Clopper-Pearson's 95% bounds of k successes in n trials. */
  public static double[] exact(int successes, int trials) {
    var low =
        successes == 0
            ? 0
            : BetaDistribution.of(successes, trials - successes + 1.0)
                .inverseCumulativeProbability(TAIL);
    var high =
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, trials - successes)
                .inverseCumulativeProbability(1 - TAIL);
    return new double[] {low, high};
  }

  private double[] bootstrap(List<double[]> rows) {
    var random = new SplittableRandom(seed);
    var rates = new double[RESAMPLES];
    for (var r = 0; r < RESAMPLES; r++) {
      var sum = new double[2];
      for (var i = 0; i < rows.size(); i++) {
        add(sum, rows.get(random.nextInt(rows.size())));
      }
      rates[r] = sum[1] == 0 ? 0 : sum[0] / sum[1];
    }
    Arrays.sort(rates);
    return new double[] {percentile(rates, TAIL), percentile(rates, 1 - TAIL)};
  }

  private static void add(double[] sum, double[] row) {
    for (var i = 0; i < sum.length; i++) {
      sum[i] += row[i];
    }
  }

  /** The percentile of sorted values by linear interpolation. */
  public static double percentile(double[] sorted, double share) {
    var position = share * (sorted.length - 1);
    var below = (int) Math.floor(position);
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}

package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Intervals for a statistic that is no plain rate, such as an area under a curve: the percentile
 * bootstrap over clusters (Davison and Hinkley, Bootstrap Methods and their Application, 1997,
 * chapter 3.8). A resample is given as how often each row counts, so that a statistic that needs
 * sorted rows sorts them once.
 *
 * <p>Where a share is 0 or 1 in every resample, no spread can be seen, and the bound is Clopper and
 * Pearson's over clusters. With one cluster there is no interval.
 */
public final class ClusterBootstrap {
  private static final int RESAMPLES = 1000;
  private static final double TAIL = 0.025;

  private final long seed;

  public ClusterBootstrap(long seed) {
    this.seed = seed;
  }

  /** A statistic of rows that count so often; NaN where it is not defined. */
  @FunctionalInterface
  public interface Weighted {
    double of(double[] weights);
  }

  /**
   * The statistic with its 95% interval.
   *
   * @param clusters the cluster of each row, in the order of the weights
   */
  public Rate interval(List<String> clusters, Weighted statistic) {
    var members = members(clusters);
    var ones = new double[clusters.size()];
    Arrays.fill(ones, 1);
    var value = clusters.isEmpty() ? Double.NaN : statistic.of(ones);
    if (!Double.isFinite(value)) {
      return new Rate(null, null, null, clusters.size(), members.size(), "nothing to measure");
    }
    if (members.size() == 1) {
      return new Rate(value, null, null, clusters.size(), 1, "one cluster: no interval");
    }
    var values = resampled(members, clusters.size(), statistic);
    if (values.length == 0) {
      return new Rate(value, null, null, clusters.size(), members.size(), "too few clusters");
    }
    if ((value == 0 || value == 1) && values[0] == values[values.length - 1]) {
      var bounds = Statistics.exact(value == 0 ? 0 : members.size(), members.size());
      return new Rate(
          value,
          bounds[0],
          bounds[1],
          clusters.size(),
          members.size(),
          "exact binomial over clusters");
    }
    return new Rate(
        value,
        Statistics.percentile(values, TAIL),
        Statistics.percentile(values, 1 - TAIL),
        clusters.size(),
        members.size(),
        "cluster bootstrap");
  }

  private double[] resampled(List<int[]> members, int rows, Weighted statistic) {
    var random = new SplittableRandom(seed);
    var values = new double[RESAMPLES];
    var weights = new double[rows];
    for (var r = 0; r < RESAMPLES; r++) {
      Arrays.fill(weights, 0);
      for (var i = 0; i < members.size(); i++) {
        for (var row : members.get(random.nextInt(members.size()))) {
          weights[row]++;
        }
      }
      values[r] = statistic.of(weights);
    }
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  private static List<int[]> members(List<String> clusters) {
    var rows = new LinkedHashMap<String, List<Integer>>();
    for (var i = 0; i < clusters.size(); i++) {
      rows.computeIfAbsent(clusters.get(i), k -> new ArrayList<>()).add(i);
    }
    return rows.values().stream()
        .map(r -> r.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}

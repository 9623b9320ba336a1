package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether two arms differ on the same clusters. If they do not, it is chance which arm got which of
 * a cluster's two results; so the two are swapped cluster by cluster, and p is the share of
 * swappings whose difference is at least as far from nought as the one that was seen (Fisher, The
 * Design of Experiments, 1935; sign flipping by exchangeability block as in Winkler and others,
 * NeuroImage 92, 2014). Up to {@value #MOST_ENUMERATED} clusters every swapping is tried; beyond,
 * {@value #SWAPPINGS} random ones, and p counts the seen one too, so that it is never 0 (Phipson
 * and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
 */
public final class PairedTest {
  private static final int MOST_ENUMERATED = 13;
  private static final int SWAPPINGS = 10_000;
  private static final double ROUNDING = 1e-12;

  private final long seed;

  public PairedTest(long seed) {
    this.seed = seed;
  }

  /**
   * A difference of two rates, first minus second.
   *
   * @param rate the difference with its interval by paired cluster bootstrap
   * @param p two-sided; null where there is nothing to compare
   * @param test how p was made
   */
  public record Difference(Rate rate, @Nullable Double p, String test) {}

  /** Compares two arms over the clusters that both have. */
  public Difference difference(Statistics.Counts first, Statistics.Counts second) {
    var rate = new Statistics(seed).difference(first, second);
    var pairs = pairs(first, second);
    if (pairs.isEmpty()) {
      return new Difference(rate, null, "nothing to measure");
    }
    return pairs.size() <= MOST_ENUMERATED
        ? new Difference(rate, enumerated(pairs), "all swappings of clusters")
        : new Difference(rate, sampled(pairs), "random swappings of clusters");
  }

  private static List<double[]> pairs(Statistics.Counts first, Statistics.Counts second) {
    var others = second.byCluster();
    var pairs = new ArrayList<double[]>();
    first
        .byCluster()
        .forEach(
            (cluster, a) -> {
              var b = others.get(cluster);
              if (b != null && a[1] > 0 && b[1] > 0) {
                pairs.add(new double[] {a[0], a[1], b[0], b[1]});
              }
            });
    return pairs;
  }

  private static double enumerated(List<double[]> pairs) {
    var seen = Math.abs(difference(pairs, i -> false));
    var all = 1 << pairs.size();
    var far = 0;
    for (var swapping = 0; swapping < all; swapping++) {
      var bits = swapping;
      if (Math.abs(difference(pairs, i -> (bits >> i & 1) == 1)) >= seen - ROUNDING) {
        far++;
      }
    }
    return (double) far / all;
  }

  private double sampled(List<double[]> pairs) {
    var random = new SplittableRandom(seed);
    var seen = Math.abs(difference(pairs, i -> false));
    var far = 1;
    for (var s = 0; s < SWAPPINGS; s++) {
      if (Math.abs(difference(pairs, i -> random.nextBoolean())) >= seen - ROUNDING) {
        far++;
      }
    }
    return far / (SWAPPINGS + 1.0);
  }

  private static double difference(List<double[]> pairs, java.util.function.IntPredicate swapped) {
    var sum = new double[4];
    for (var i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      var from = swapped.test(i) ? 2 : 0;
      for (var j = 0; j < 4; j++) {
        sum[j] += pair[(from + j) % 4];
      }
    }
    return sum[0] / sum[1] - sum[2] / sum[3];
  }
}

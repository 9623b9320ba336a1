package org.vademecum.eval.statistics;

import java.util.OptionalInt;

/**
 * How many clusters a conclusion needs, before they are asked. All bounds are 95%, two-sided.
 *
 * <p>For a rate that is seen at all the normal approximation is taken, widened by the design effect
 * 1 + (m - 1) rho of m cases a cluster (Kish, Survey Sampling, 1965). It is a plan, not a promise:
 * what is measured then has its own interval.
 */
public final class Plan {
  private static final double Z = 1.959963984540054;
  private static final double Z_POWER = 0.8416212335729143;
  private static final int MOST = 1_000_000;

  private Plan() {}

  /**
   * What an earlier run tells of a rate.
   *
   * @param rate hits over cases
   * @param casesPerCluster the mean
   * @param correlation of cases within a cluster, 0 to 1
   */
  public record Measured(double rate, double casesPerCluster, double correlation) {
    /** By how much clustering multiplies the variance. */
    public double designEffect() {
      return 1 + (Math.max(1, casesPerCluster) - 1) * correlation;
    }
  }

  /**
   * Reads an earlier run. The correlation is the analysis-of-variance estimate for proportions
   * (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 2003, chapter 15.2),
   * cut to 0 to 1; it is 0 where it can't be estimated.
   */
  public static Measured measured(Statistics.Counts counts) {
    var rows = counts.rows();
    var hits = rows.stream().mapToDouble(r -> r[0]).sum();
    var cases = rows.stream().mapToDouble(r -> r[1]).sum();
    if (cases == 0) {
      return new Measured(0, 1, 0);
    }
    var rate = hits / cases;
    var between = 0.0;
    var within = 0.0;
    var squares = 0.0;
    for (var row : rows) {
      var own = row[0] / row[1];
      between += row[1] * (own - rate) * (own - rate);
      within += row[1] * own * (1 - own);
      squares += row[1] * row[1];
    }
    var clusters = rows.size();
    if (clusters < 2 || cases <= clusters) {
      return new Measured(rate, cases / clusters, 0);
    }
    var meanBetween = between / (clusters - 1);
    var meanWithin = within / (cases - clusters);
    var size = (cases - squares / cases) / (clusters - 1);
    var total = meanBetween + (size - 1) * meanWithin;
    var correlation = total <= 0 ? 0 : (meanBetween - meanWithin) / total;
    return new Measured(rate, cases / clusters, Math.clamp(correlation, 0, 1));
  }

  /**
   * The least number of clusters, none of which shows the thing, whose Clopper-Pearson upper bound
   * is at most the limit: 1 - 0.025^(1/n) &lt;= limit.
   *
   * @throws IllegalArgumentException for a limit outside 0 to 1
   */
  public static int clustersForNone(double limit) {
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException("a limit lies between 0 and 1: " + limit);
    }
    var clusters = Math.max(1, (int) Math.ceil(Math.log(0.025) / Math.log1p(-limit)) - 1);
    while (Statistics.exact(0, clusters)[1] > limit) {
      clusters++;
    }
    return clusters;
  }

  /**
   * How many clusters bring the bound of a rate such as was measured to the right side of a gate's
   * limit; empty where the rate itself lies on the wrong side, so that no number would do.
   */
  public static OptionalInt clustersForRate(Measured measured, double limit) {
    var distance = Math.abs(limit - measured.rate());
    if (distance == 0) {
      return OptionalInt.empty();
    }
    if (measured.rate() == 0 || measured.rate() == 1) {
      return OptionalInt.of(clustersForNone(Math.min(distance, 1 - 1e-9)));
    }
    var cases =
        Z
            * Z
            * measured.rate()
            * (1 - measured.rate())
            * measured.designEffect()
            / (distance * distance);
    return OptionalInt.of(clusters(cases / measured.casesPerCluster()));
  }

  /**
   * How many clusters show a difference of two rates with power 0.8, if both arms answer the same
   * clusters and the differences of clusters vary as given (normal approximation; Fleiss, Levin and
   * Paik, 2003, chapter 4).
   *
   * @param deviation the standard deviation of a cluster's difference
   */
  public static int clustersForDifference(double difference, double deviation) {
    if (difference == 0) {
      throw new IllegalArgumentException("no number of clusters shows a difference of nought");
    }
    var ratio = (Z + Z_POWER) * deviation / difference;
    return clusters(ratio * ratio);
  }

  /** The least difference that so many clusters show with power 0.8. */
  public static double detectableDifference(int clusters, double deviation) {
    return (Z + Z_POWER) * deviation / Math.sqrt(clusters);
  }

  /** The standard deviation of the difference of two arms over the clusters that both have. */
  public static double deviation(Statistics.Counts first, Statistics.Counts second) {
    var others = second.byCluster();
    var differences =
        first.byCluster().entrySet().stream()
            .filter(e -> e.getValue()[1] > 0)
            .filter(e -> others.getOrDefault(e.getKey(), new double[2])[1] > 0)
            .mapToDouble(e -> share(e.getValue()) - share(others.get(e.getKey())))
            .toArray();
    var mean = java.util.Arrays.stream(differences).average().orElse(0);
    var squares = java.util.Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    return differences.length < 2 ? 0 : Math.sqrt(squares / (differences.length - 1));
  }

  private static double share(double @org.jspecify.annotations.Nullable [] counts) {
    return counts == null ? 0 : counts[0] / counts[1];
  }

  private static int clusters(double number) {
    return (int) Math.min(MOST, Math.max(2, Math.ceil(number - 1e-9)));
  }
}

package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a probability means what it says. The Brier score is the mean squared distance of the
 * probability from what happened (Brier, Monthly Weather Review 78, 1950); the expected calibration
 * error is the distance of said and seen within {@value #BINS} equally wide bins, weighted by how
 * many lie in each (Naeini, Cooper and Hauskrecht, AAAI 2015). Both are 0 at best; the second is 0
 * also for one who always says the base rate, so neither stands alone.
 */
public record Calibration(Rate brier, Rate expectedError, List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * A bin of the reliability diagram.
   *
   * @param said the mean probability, null for an empty bin
   * @param seen the share that was right, null for an empty bin
   */
  public record Bin(double from, double to, int n, @Nullable Double said, @Nullable Double seen) {}

  /**
   * Measures probabilities of being right.
   *
   * @throws IllegalArgumentException for a score that is no probability
   */
  public static Calibration of(List<RankedScores.Scored> scored, long seed) {
    for (var row : scored) {
      if (!(row.score() >= 0 && row.score() <= 1)) {
        throw new IllegalArgumentException("a probability lies within 0 to 1: " + row.score());
      }
    }
    var bootstrap = new ClusterBootstrap(seed);
    var clusters = scored.stream().map(RankedScores.Scored::cluster).toList();
    return new Calibration(
        bootstrap.interval(clusters, w -> brier(scored, w)),
        bootstrap.interval(clusters, w -> expectedError(scored, w)),
        bins(scored));
  }

  private static int bin(double score) {
    return Math.min(BINS - 1, (int) (score * BINS));
  }

  private static double brier(List<RankedScores.Scored> scored, double[] weights) {
    var sum = 0.0;
    var all = 0.0;
    for (var i = 0; i < weights.length; i++) {
      var distance = scored.get(i).score() - (scored.get(i).right() ? 1 : 0);
      sum += weights[i] * distance * distance;
      all += weights[i];
    }
    return all == 0 ? Double.NaN : sum / all;
  }

  private static double expectedError(List<RankedScores.Scored> scored, double[] weights) {
    var gaps = new double[BINS];
    var all = 0.0;
    for (var i = 0; i < weights.length; i++) {
      var row = scored.get(i);
      gaps[bin(row.score())] += weights[i] * (row.score() - (row.right() ? 1 : 0));
      all += weights[i];
    }
    var sum = 0.0;
    for (var gap : gaps) {
      sum += Math.abs(gap);
    }
    return all == 0 ? Double.NaN : sum / all;
  }

  private static List<Bin> bins(List<RankedScores.Scored> scored) {
    var bins = new ArrayList<Bin>();
    for (var b = 0; b < BINS; b++) {
      var number = b;
      var rows = scored.stream().filter(r -> bin(r.score()) == number).toList();
      var from = b / (double) BINS;
      var to = (b + 1) / (double) BINS;
      if (rows.isEmpty()) {
        bins.add(new Bin(from, to, 0, null, null));
      } else {
        var said = rows.stream().mapToDouble(RankedScores.Scored::score).sum() / rows.size();
        var right = rows.stream().filter(RankedScores.Scored::right).count();
        bins.add(new Bin(from, to, rows.size(), said, (double) right / rows.size()));
      }
    }
    return List.copyOf(bins);
  }
}

package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns a score into a probability by the rising step function that lies nearest to the labels in
 * squares, found by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, Annals of
 * Mathematical Statistics 26, 1955); for scores of classifiers: Zadrozny and Elkan, KDD 2002. It
 * supposes that a higher score is never less right, and nothing of its form; from few rows it
 * learns their noise. Between two steps it is drawn straight, beyond the first and last it is
 * level. Fit it only to scores of rows that the classifier did not see.
 *
 * @param scores where steps begin and end, ascending
 * @param values the probability at each, not falling
 */
public record Isotonic(double[] scores, double[] values) implements Calibrator {
  public Isotonic {
    if (scores.length != values.length || scores.length == 0) {
      throw new IllegalArgumentException(scores.length + " scores, " + values.length + " values");
    }
    scores = scores.clone();
    values = values.clone();
  }

  /** A row: a score, what was seen there, and how much that counts, above 0. */
  record Point(double score, double seen, double weight) {}

  /** Fits labels, all of which count the same. */
  static Isotonic fit(List<Double> scores, List<Boolean> labels) {
    return fit(
        IntStream.range(0, scores.size())
            .mapToObj(i -> new Point(scores.get(i), labels.get(i) ? 1 : 0, 1))
            .toList());
  }

  /**
   * Fits weighed rows. Rows of one score share one value, whatever their order.
   *
   * @throws IllegalArgumentException for no rows, or one without a finite score or weight above 0
   */
  static Isotonic fit(List<Point> points) {
    var pools = new ArrayList<Pool>();
    for (var pool : byScore(points)) {
      var last = pool;
      while (!pools.isEmpty() && pools.getLast().mean() >= last.mean()) {
        last = pools.removeLast().with(last);
      }
      pools.add(last);
    }
    var scores = new ArrayList<Double>();
    var values = new ArrayList<Double>();
    for (var pool : pools) {
      scores.add(pool.from());
      values.add(pool.mean());
      if (pool.to() > pool.from()) {
        scores.add(pool.to());
        values.add(pool.mean());
      }
    }
    return new Isotonic(array(scores), array(values));
  }

  private static List<Pool> byScore(List<Point> points) {
    var pools = new ArrayList<Pool>();
    for (var point : points.stream().sorted(Comparator.comparingDouble(Point::score)).toList()) {
      if (!Double.isFinite(point.score()) || !(point.weight() > 0)) {
        throw new IllegalArgumentException("no row to fit: " + point);
      }
      var pool = Pool.of(point);
      var tied = !pools.isEmpty() && pools.getLast().to() == point.score();
      pools.add(tied ? pools.removeLast().with(pool) : pool);
    }
    return pools;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Neighbours that share a value. */
  private record Pool(double from, double to, double sum, double weight) {
    static Pool of(Point point) {
      return new Pool(point.score(), point.score(), point.seen() * point.weight(), point.weight());
    }

    double mean() {
      return sum / weight;
    }

    Pool with(Pool next) {
      return new Pool(from, next.to, sum + next.sum, weight + next.weight);
    }
  }

  @Override
  public double probability(double score) {
    var found = Arrays.binarySearch(scores, score);
    if (found >= 0) {
      return values[found];
    }
    var above = -found - 1;
    if (above == 0) {
      return values[0];
    }
    if (above == scores.length) {
      return values[above - 1];
    }
    var share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return values[above - 1] + share * (values[above] - values[above - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Isotonic(var otherScores, var otherValues)
        && Arrays.equals(scores, otherScores)
        && Arrays.equals(values, otherValues);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scores) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Isotonic" + Arrays.toString(scores) + Arrays.toString(values);
  }
}

package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the classifier's scores compare with verdicts of the teacher that it has not seen (5-fold).
 *
 * @param verdicts how many were compared
 * @param exact share whose rounded score is the teacher's
 * @param withinOne share that is off by at most 1
 * @param meanError mean absolute difference
 * @param majority share that always saying the commonest score would get right
 * @param correlation Pearson's, of score and verdict; null where either does not vary
 * @param useful how well the two agree that a document is useful (3 points and more)
 * @param calibration scores in whole points beside the verdicts of the same documents
 */
public record ScoreAgreement(
    int verdicts,
    double exact,
    double withinOne,
    double meanError,
    double majority,
    @Nullable Double correlation,
    Useful useful,
    List<Bin> calibration) {
  private static final int SCORES = 6;
  private static final int USEFUL = 3;

  /** A verdict and the score that the classifier gave the same document. */
  record Pair(int verdict, double score) {}

  /**
   * Agreement on who is in.
   *
   * @param precision of those that the classifier finds useful, the share that the teacher does
   * @param recall of those that the teacher finds useful, the share that the classifier does
   * @param f1 harmonic mean of the two
   */
  public record Useful(double precision, double recall, double f1) {}

  /**
   * Documents whose score rounds to the same point.
   *
   * @param score mean of the scores
   * @param verdict mean of the verdicts
   */
  public record Bin(int documents, double score, double verdict) {}

  static ScoreAgreement of(List<Pair> pairs) {
    var counts = new int[SCORES];
    var exact = 0;
    var withinOne = 0;
    var error = 0.0;
    for (var pair : pairs) {
      counts[pair.verdict()]++;
      exact += Math.round(pair.score()) == pair.verdict() ? 1 : 0;
      withinOne += Math.abs(pair.score() - pair.verdict()) <= 1 ? 1 : 0;
      error += Math.abs(pair.score() - pair.verdict());
    }
    double n = Math.max(1, pairs.size());
    var commonest = java.util.Arrays.stream(counts).max().orElse(0);
    return new ScoreAgreement(
        pairs.size(),
        exact / n,
        withinOne / n,
        error / n,
        commonest / n,
        correlation(pairs),
        useful(pairs),
        calibration(pairs));
  }

  private static @Nullable Double correlation(List<Pair> pairs) {
    var x = pairs.stream().mapToDouble(Pair::score).average().orElse(0);
    var y = pairs.stream().mapToDouble(Pair::verdict).average().orElse(0);
    var xy = 0.0;
    var xx = 0.0;
    var yy = 0.0;
    for (var pair : pairs) {
      xy += (pair.score() - x) * (pair.verdict() - y);
      xx += (pair.score() - x) * (pair.score() - x);
      yy += (pair.verdict() - y) * (pair.verdict() - y);
    }
    return xx == 0 || yy == 0 ? null : xy / Math.sqrt(xx * yy);
  }

  private static Useful useful(List<Pair> pairs) {
    var both = count(pairs, p -> p.verdict() >= USEFUL && p.score() >= USEFUL);
    var found = count(pairs, p -> p.score() >= USEFUL);
    var there = count(pairs, p -> p.verdict() >= USEFUL);
    var precision = found == 0 ? 0 : both / found;
    var recall = there == 0 ? 0 : both / there;
    var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new Useful(precision, recall, f1);
  }

  private static double count(List<Pair> pairs, java.util.function.Predicate<Pair> which) {
    return pairs.stream().filter(which).count();
  }

  private static List<Bin> calibration(List<Pair> pairs) {
    var bins = new ArrayList<Bin>();
    for (var point = 0; point < SCORES; point++) {
      long rounded = point;
      var inside = pairs.stream().filter(p -> Math.round(p.score()) == rounded).toList();
      if (!inside.isEmpty()) {
        bins.add(
            new Bin(
                inside.size(),
                inside.stream().mapToDouble(Pair::score).average().orElse(0),
                inside.stream().mapToDouble(Pair::verdict).average().orElse(0)));
      }
    }
    return bins;
  }
}

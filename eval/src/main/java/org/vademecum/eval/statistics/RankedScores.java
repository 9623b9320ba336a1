package org.vademecum.eval.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores beside the truth, sorted once: how well they rank (area under the ROC curve), and how much
 * error is left if one answers only where they are high (risk and coverage).
 *
 * <p>The area under the ROC curve is the probability that a right one scores above a wrong one,
 * ties counting half (Mann and Whitney, Annals of Mathematical Statistics 18, 1947; Hanley and
 * McNeil, Radiology 143, 1982).
 */
public final class RankedScores {
  private final List<Scored> rows;
  private final int[] order;

  /**
   * One scored thing.
   *
   * @param score higher is more sure
   * @param right whether it was right
   */
  public record Scored(String cluster, double score, boolean right) {}

  public RankedScores(List<Scored> rows) {
    this.rows = List.copyOf(rows);
    this.order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> this.rows.get(i).score()))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The area under the ROC curve with its interval. */
  public Rate auroc(long seed) {
    return new ClusterBootstrap(seed).interval(clusters(), this::auroc);
  }

  List<String> clusters() {
    return rows.stream().map(Scored::cluster).toList();
  }

  List<Scored> rows() {
    return rows;
  }

  // Indices of rows, the least sure first.
  int[] order() {
    return order;
  }

  private double auroc(double[] weights) {
    var right = 0.0;
    var wrong = 0.0;
    var won = 0.0;
    for (var i = 0; i < order.length; ) {
      var tiedRight = 0.0;
      var tiedWrong = 0.0;
      var score = rows.get(order[i]).score();
      for (; i < order.length && rows.get(order[i]).score() == score; i++) {
        if (rows.get(order[i]).right()) {
          tiedRight += weights[order[i]];
        } else {
          tiedWrong += weights[order[i]];
        }
      }
      won += tiedRight * (wrong + tiedWrong / 2);
      right += tiedRight;
      wrong += tiedWrong;
    }
    return right == 0 || wrong == 0 ? Double.NaN : won / (right * wrong);
  }
}

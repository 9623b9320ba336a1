package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What answering less would save: the share of wrong answers (risk) among the surest ones, at every
 * share answered (coverage). The area under the curve (AURC) is the mean risk over all coverages
 * k/n (Geifman and El-Yaniv, Advances in Neural Information Processing Systems 30, 2017); the
 * excess is the area less that of the best possible order, which answers all right ones first
 * (Geifman, Uziel and El-Yaniv, ICLR 2019). Answers of the same score share their errors evenly, so
 * the order of a file changes nothing.
 *
 * @param curve one point a distinct score, the surest first; empty where there is nothing
 */
public record RiskCoverage(List<Point> curve, Rate area, Rate excess) {

  /** Of the surest share of answers, the share that is wrong; the score is the least among them. */
  public record Point(double coverage, double risk, double score) {}

  /** Measures. */
  public static RiskCoverage of(List<RankedScores.Scored> scored, long seed) {
    var ranked = new RankedScores(scored);
    var bootstrap = new ClusterBootstrap(seed);
    return new RiskCoverage(
        curve(scored),
        bootstrap.interval(ranked.clusters(), w -> area(ranked, w)),
        bootstrap.interval(ranked.clusters(), w -> area(ranked, w) - best(ranked, w)));
  }

  private static List<Point> curve(List<RankedScores.Scored> scored) {
    var surest =
        scored.stream()
            .sorted(Comparator.comparingDouble(RankedScores.Scored::score).reversed())
            .toList();
    var curve = new ArrayList<Point>();
    var wrong = 0;
    for (var i = 0; i < surest.size(); i++) {
      wrong += surest.get(i).right() ? 0 : 1;
      if (i + 1 == surest.size() || surest.get(i + 1).score() != surest.get(i).score()) {
        curve.add(new Point((i + 1.0) / surest.size(), wrong / (i + 1.0), surest.get(i).score()));
      }
    }
    return List.copyOf(curve);
  }

  private static double area(RankedScores ranked, double[] weights) {
    var order = ranked.order();
    var sum = 0.0;
    var answered = 0.0;
    var wrong = 0.0;
    for (var i = order.length - 1; i >= 0; ) {
      var score = ranked.rows().get(order[i]).score();
      var tied = 0.0;
      var tiedWrong = 0.0;
      for (; i >= 0 && ranked.rows().get(order[i]).score() == score; i--) {
        tied += weights[order[i]];
        tiedWrong += ranked.rows().get(order[i]).right() ? 0 : weights[order[i]];
      }
      for (var k = 1; k <= tied; k++) {
        sum += (wrong + tiedWrong * k / tied) / (answered + k);
      }
      answered += tied;
      wrong += tiedWrong;
    }
    return answered == 0 ? Double.NaN : sum / answered;
  }

  private static double best(RankedScores ranked, double[] weights) {
    var all = 0.0;
    var right = 0.0;
    for (var i = 0; i < weights.length; i++) {
      all += weights[i];
      right += ranked.rows().get(i).right() ? weights[i] : 0;
    }
    var sum = 0.0;
    for (var k = right + 1; k <= all; k++) {
      sum += (k - right) / k;
    }
    return all == 0 ? Double.NaN : sum / all;
  }
}

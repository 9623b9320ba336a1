package org.vademecum.student.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of two decoders that took turns, so that what else the machine does strikes both.
 *
 * @param pairs a round of this engine and the rival's that followed it
 */
record Comparison(List<Pair> pairs) {
  record Pair(Round ours, Round theirs) {}

  /**
   * @param median of the pairs' ratios, ours over theirs: above one is faster
   * @param lower the second smallest of them. Of nine pairs it is a lower bound of the true median
   *     at a confidence of 98%, whatever the distribution (the sign test's interval: {@code 1 - (1
   *     + n) / 2^n})
   */
  record Ratio(double median, double lower) {}

  Ratio ratio(ToDoubleFunction<Round> what) {
    var ratios =
        pairs.stream()
            .mapToDouble(p -> what.applyAsDouble(p.ours()) / what.applyAsDouble(p.theirs()))
            .toArray();
    Arrays.sort(ratios);
    return new Ratio(
        thousandths(Round.median(ratios)), thousandths(ratios[Math.min(1, ratios.length - 1)]));
  }

  private static double thousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}

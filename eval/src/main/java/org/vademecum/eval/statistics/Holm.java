package org.vademecum.eval.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Corrects p values for having looked several times: Holm's step-down method (Scandinavian Journal
 * of Statistics 6, 1979). The k-th smallest of m is multiplied by m - k + 1, never falls below the
 * one before it and never exceeds 1; the chance of any false alarm among all stays under the level.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p values, in the order given; null stays null and counts for nothing. */
  public static List<@Nullable Double> adjusted(List<@Nullable Double> values) {
    var order =
        IntStream.range(0, values.size())
            .filter(i -> values.get(i) != null)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> number(values, i)))
            .toList();
    var adjusted = new ArrayList<@Nullable Double>(values);
    var least = 0.0;
    for (var k = 0; k < order.size(); k++) {
      least = Math.max(least, Math.min(1, (order.size() - k) * number(values, order.get(k))));
      adjusted.set(order.get(k), least);
    }
    return adjusted;
  }

  private static double number(List<@Nullable Double> values, int at) {
    var value = values.get(at);
    return value == null ? 1 : value;
  }
}

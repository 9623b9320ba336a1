package org.vademecum.engine.judge;

import org.jspecify.annotations.Nullable;

/** Compares a value, which may carry a comparator, with a range. */
final class Comparison {
  private Comparison() {}

  /**
   * The flag of a value; {@code UNJUDGED} where a comparator leaves it open on which side of a
   * limit the value lies.
   */
  static Flag flag(double value, @Nullable String comparator, RangeText range) {
    if (comparator == null) {
      return below(value, range) ? Flag.L : above(value, range) ? Flag.H : Flag.N;
    }
    var upperBound = comparator.startsWith("<");
    if (upperBound) {
      if (range.low() != null && range.low() > 0 && value <= range.low()) {
        return Flag.L;
      }
      var openBelow = range.low() == null || range.low() <= 0;
      return openBelow && (range.high() == null || value <= range.high()) ? Flag.N : Flag.UNJUDGED;
    }
    if (range.high() != null && value >= range.high()) {
      return Flag.H;
    }
    return range.high() == null && range.low() != null && value >= range.low()
        ? Flag.N
        : Flag.UNJUDGED;
  }

  private static boolean below(double value, RangeText range) {
    var low = range.low();
    return low != null && (value < low || (value == low && !range.lowIncluded()));
  }

  private static boolean above(double value, RangeText range) {
    var high = range.high();
    return high != null && (value > high || (value == high && !range.highIncluded()));
  }
}

package org.vademecum.intake;

import org.jspecify.annotations.Nullable;

/** Ranges that come as two limits, in the form that reports print. */
final class Ranges {
  private Ranges() {}

  /** {@code 3.5-5.1}, {@code <=5}, {@code >=3}, or null without limits. */
  static @Nullable String of(@Nullable String low, @Nullable String high) {
    if (low == null) {
      return high == null ? null : "<=" + high;
    }
    if (high == null) {
      return ">=" + low;
    }
    return low.startsWith("-") || high.startsWith("-") ? low + " - " + high : low + "-" + high;
  }
}

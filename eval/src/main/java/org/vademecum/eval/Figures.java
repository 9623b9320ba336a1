package org.vademecum.eval;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.Rate;

/** Rates as people read them. */
final class Figures {
  static final String NOTHING = "–";

  private Figures() {}

  /** Such as {@code 12.5%}. */
  static String percent(@Nullable Rate rate) {
    return rate == null || rate.value() == null ? NOTHING : percent(rate.value());
  }

  static String percent(@Nullable Double share) {
    return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** Such as {@code 12.5% (8.1–17.0)}. */
  static String interval(@Nullable Rate rate) {
    if (rate == null || rate.value() == null || rate.low() == null || rate.high() == null) {
      return rate == null || !rate.method().equals("not measurable") ? NOTHING : "not measurable";
    }
    return String.format(
        Locale.ROOT, "%.1f%% (%.1f–%.1f)", 100 * rate.value(), 100 * rate.low(), 100 * rate.high());
  }

  /** A difference in points, with its sign: {@code -3.1 (-6.0 to -0.2)}. */
  static String points(@Nullable Rate rate) {
    if (rate == null || rate.value() == null || rate.low() == null || rate.high() == null) {
      return rate == null || !rate.method().equals("not measurable") ? NOTHING : "not measurable";
    }
    return String.format(
        Locale.ROOT,
        "%+.1f (%+.1f to %+.1f)",
        100 * rate.value(),
        100 * rate.low(),
        100 * rate.high());
  }

  /** A p value: {@code 0.031}, or {@code <0.001}. */
  static String p(@Nullable Double p) {
    if (p == null) {
      return NOTHING;
    }
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A figure that is no share: {@code 0.031 (0.012–0.060)}. */
  static String plain(@Nullable Rate rate) {
    if (rate == null || rate.value() == null) {
      return NOTHING;
    }
    return rate.low() == null || rate.high() == null
        ? String.format(Locale.ROOT, "%.3f", rate.value())
        : String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", rate.value(), rate.low(), rate.high());
  }
}

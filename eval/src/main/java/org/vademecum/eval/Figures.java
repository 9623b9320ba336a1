package org.vademecum.eval;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Rate;

/** Rates as people read them. */
final class Figures {
  static final String NOTHING = "–";

  private static final String UNMEASURABLE = "not measurable";

  private Figures() {}

  /** Such as {@code 12.5%}. */
  static String percent(@Nullable Rate rate) {
    return rate == null || rate.value() == null ? NOTHING : percent(rate.value());
  }

  static String percent(@Nullable Double share) {
    return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** Such as {@code 12.5% (8.1–17.0)}; in English. */
  static String interval(@Nullable Rate rate) {
    return interval(rate, Language.EN);
  }

  /** Such as {@code 12.5% (8.1–17.0)}, or why there is no figure. */
  static String interval(@Nullable Rate rate, Language language) {
    if (rate == null || rate.value() == null || rate.low() == null || rate.high() == null) {
      return nothing(rate, language);
    }
    return String.format(
        Locale.ROOT, "%.1f%% (%.1f–%.1f)", 100 * rate.value(), 100 * rate.low(), 100 * rate.high());
  }

  /** The same for a page in both languages; HTML. */
  static String intervalInBoth(@Nullable Rate rate) {
    var english = interval(rate, Language.EN);
    var chinese = interval(rate, Language.ZH);
    return english.equals(chinese)
        ? Page.escape(english)
        : Page.inBoth(new Localized(english, chinese));
  }

  /** A difference in points, with its sign: {@code -3.1 (-6.0 to -0.2)}; in English. */
  static String points(@Nullable Rate rate) {
    return points(rate, Language.EN);
  }

  /** A difference in points, with its sign, or why there is no figure. */
  static String points(@Nullable Rate rate, Language language) {
    if (rate == null || rate.value() == null || rate.low() == null || rate.high() == null) {
      return nothing(rate, language);
    }
    return String.format(
        Locale.ROOT,
        language == Language.ZH ? "%+.1f (%+.1f 至 %+.1f)" : "%+.1f (%+.1f to %+.1f)",
        100 * rate.value(),
        100 * rate.low(),
        100 * rate.high());
  }

  private static String nothing(@Nullable Rate rate, Language language) {
    return rate == null || !rate.method().equals(UNMEASURABLE)
        ? NOTHING
        : Outcomes.name(UNMEASURABLE).in(language);
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

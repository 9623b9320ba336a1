package org.vademecum.corpus;

import java.util.Locale;

/** Shares in words, for the details of drops. */
final class Shares {
  private Shares() {}

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** A share beside the most that is allowed. */
  static String compared(double share, double most) {
    return percent(share) + ", most " + percent(most);
  }

  /** A share beside the least that is needed. */
  static String least(double share, double least) {
    return percent(share) + ", least " + percent(least);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

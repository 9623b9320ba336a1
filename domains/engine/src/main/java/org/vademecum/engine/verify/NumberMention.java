package org.vademecum.engine.verify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text.
 *
 * @param upper the other end of a range, or null
 * @param bound whether the words around it make it a bound
 * @param unit the unit behind it as printed, or null
 * @param word whether it is written as a word
 * @param counting whether a word for things that are counted follows
 * @param limitCue whether a word such as "reference" or "limit" stands before it in its clause
 */
record NumberMention(
    int start,
    int end,
    String text,
    BigDecimal value,
    @Nullable BigDecimal upper,
    Bound bound,
    @Nullable String unit,
    boolean word,
    boolean counting,
    boolean limitCue) {

  /** A number that stands for all below or above it. */
  enum Bound {
    NONE,
    BELOW,
    ABOVE;

    boolean opposite(Bound other) {
      return this != NONE && other != NONE && this != other;
    }
  }

  /** Decimals as written. */
  int decimals() {
    return Math.max(0, value.scale());
  }
}

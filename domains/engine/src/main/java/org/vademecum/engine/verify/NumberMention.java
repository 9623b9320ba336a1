package org.vademecum.engine.verify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text.
 *
 * @param upper the other end of a range, or null
 * @param bound whether the words around it make it a bound
 * @param unit the unit behind it as printed, or null
 * @param form how it is written
 * @param counting whether a word for things that are counted follows
 * @param limitCue whether a word such as "reference" or "limit" stands before it in its clause
 * @param sign whether a comparator is printed as a sign before it, and what that belongs to
 */
record NumberMention(
    int start,
    int end,
    String text,
    BigDecimal value,
    @Nullable BigDecimal upper,
    Bound bound,
    @Nullable String unit,
    Form form,
    boolean counting,
    boolean limitCue,
    Sign sign) {

  /** Whole numbers of so many digits are read as rounded where they end in zeros. */
  private static final int ROUNDED = 4;

  /** A number that stands for all below or above it. */
  enum Bound {
    NONE,
    BELOW,
    ABOVE;

    boolean opposite(Bound other) {
      return this != NONE && other != NONE && this != other;
    }
  }

  /** How a number is written: with digits, as a word, or as a grade such as {@code 2+}. */
  enum Form {
    DIGITS,
    WORD,
    GRADE
  }

  /**
   * A comparator printed as a sign. Behind "reference" it is part of the interval ("reference ≤10"
   * beside a value of 84); in brackets it may be.
   */
  enum Sign {
    NONE,
    PLAIN,
    BRACKETED,
    INTERVAL
  }

  boolean word() {
    return form == Form.WORD;
  }

  boolean grade() {
    return form == Form.GRADE;
  }

  /** By how much a figure may differ that rounds to this one; zeros at the end are rounded, too. */
  double step() {
    var plain = value.stripTrailingZeros();
    var digits = value.scale() > 0 || value.precision() < ROUNDED ? decimals() : plain.scale();
    return 0.5 * Math.pow(10, -digits) + 1e-9;
  }

  /** Decimals as written. */
  int decimals() {
    return Math.max(0, value.scale());
  }
}

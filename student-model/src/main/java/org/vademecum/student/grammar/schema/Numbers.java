package org.vademecum.student.grammar.schema;

import java.util.ArrayList;
import org.vademecum.student.grammar.CodePoints;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;

/** Numbers between limits, digit by digit. */
final class Numbers {
  /** Digits of a fraction: with ten before them a double still tells all from the limits. */
  private static final int FRACTION_DIGITS = 5;

  private static final Expression DIGIT = digits('0', '9');
  private static final Expression FRACTION =
      Expression.sequence(new Literal("."), Expression.repeat(DIGIT, 1, FRACTION_DIGITS));
  private static final Expression FRACTION_ABOVE_ZERO =
      Expression.sequence(
          new Literal("."),
          Expression.repeat(new Literal("0"), 0, FRACTION_DIGITS - 1),
          digits('1', '9'),
          Expression.repeat(DIGIT, 0, FRACTION_DIGITS - 1));

  private Numbers() {}

  /** A limit, which may itself be out of bounds. */
  record Limit(long value, boolean exclusive) {
    Limit negated() {
      return new Limit(-value, exclusive);
    }
  }

  private static Expression digits(int first, int last) {
    return first == last
        ? new Literal(Character.toString(first))
        : new OneOf(CodePoints.range(first, last));
  }

  /** The whole numbers from the first to the last, both included. */
  static Expression whole(long first, long last) {
    var alternatives = new ArrayList<Expression>();
    if (first < 0) {
      alternatives.add(Expression.sequence(new Literal("-"), natural(Math.max(1, -last), -first)));
    }
    if (last >= 0) {
      alternatives.add(natural(Math.max(0, first), last));
    }
    return Expression.choice(alternatives);
  }

  private static Expression natural(long first, long last) {
    var alternatives = new ArrayList<Expression>();
    for (var from = first; from <= last; ) {
      var low = Long.toString(from);
      var end = Math.min(last, Long.parseLong("9".repeat(low.length())));
      alternatives.add(sameLength(low, Long.toString(end)));
      from = end + 1;
    }
    return Expression.choice(alternatives);
  }

  private static Expression sameLength(String low, String high) {
    if (low.isEmpty()) {
      return Expression.EMPTY;
    }
    var rest = low.length() - 1;
    if (low.chars().allMatch(c -> c == '0') && high.chars().allMatch(c -> c == '9')) {
      return Expression.repeat(DIGIT, low.length(), low.length());
    }
    var first = low.charAt(0);
    var last = high.charAt(0);
    if (first == last) {
      return Expression.sequence(
          digits(first, first), sameLength(low.substring(1), high.substring(1)));
    }
    var alternatives = new ArrayList<Expression>();
    alternatives.add(
        Expression.sequence(digits(first, first), sameLength(low.substring(1), "9".repeat(rest))));
    if (last - first > 1) {
      alternatives.add(
          Expression.sequence(digits(first + 1, last - 1), Expression.repeat(DIGIT, rest, rest)));
    }
    alternatives.add(
        Expression.sequence(digits(last, last), sameLength("0".repeat(rest), high.substring(1))));
    return Expression.choice(alternatives);
  }

  /** The numbers between limits, which are not empty; without exponents. */
  static Expression between(Limit low, Limit high) {
    var alternatives = new ArrayList<Expression>();
    if (low.value < 0) {
      var least = high.value < 0 ? high.negated() : new Limit(0, true);
      addMagnitudes(alternatives, "-", least, low.negated());
    }
    if (high.value >= 0) {
      addMagnitudes(alternatives, "", low.value < 0 ? new Limit(0, false) : low, high);
    }
    return Expression.choice(alternatives);
  }

  private static void addMagnitudes(
      ArrayList<Expression> alternatives, String sign, Limit least, Limit most) {
    var from = least.value;
    var to = most.value;
    if (from < to) {
      var fraction = least.exclusive ? FRACTION_ABOVE_ZERO : Expression.optional(FRACTION);
      alternatives.add(Expression.sequence(new Literal(sign + from), fraction));
    }
    if (to - from > 1) {
      alternatives.add(
          Expression.sequence(
              new Literal(sign), natural(from + 1, to - 1), Expression.optional(FRACTION)));
    }
    if (!most.exclusive && (from < to || !least.exclusive)) {
      alternatives.add(new Literal(sign + to));
    }
  }
}

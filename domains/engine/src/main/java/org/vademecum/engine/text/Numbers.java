package org.vademecum.engine.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as reports print them, and numbers as answers print them. */
public final class Numbers {
  private static final Pattern PRINTED =
      Pattern.compile(
          "^(<=|>=|=<|=>|<|>|≤|≥)?\\s*([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|[+-]?\\.\\d+)"
              + "(?:[eE]([+-]?\\d{1,3}))?\\s*(?:[↑↓*]{1,3}|[HLhl]{1,2})?$");

  private Numbers() {}

  /**
   * A number as printed.
   *
   * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or null
   */
  public record Printed(double value, @Nullable String comparator) {}

  /** Full-width forms folded, blanks trimmed. */
  public static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('﹤', '<')
        .replace('﹥', '>')
        .replace('−', '-')
        .strip();
  }

  /**
   * Reads a result such as {@code 8.2}, {@code <0.01} or {@code 1,200↑}; empty for anything else.
   */
  public static Optional<Printed> read(String text) {
    var matcher = PRINTED.matcher(fold(text));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var digits = matcher.group(2).replace(",", "");
    var exponent = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    var value = Double.parseDouble(digits) * Math.pow(10, exponent);
    return Double.isFinite(value)
        ? Optional.of(new Printed(value, comparator(matcher.group(1))))
        : Optional.empty();
  }

  private static @Nullable String comparator(@Nullable String sign) {
    if (sign == null) {
      return null;
    }
    return switch (sign) {
      case "<=", "=<", "≤" -> "<=";
      case ">=", "=>", "≥" -> ">=";
      default -> sign;
    };
  }

  /** At most so many decimals, without trailing zeros: {@code 8.2}, {@code 115}. */
  public static String print(double value, int decimals) {
    var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    var plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    return plain.toPlainString();
  }

  /** With all its digits up to six decimals, for numbers that a report printed. */
  public static String print(double value) {
    return print(value, 6);
  }
}

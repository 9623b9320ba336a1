package org.vademecum.eval.perturb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Puts another number for one that the source has. The new one keeps its decimals, is nowhere in
 * the source, also not a power of ten away, and not near one that is. Numbers in names, list marks,
 * citations, and behind a comparison or an approximation are left alone: "more than 120" stays true
 * of 190.
 */
final class NumberEdit {
  static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\d.,^*/\\[(_-])\\d+(?:,\\d{3})*(?:\\.\\d+)?"
              + "(?![\\d\\]^*)'′]|[.,]\\d|[-‑–]\\p{L}|(?:st|nd|rd|th)\\b)");
  private static final Pattern LOOSE_BEFORE =
      Pattern.compile(
          "(?i)(?:over|than|least|most|above|below|under|exceed\\w*|up to|within|about|around"
              + "|approximately|nearly|roughly|almost|some|from|between|to|and|or|[<>≤≥~≈–-]"
              + "|超过|大于|高于|多于|至少|最多|低于|小于|少于|不足|不到|将近|大约|约|近|至|到|第)\\s*[$€£¥]?\\s*$");
  private static final Pattern LOOSE_AFTER =
      Pattern.compile(
          "(?i)^\\s*(?:\\+|\\S{0,12}(?: a day)? or (?:more|less|above|below)\\b|(?:or|to) \\d"
              + "|[-–~]\\s*\\d|\\S{0,10}?[及或]?以[上下]|左右|多|余|至|到|型|号|期|级|版|岁前|岁后)");

  // "CA 125", "types 16 and 18": a name, unless a unit follows.
  private static final Pattern NAME_BEFORE =
      Pattern.compile(
          "(?:\\b\\p{Lu}[\\p{Lu}\\d-]*|(?i)\\b(?:types?|grade|stage|phase|version|no\\.?))\\s*$");
  private static final Pattern UNIT_AFTER =
      Pattern.compile(
          "^\\s*(?:%|‰|°|[\\p{IsLatin}µμ]{1,6}/|(?:fL|pg|kPa|mmHg|mm|s|g|mg|kg|mL)\\b|10[*^])");
  private static final int TRIES = 40;
  private static final double NEAR = 0.05;

  private NumberEdit() {}

  /** A number of a text with where it stands. */
  record Found(int start, int end, String text) {
    BigDecimal value() {
      return new BigDecimal(text.replace(",", ""));
    }
  }

  static List<Found> numbers(String text) {
    var found = new ArrayList<Found>();
    var matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      found.add(new Found(matcher.start(), matcher.end(), matcher.group()));
    }
    return found;
  }

  /** Every run of digits of a source as a number, also within names. */
  static List<BigDecimal> values(String source) {
    var values = new ArrayList<BigDecimal>();
    var matcher =
        Pattern.compile("\\d+(?:\\.\\d+)?").matcher(source.replaceAll("(?<=\\d),(?=\\d{3})", ""));
    while (matcher.find()) {
      values.add(new BigDecimal(matcher.group()));
    }
    return values;
  }

  /** Numbers of a text that the source has, and that say exactly so much. */
  static List<Found> evidenced(String text, String source) {
    var values = values(source);
    return numbers(text).stream()
        .filter(n -> values.stream().anyMatch(v -> v.compareTo(n.value()) == 0))
        .filter(n -> !LOOSE_BEFORE.matcher(text.substring(0, n.start())).find())
        .filter(n -> !LOOSE_AFTER.matcher(text.substring(n.end())).find())
        .filter(n -> !name(text, n))
        .toList();
  }

  private static boolean name(String text, Found number) {
    return !number.text().contains(".")
        && NAME_BEFORE.matcher(text.substring(0, number.start())).find()
        && !UNIT_AFTER.matcher(text.substring(number.end())).find();
  }

  static Optional<Edit> of(String text, String source, SplittableRandom random) {
    var candidates = evidenced(text, source);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    var chosen = candidates.get(random.nextInt(candidates.size()));
    for (var i = 0; i < TRIES; i++) {
      var other = other(chosen, random);
      if (absent(other, source + " " + text)) {
        return Optional.of(
            Edit.replace(text, chosen.start(), chosen.end(), printed(other, chosen.text())));
      }
    }
    return Optional.empty();
  }

  private static BigDecimal other(Found number, SplittableRandom random) {
    var value = number.value();
    if (year(value)) {
      var years = 2 + random.nextInt(8);
      return value.add(BigDecimal.valueOf(random.nextBoolean() ? years : -years));
    }
    var factor = random.nextBoolean() ? random.nextDouble(0.4, 0.75) : random.nextDouble(1.35, 2.5);
    var other =
        value.multiply(BigDecimal.valueOf(factor)).setScale(value.scale(), RoundingMode.HALF_UP);
    var least = BigDecimal.ONE.movePointLeft(value.scale()).multiply(BigDecimal.TWO);
    return other.subtract(value).abs().compareTo(least) < 0 ? value.add(least) : other;
  }

  /** Whether no number of the source could be meant by it. */
  static boolean absent(BigDecimal number, String source) {
    for (var value : values(source)) {
      if (value
          .stripTrailingZeros()
          .unscaledValue()
          .equals(number.stripTrailingZeros().unscaledValue())) {
        return false;
      }
      var gap = value.subtract(number).abs().doubleValue();
      if (!year(number) && gap <= NEAR * Math.max(value.doubleValue(), number.doubleValue())) {
        return false;
      }
    }
    return number.signum() > 0;
  }

  private static boolean year(BigDecimal value) {
    return value.scale() == 0 && value.intValue() >= 1900 && value.intValue() <= 2100;
  }

  private static String printed(BigDecimal number, String like) {
    return like.contains(",")
        ? String.format(java.util.Locale.ROOT, "%,." + number.scale() + "f", number)
        : number.toPlainString();
  }
}

package org.vademecum.engine.judge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;

/** Values, intervals and limits in words, and a pack's statements with them filled in. */
public final class Phrases {
  private Phrases() {}

  /**
   * A result with its unit as printed, {@code 8.2 g/dL}, {@code 阴性}; in an answer of the other
   * language with the word for it in front, {@code negative (阴性)}, and a unit that only readers of
   * the report's language know by its symbol.
   */
  public static String value(Observation observation, Pack pack, Language language) {
    var printed = value(observation);
    if (isOf(language, printed)) {
      return printed;
    }
    if (observation.value() == null) {
      var bare = bare(observation);
      return pack.ordinals().stream()
          .filter(r -> r.printed().anyMatch(bare::equalsIgnoreCase))
          .findFirst()
          .map(r -> r.label().in(language))
          .filter(label -> !label.equalsIgnoreCase(bare))
          .map(label -> label + " (" + bare + ")")
          .orElse(printed);
    }
    return observation.value().equals(observation.canonicalValue())
        ? bare(observation) + " " + unit(observation.canonicalUnit())
        : printed;
  }

  // A sign such as "1+" is of both languages, and so is a Latin unit in a Chinese text.
  private static boolean isOf(Language language, String printed) {
    var han = printed.codePoints().anyMatch(Character::isIdeographic);
    return language == Language.EN ? !han : han || !printed.matches("(?i)[a-z][a-z -]*");
  }

  private static String bare(Observation observation) {
    var text = observation.text() == null ? "" : Numbers.fold(observation.text());
    return text.replaceAll("\\s*[↑↓*]+$", "");
  }

  /** A UCUM unit as people write it: {@code 10^9/L}, {@code mmHg}, {@code mIU/L}. */
  private static String unit(@Nullable String ucum) {
    return ucum == null
        ? ""
        : ucum.strip().replace("10*", "10^").replace("[Hg]", "Hg").replace("[IU]", "IU");
  }

  /** A result with its unit as printed: {@code 8.2 g/dL}, {@code 阴性}. */
  public static String value(Observation observation) {
    var bare = bare(observation);
    return observation.unit() == null || observation.value() == null
        ? bare
        : bare + " " + unit(observation.unit());
  }

  /** The same in an answer of a language: with a unit that its readers know. */
  public static String interval(Observation observation, Language language) {
    var interval = observation.interval();
    if (interval == null
        || interval.unit() == null
        || isOf(language, interval.unit())
        || !interval.unit().equals(observation.unit())
        || observation.value() == null
        || !observation.value().equals(observation.canonicalValue())) {
      return interval(observation);
    }
    return range(interval.low(), interval.high(), observation.canonicalUnit());
  }

  /**
   * The interval that decided, with its unit: {@code 115–150 g/L}, {@code <5 mg/L}; empty if none.
   */
  public static String interval(Observation observation) {
    var interval = observation.interval();
    return interval == null ? "" : range(interval.low(), interval.high(), interval.unit());
  }

  /** A range in words; empty without limits. */
  public static String range(@Nullable Double low, @Nullable Double high, @Nullable String unit) {
    var suffix = unit == null || unit.isBlank() || unit.equals("1") ? "" : " " + unit(unit);
    if (low != null && high != null) {
      return Numbers.print(low) + "–" + Numbers.print(high) + suffix;
    }
    if (high != null) {
      return "≤" + Numbers.print(high) + suffix;
    }
    return low == null ? "" : "≥" + Numbers.print(low) + suffix;
  }

  /** A number with its unit; the unit {@code 1} is not printed. */
  public static String quantity(double value, @Nullable String unit) {
    return range(null, value, unit).substring(1);
  }

  /**
   * A template with its {@code {placeholders}} filled. A bracket whose placeholder is empty goes
   * with it: "is high at 5 (reference {interval})" without an interval is "is high at 5".
   */
  public static String fill(String template, Map<String, String> values) {
    var text = template;
    for (var entry : values.entrySet()) {
      var placeholder = "{" + entry.getKey() + "}";
      if (entry.getValue().isEmpty()) {
        text =
            text.replaceAll(
                "\\s*[(（][^()（）]*" + java.util.regex.Pattern.quote(placeholder) + "[^()（）]*[)）]",
                "");
      }
      text = text.replace(placeholder, entry.getValue());
    }
    return text.replaceAll("\\s{2,}", " ").strip();
  }
}

package org.vademecum.engine.judge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.text.Numbers;

/**
 * A reference range as reports print it: {@code 3.5-5.1}, {@code 70_105}, {@code 3.5～5.1 mmol/L},
 * {@code <5}, {@code ≥60}, {@code 男: 130-175 女: 115-150}.
 *
 * @param low null where there is no lower limit
 * @param high null where there is no upper limit
 * @param lowIncluded whether a value at the lower limit is inside
 * @param highIncluded whether a value at the upper limit is inside
 */
record RangeText(
    @Nullable Double low, @Nullable Double high, boolean lowIncluded, boolean highIncluded) {

  private static final String NUMBER = "([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?)";
  private static final Pattern TWO_SIDED =
      Pattern.compile(
          "^[\\[(]?\\s*" + NUMBER + "\\s*(?:--?|_|~|–|—|―|to|至|到)\\s*" + NUMBER + "(?![\\d.]).*$");
  private static final Pattern ONE_SIDED =
      Pattern.compile("^[\\[(]?\\s*(<=|>=|<|>|≤|≥|=<|=>)\\s*=?\\s*" + NUMBER + "(?![\\d.]).*$");
  private static final Pattern WORDED =
      Pattern.compile(
          "^(?:(up to|less than|below|小于|低于)|(more than|above|greater than|at least|大于|高于))\\s*"
              + NUMBER
              + "(?![\\d.]).*$");
  private static final Pattern BY_SEX =
      Pattern.compile(
          "(?:(男性?|\\bmales?\\b|\\bm\\b|\\bmen\\b)|(女性?|\\bfemales?\\b|\\bf\\b|\\bwomen\\b))\\s*[:：]?\\s*"
              + "([<>≤≥=]*\\s*[\\d.,]+(?:\\s*(?:--?|_|~|–|—|to|至)\\s*[\\d.,]+)?)");

  /** Reads a printed range; empty where it is no range of numbers. */
  static Optional<RangeText> read(String printed, Sex sex) {
    var text = Numbers.fold(printed).toLowerCase(Locale.ROOT);
    if (text.length() > 200) {
      return Optional.empty();
    }
    var bySex = BY_SEX.matcher(text);
    var split = false;
    while (bySex.find()) {
      split = true;
      if ((bySex.group(1) != null && sex == Sex.MALE)
          || (bySex.group(2) != null && sex == Sex.FEMALE)) {
        return plain(bySex.group(3).strip());
      }
    }
    return split ? Optional.empty() : plain(text);
  }

  private static Optional<RangeText> plain(String text) {
    var two = TWO_SIDED.matcher(text);
    if (two.matches() && !two.group(1).isEmpty() && !two.group(2).isEmpty()) {
      var low = number(two.group(1));
      var high = number(two.group(2));
      return low != null && high != null && low < high
          ? Optional.of(new RangeText(low, high, true, true))
          : Optional.empty();
    }
    var one = ONE_SIDED.matcher(text);
    if (one.matches()) {
      return oneSided(one);
    }
    var worded = WORDED.matcher(text);
    if (worded.matches()) {
      var limit = number(worded.group(3));
      if (limit != null) {
        return Optional.of(
            worded.group(1) != null
                ? new RangeText(null, limit, true, true)
                : new RangeText(limit, null, true, true));
      }
    }
    return Optional.empty();
  }

  private static Optional<RangeText> oneSided(Matcher one) {
    var limit = number(one.group(2));
    if (limit == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (one.group(1)) {
          case "<" -> new RangeText(null, limit, true, false);
          case ">" -> new RangeText(limit, null, false, true);
          case ">=", "=>", "≥" -> new RangeText(limit, null, true, true);
          default -> new RangeText(null, limit, true, true);
        });
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text.replace(",", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

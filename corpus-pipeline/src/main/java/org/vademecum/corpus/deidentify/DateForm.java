package org.vademecum.corpus.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways in which a date is written. Each pattern names its groups: {@code y} year, {@code m}
 * month, {@code d} day; {@code a} and {@code b} where only the numbers or the rest of the document
 * tell which is which.
 */
enum DateForm {
  /** 2024-03-05, 2024/3/5, 2024.3.5 */
  YEAR_FIRST("(?<y>(?:19|20)\\d{2})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})" + DateForm.END),
  /** 05.03.2024, 3/5/2024, 3/5/24 */
  YEAR_LAST(
      "(?<a>\\d{1,2})(?<s>[-/.])(?<b>\\d{1,2})\\k<s>(?<y>(?:19|20)\\d{2}|(?<=/)\\d{2})"
          + DateForm.END),
  /** 2024年3月5日, 2024年3月 */
  CHINESE(
      "(?<y>(?:19|20)\\d{2}|\\d{2}) ?年 ?(?<m>1[0-2]|0?[1-9]) ?月(?: ?(?<d>3[01]|[12]\\d|0?[1-9]) ?[日号])?"),
  /** 3月5日 */
  CHINESE_DAY("(?<m>1[0-2]|0?[1-9]) ?月 ?(?<d>3[01]|[12]\\d|0?[1-9]) ?[日号]"),
  /** 5 Mar 2024, 5th of March, 05-MAR-2024 */
  DAY_MONTH(
      "(?<d>\\d{1,2})(?<o>st|nd|rd|th)?(?: of)?[ -](?<m>"
          + DateForm.MONTHS
          + ")(?![A-Za-z])\\.?(?:,?[ -](?<y>(?:19|20)\\d{2}))?(?!\\d)"),
  /** March 5, 2024; Mar. 5th */
  MONTH_DAY(
      "(?<m>"
          + DateForm.MONTHS
          + ")\\.? (?<d>3[01]|[12]\\d|0?[1-9])(?<o>st|nd|rd|th)?(?:,? ?(?<y>(?:19|20)\\d{2}))?"
          + "(?!\\d|[.,]\\d|[-/%]| ?(?:mg|ml|mL|mcg|g|mmol|units?|patients|people|cases|percent|doses)\\b)"),
  /** March 2024 */
  MONTH_YEAR("(?<m>" + DateForm.MONTHS + ")\\.?,?(?: of)? (?<y>(?:19|20)\\d{2})(?!\\d)"),
  /** 20240305 and 20240305143000; only where a cue or a time says that it is a date */
  COMPACT(
      "(?<y>(?:19|20)\\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?=(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?(?!\\d)|(?!\\d))"),
  /** 2024-03 */
  YEAR_MONTH("(?<y>(?:19|20)\\d{2})-(?<m>0[1-9])(?![\\d-])"),
  /** 3/14 behind "on" */
  DAY_ONLY("(?<a>\\d{1,2})/(?<b>\\d{1,2})(?![\\d/%])(?! (?:of|dose|strength|a |the ))");

  private static final String END = "(?!\\d|[-/.]\\d(?!\\d{3}))";
  private static final String MONTHS =
      "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?|Sep"
          + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
          + "|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER";
  private static final List<String> NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final Pattern pattern;
  private final String groups;

  DateForm(String pattern) {
    this.pattern = Pattern.compile(pattern);
    this.groups =
        Stream.of("y", "m", "d", "a", "b", "o", "s")
            .filter(group -> pattern.contains("(?<" + group + ">"))
            .collect(Collectors.joining());
  }

  Pattern pattern() {
    return pattern;
  }

  /** Whether the form has a group, which its match may still lack. */
  boolean has(char group) {
    return groups.indexOf(group) >= 0;
  }

  /** 1 to 12 for a name of a month in full or short. */
  static int month(String name) {
    var start = name.toLowerCase(Locale.ROOT).substring(0, 3);
    for (var month = 0; month < NAMES.size(); month++) {
      if (NAMES.get(month).startsWith(start)) {
        return month + 1;
      }
    }
    throw new IllegalArgumentException("No month is called " + name + ".");
  }

  /** The name of a month, in full or short and in capitals or not, as a sample is. */
  static String monthLike(int month, String sample) {
    var full = NAMES.get(month - 1);
    var isFull =
        sample.length() > 4
            || NAMES.contains(sample.toLowerCase(Locale.ROOT)) && sample.length() == 4;
    var name = isFull || full.length() < 4 ? full : full.substring(0, 3);
    var capitals = Character.isUpperCase(sample.charAt(1));
    return capitals
        ? name.toUpperCase(Locale.ROOT)
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}

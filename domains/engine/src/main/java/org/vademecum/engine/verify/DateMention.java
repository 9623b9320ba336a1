package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or a time of day in a text; what it does not say is null.
 *
 * @param time {@code HH:mm}
 */
record DateMention(
    int start,
    int end,
    @Nullable Integer year,
    @Nullable Integer month,
    @Nullable Integer day,
    @Nullable String time) {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ](\\d{1,2}:\\d{2})(?::\\d{2})?)?");
  private static final Pattern CHINESE = Pattern.compile("(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));
  private static final String MONTH =
      "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)? " + MONTH + "\\b,?(?: (\\d{4}))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?");
  private static final Pattern TIME =
      Pattern.compile("(?<![\\d:.])([01]?\\d|2[0-3]):([0-5]\\d)(?!\\d)");

  /** All dates and times of a folded text. */
  static List<DateMention> find(String text) {
    var dates = new ArrayList<DateMention>();
    if (text.chars().noneMatch(Character::isDigit)) {
      return dates;
    }
    var iso = ISO.matcher(text);
    while (iso.find()) {
      var time = iso.group(4);
      add(
          dates,
          iso.start(),
          iso.end(),
          iso.group(1),
          Integer.valueOf(iso.group(2)),
          iso.group(3),
          time);
    }
    var chinese = CHINESE.matcher(text);
    while (chinese.find()) {
      add(
          dates,
          chinese.start(),
          chinese.end(),
          chinese.group(1),
          Integer.valueOf(chinese.group(2)),
          chinese.group(3),
          null);
    }
    var dayFirst = DAY_FIRST.matcher(text);
    while (dayFirst.find()) {
      add(
          dates,
          dayFirst.start(),
          dayFirst.end(),
          dayFirst.group(3),
          month(dayFirst.group(2)),
          dayFirst.group(1),
          null);
    }
    var monthFirst = MONTH_FIRST.matcher(text);
    while (monthFirst.find()) {
      add(
          dates,
          monthFirst.start(),
          monthFirst.end(),
          monthFirst.group(3),
          month(monthFirst.group(1)),
          monthFirst.group(2),
          null);
    }
    var time = TIME.matcher(text);
    while (time.find()) {
      add(dates, time.start(), time.end(), null, null, null, time.group());
    }
    return dates;
  }

  private static @Nullable Integer month(String name) {
    return MONTHS.get(name.substring(0, 3).toLowerCase(Locale.ROOT));
  }

  private static void add(
      List<DateMention> dates,
      int start,
      int end,
      @Nullable String year,
      @Nullable Integer month,
      @Nullable String day,
      @Nullable String time) {
    if (dates.stream().anyMatch(d -> d.start < end && start < d.end)) {
      return;
    }
    var padded = time == null || time.length() == 5 ? time : "0" + time;
    dates.add(
        new DateMention(
            start,
            end,
            year == null ? null : Integer.valueOf(year),
            month,
            day == null ? null : Integer.valueOf(day),
            padded));
  }

  /** Whether an ISO 8601 time says the same in all that is said here. */
  boolean agrees(String iso) {
    var matcher = ISO.matcher(iso);
    if (!matcher.find()) {
      return false;
    }
    var itsTime = matcher.group(4);
    return (year == null || year.equals(Integer.valueOf(matcher.group(1))))
        && (month == null || month.equals(Integer.valueOf(matcher.group(2))))
        && (day == null || day.equals(Integer.valueOf(matcher.group(3))))
        && (time == null || time.equals(itsTime));
  }
}

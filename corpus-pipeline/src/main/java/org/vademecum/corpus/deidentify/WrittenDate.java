package org.vademecum.corpus.deidentify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A date as it stands in a text, which can be written again with other numbers in the same form.
 *
 * <p>A date without a year is taken from a year without a leap day, a month without a day at its
 * middle, since something must be taken to count from.
 *
 * @param form how it is written
 * @param match where its parts stand
 * @param date what it means
 * @param dayFirst whether the first of two numbers is the day
 */
record WrittenDate(DateForm form, Matcher match, LocalDate date, boolean dayFirst) {
  private static final int COMMON_YEAR = 2023;
  private static final int LEAP_YEAR = 2024;
  private static final int MIDDLE = 15;

  /** Reads a date; empty where no form fits or the calendar has no such day. */
  static Optional<WrittenDate> read(String text, DayOrder order) {
    for (var form : DateForm.values()) {
      var matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return read(form, matcher, order);
      }
    }
    return Optional.empty();
  }

  private static Optional<WrittenDate> read(DateForm form, Matcher match, DayOrder order) {
    var dayFirst = false;
    int month;
    int day;
    if (form.has('a')) {
      var first = Integer.parseInt(match.group("a"));
      var second = Integer.parseInt(match.group("b"));
      dayFirst = order.dayFirst(first, second, form == DateForm.YEAR_LAST ? match.group("s") : "/");
      month = dayFirst ? second : first;
      day = dayFirst ? first : second;
    } else {
      month = month(match.group("m"));
      day = group(match, form, 'd').map(Integer::parseInt).orElse(MIDDLE);
    }
    var year =
        group(match, form, 'y')
            .map(WrittenDate::year)
            .orElse(month == 2 && day == 29 ? LEAP_YEAR : COMMON_YEAR);
    try {
      return Optional.of(new WrittenDate(form, match, LocalDate.of(year, month, day), dayFirst));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> group(Matcher match, DateForm form, char name) {
    return form.has(name)
        ? Optional.ofNullable(match.group(String.valueOf(name)))
        : Optional.empty();
  }

  private static int month(String text) {
    return Characters.isDigit(text.charAt(0)) ? Integer.parseInt(text) : DateForm.month(text);
  }

  private static int year(String text) {
    var year = Integer.parseInt(text);
    if (text.length() == 4) {
      return year;
    }
    return year <= 40 ? 2000 + year : 1900 + year;
  }

  /** The same form with the date of some days later. */
  String movedBy(int days) {
    var moved = date.plusDays(days);
    var text = new StringBuilder(match.group());
    // From the last part to the first, so that the places of those before stay right.
    for (var i = text.length(); i >= 0; i--) {
      for (var name : "yomdab".toCharArray()) {
        if (form.has(name) && match.start(String.valueOf(name)) == i) {
          var old = match.group(String.valueOf(name));
          text.replace(i, i + old.length(), part(name, old, moved));
        }
      }
    }
    return text.toString();
  }

  private String part(char name, String old, LocalDate moved) {
    return switch (name) {
      case 'y' ->
          old.length() == 4
              ? "%04d".formatted(moved.getYear())
              : "%02d".formatted(moved.getYear() % 100);
      case 'o' -> ordinal(moved.getDayOfMonth());
      case 'm' ->
          Characters.isDigit(old.charAt(0))
              ? padded(moved.getMonthValue())
              : DateForm.monthLike(moved.getMonthValue(), old);
      case 'd' -> padded(moved.getDayOfMonth());
      case 'a' -> padded(dayFirst ? moved.getDayOfMonth() : moved.getMonthValue());
      default -> padded(dayFirst ? moved.getMonthValue() : moved.getDayOfMonth());
    };
  }

  private String padded(int number) {
    return isPadded() ? "%02d".formatted(number) : String.valueOf(number);
  }

  /** Two digits are written where a zero shows it, or where nothing shows the contrary. */
  private boolean isPadded() {
    var parts = form.has('a') ? new String[] {match.group("a"), match.group("b")} : numbers();
    var shortest = 2;
    for (var part : parts) {
      if (part.startsWith("0")) {
        return true;
      }
      shortest = Math.min(shortest, part.length());
    }
    return shortest == 2 && parts.length == 2 && (form.has('s') || form == DateForm.COMPACT);
  }

  private String[] numbers() {
    var month = match.group("m");
    var day = group(match, form, 'd');
    if (day.isEmpty()) {
      return new String[] {month};
    }
    return Characters.isDigit(month.charAt(0))
        ? new String[] {month, day.get()}
        : new String[] {day.get()};
  }

  private static String ordinal(int day) {
    if (day >= 11 && day <= 13) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}

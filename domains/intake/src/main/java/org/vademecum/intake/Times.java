package org.vademecum.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of reports in ISO 8601, with the source's offset or none, and ages from them. */
final class Times {
  private static final Pattern HL7 =
      Pattern.compile(
          "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})?(?:(\\d{2})(\\.\\d{1,6})?)?)?)?)?"
              + "([+-]\\d{4})?");
  private static final Pattern PRINTED =
      Pattern.compile(
          "(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})\\s?日?"
              + "(?:[T\\s]\\s?(\\d{1,2})[:：时](\\d{1,2})分?(?:[:：]?(\\d{2})(\\.\\d{1,9})?秒?)?)?"
              + "\\s?(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern COMPACT = Pattern.compile("\\d{8}(?:\\d{4}(?:\\d{2})?)?");
  private static final int MAX_YEARS = 150;

  private Times() {}

  /** An HL7 time such as {@code 20141006062700+0700}; null where it is none. */
  static @Nullable String ofHl7(@Nullable String time) {
    var m = HL7.matcher(time == null ? "" : time.strip());
    return m.matches() ? iso(m) : null;
  }

  /** A time as tables and pages print it; null where it is none. */
  static @Nullable String ofPrinted(@Nullable String time) {
    if (time == null) {
      return null;
    }
    var text = Fold.of(time).strip();
    if (COMPACT.matcher(text).matches()) {
      return ofHl7(text);
    }
    var m = PRINTED.matcher(text);
    return m.matches() ? iso(m) : null;
  }

  // Groups: year, month, day, hour, minute, second, fraction, offset.
  private static @Nullable String iso(Matcher m) {
    var text = new StringBuilder(m.group(1));
    if (m.group(2) != null) {
      text.append('-').append(two(m.group(2)));
    }
    if (m.group(3) != null) {
      text.append('-').append(two(m.group(3)));
    }
    if (m.group(4) != null) {
      text.append('T').append(two(m.group(4))).append(':').append(two(m.group(5)));
      text.append(':').append(two(m.group(6)));
      text.append(m.group(7) == null ? "" : m.group(7)).append(offset(m.group(8)));
    }
    var iso = text.toString();
    return iso.length() < 10 || date(iso) != null && time(iso) ? iso : null;
  }

  private static String two(@Nullable String digits) {
    return digits == null ? "00" : digits.length() == 1 ? "0" + digits : digits;
  }

  private static String offset(@Nullable String offset) {
    if (offset == null || offset.equals("Z")) {
      return offset == null ? "" : "Z";
    }
    return offset.contains(":") ? offset : offset.substring(0, 3) + ":" + offset.substring(3);
  }

  private static boolean time(String iso) {
    try {
      if (iso.length() > 19 && iso.substring(19).matches(".*[Z+-].*")) {
        OffsetDateTime.parse(iso);
      } else if (iso.length() > 10) {
        LocalDateTime.parse(iso);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * The date of an ISO time; a year or month alone is taken at its middle. Null if there is none.
   */
  static @Nullable LocalDate date(@Nullable String iso) {
    if (iso == null || iso.length() < 4) {
      return null;
    }
    try {
      return switch (iso.length()) {
        case 4 -> LocalDate.parse(iso + "-07-01");
        case 7 -> LocalDate.parse(iso + "-15");
        default -> LocalDate.parse(iso.substring(0, Math.min(10, iso.length())));
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The age in years at a time: whole years as people count them, below two years with days as a
   * fraction. Null where either is unknown or no lifetime lies between them.
   */
  static @Nullable Double age(@Nullable String birth, @Nullable String at) {
    var from = date(birth);
    var to = date(at);
    if (from == null || to == null || to.isBefore(from)) {
      return null;
    }
    var years = Period.between(from, to).getYears();
    if (years > MAX_YEARS) {
      return null;
    }
    return years >= 2 ? (double) years : ChronoUnit.DAYS.between(from, to) / 365.25;
  }
}

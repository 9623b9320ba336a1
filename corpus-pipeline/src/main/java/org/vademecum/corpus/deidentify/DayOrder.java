package org.vademecum.corpus.deidentify;

import java.util.List;

/** Whether 3/5/2024 is the fifth of March or the third of May. */
enum DayOrder {
  MONTH_FIRST,
  DAY_FIRST;

  /**
   * What the dates of one document say: a date such as 25/3/2024 has only one reading, and the
   * others of its document are read alike. Without one the month comes first.
   */
  static DayOrder of(List<String> dates) {
    for (var date : dates) {
      var matcher = DateForm.YEAR_LAST.pattern().matcher(date);
      if (matcher.matches() && !matcher.group("s").equals(".")) {
        if (Integer.parseInt(matcher.group("a")) > 12) {
          return DAY_FIRST;
        }
        if (Integer.parseInt(matcher.group("b")) > 12) {
          return MONTH_FIRST;
        }
      }
    }
    return MONTH_FIRST;
  }

  /** Whether the first of two numbers is the day: the numbers decide before the document does. */
  boolean dayFirst(int first, int second, String separator) {
    if (first > 12 || second > 12) {
      return first > 12;
    }
    return separator.equals(".") || this == DAY_FIRST;
  }
}

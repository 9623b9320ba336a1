package org.vademecum.engine.judge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When results were observed, as far as their reports say. */
final class Dates {
  private Dates() {}

  /** The day as the report's own clock had it, or null. */
  static @Nullable LocalDate day(Observation observation) {
    var text = observation.observedAt();
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** By time; equal where either has none. Times of one patient's reports share an offset. */
  static int compare(Observation first, Observation second) {
    if (day(first) == null || day(second) == null) {
      return 0;
    }
    return String.valueOf(first.observedAt()).compareTo(String.valueOf(second.observedAt()));
  }

  /** Whether both are printed as numbers in the same unit. */
  static boolean sameUnit(Observation first, Observation second) {
    return first.value() != null
        && second.value() != null
        && first.unit() != null
        && first.unit().equals(second.unit());
  }
}

package org.vademecum.engine.pack;

import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Subject;

/** A row of {@code critical.csv}, in the unit it names; a value at a limit is critical. */
public record CriticalLimit(
    String observable,
    @Nullable Double low,
    @Nullable Double high,
    String unit,
    @Nullable Double ageLow,
    @Nullable Double ageHigh,
    String source) {

  /** Whether it names no age, and so is meant for adults. */
  public boolean isOfAnyAge() {
    return ageLow == null && ageHigh == null;
  }

  /** Whether it holds for the subject; without an age, adult limits hold. */
  public boolean holdsFor(Subject subject) {
    return AgeBand.holds(ageLow, ageHigh, subject.ageYears());
  }
}

package org.vademecum.engine.pack;

import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;

/**
 * A row of {@code intervals.csv}, in the observable's canonical unit.
 *
 * @param sex the sex it holds for; {@code UNKNOWN} stands for any
 * @param ageLow years, included; null is unbounded
 * @param ageHigh years, excluded; null is unbounded
 */
public record ReferenceInterval(
    String observable,
    Sex sex,
    @Nullable Double ageLow,
    @Nullable Double ageHigh,
    @Nullable Double low,
    @Nullable Double high,
    String edition,
    String source) {

  /** Whether it holds for the subject. A row for one sex never holds where the sex is unknown. */
  public boolean holdsFor(Subject subject) {
    return (sex == Sex.UNKNOWN || sex == subject.sex())
        && AgeBand.holds(ageLow, ageHigh, subject.ageYears());
  }
}

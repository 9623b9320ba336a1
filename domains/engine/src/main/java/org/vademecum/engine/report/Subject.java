package org.vademecum.engine.report;

import org.jspecify.annotations.Nullable;

/**
 * All that judging needs of a patient.
 *
 * @param ageYears age at the time of the observations, or null where it is not known
 */
public record Subject(Sex sex, @Nullable Double ageYears) {
  /** A subject of whom nothing is known. */
  public static final Subject UNKNOWN = new Subject(Sex.UNKNOWN, null);

  public Subject {
    if (ageYears != null && !(ageYears >= 0 && ageYears <= 150)) {
      throw new IllegalArgumentException("an age in years is within 0 to 150: " + ageYears);
    }
  }
}

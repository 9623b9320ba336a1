package org.vademecum.serving.service.audit;

import org.jspecify.annotations.Nullable;

/**
 * A patient as reports name one, in the form of intake's keys: {@code id:NUMBER@AUTHORITY}, or
 * {@code name:…|BIRTH DATE} where a report has no number.
 */
record PatientIdentifier(String key, boolean isExact) {

  /** By number; without an authority whoever has that number is meant. */
  static PatientIdentifier ofNumber(String number, @Nullable String authority) {
    return authority == null || authority.isBlank()
        ? new PatientIdentifier("id:" + number.strip(), false)
        : new PatientIdentifier("id:" + number.strip() + "@" + authority.strip(), true);
  }

  /** By name and birth date. */
  static PatientIdentifier ofName(String name, String birthDate) {
    var folded = name.strip().replaceAll("[\\s,]+", " ").toLowerCase(java.util.Locale.ROOT);
    return new PatientIdentifier("name:" + folded + "|" + birthDate.strip(), true);
  }

  @Override
  public String toString() {
    return "PatientIdentifier";
  }
}

package org.vademecum.engine.report;

import org.jspecify.annotations.Nullable;

/**
 * One result as the report prints it.
 *
 * @param line the segment or line of the source, counted from 1
 * @param code the source's code, such as a LOINC code or a local one
 * @param name the source's name of what was measured
 * @param valueText the result as printed, with a comparator where there is one: {@code 8.2}, {@code
 *     <0.01}, {@code 阴性}
 * @param unit the unit as printed
 * @param rangeText the reference range as printed: {@code 3.5-5.1}, {@code <5}, {@code 阴性}
 * @param flagText the printed flag: {@code H}, {@code LL}, {@code ↑}
 * @param specimen the specimen's name where the source says one
 * @param observedAt ISO 8601 time with the source's offset, or without where it gives none
 */
public record ReportedObservation(
    int line,
    @Nullable String code,
    @Nullable String name,
    @Nullable String valueText,
    @Nullable String unit,
    @Nullable String rangeText,
    @Nullable String flagText,
    @Nullable String specimen,
    ResultStatus status,
    @Nullable String observedAt) {

  /** The same of another specimen. */
  public ReportedObservation withSpecimen(@Nullable String other) {
    return new ReportedObservation(
        line, code, name, valueText, unit, rangeText, flagText, other, status, observedAt);
  }

  /** The printed name, or the code where there is none. */
  public String label() {
    if (name != null && !name.isBlank()) {
      return name;
    }
    return code == null ? "" : code;
  }
}

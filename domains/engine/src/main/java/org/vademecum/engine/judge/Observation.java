package org.vademecum.engine.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ResultStatus;

/**
 * A judged observation; its components are the contract's JSON.
 *
 * @param id {@code O1}, {@code O2}, … in the order of the report
 * @param code the pack's code, or null for a name that the pack does not know
 * @param name the pack's name in the answer's language, or the printed one
 * @param value the number as printed, without its comparator; null for a qualitative result
 * @param text the result as printed
 * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or null
 * @param unit the unit as printed
 * @param canonicalValue the value in the pack's unit
 * @param canonicalUnit the pack's unit in UCUM
 * @param interval the reference interval that decided, in its own unit
 */
public record Observation(
    String id,
    @Nullable String code,
    @Nullable String loinc,
    String name,
    Source source,
    @Nullable Double value,
    @Nullable String text,
    @Nullable String comparator,
    @Nullable String unit,
    @Nullable Double canonicalValue,
    @Nullable String canonicalUnit,
    @Nullable Interval interval,
    @Nullable String reportedFlag,
    @Nullable CriticalLimits criticalLimits,
    Flag flag,
    Severity severity,
    ResultStatus status,
    @Nullable String observedAt,
    List<Problem> problems) {

  public Observation {
    problems = List.copyOf(problems);
  }

  /**
   * Whether it is a number to compute with: final or preliminary, readable and plausible, without a
   * comparator. It may be unjudged, for want of an interval.
   */
  boolean isNumber() {
    return canonicalValue != null
        && comparator == null
        && status.judged()
        && problems.stream().noneMatch(Problem::isOfTheValue);
  }

  /** Where and under which name the source has it. */
  public record Source(@Nullable String code, @Nullable String name, int line) {}

  /**
   * A reference interval.
   *
   * @param source {@code report} or {@code pack}
   * @param edition the pack's edition, or null for the report's own
   */
  public record Interval(
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String unit,
      String source,
      @Nullable String edition) {}

  /** Critical limits in the unit given; a value at a limit is critical. */
  public record CriticalLimits(
      @Nullable Double low, @Nullable Double high, @Nullable String unit, String source) {}
}

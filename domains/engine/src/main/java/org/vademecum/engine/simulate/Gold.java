package org.vademecum.engine.simulate;

import java.util.List;

/**
 * The truth about a report.
 *
 * @param observations in the order of the report
 * @param patterns ids that must be found
 * @param allowed ids that may be found; any other is wrong
 * @param forbidden statements that would be wrong, in the report's language, as lower-case
 *     substrings
 */
public record Gold(
    List<Expected> observations,
    List<String> patterns,
    List<String> allowed,
    List<String> forbidden) {

  /**
   * The truth about one result.
   *
   * @param flag {@code N}, {@code L}, {@code H}, {@code LL}, {@code HH}, {@code A} or {@code
   *     UNJUDGED}
   */
  public record Expected(String code, String flag, boolean critical, String status) {}
}

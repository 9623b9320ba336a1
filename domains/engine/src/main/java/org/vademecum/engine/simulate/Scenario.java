package org.vademecum.engine.simulate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Expression;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.text.Localized;

/**
 * An entry of {@code simulator.yaml}.
 *
 * @param heldOut evaluation only, never trained on
 * @param values where results lie, canonical units, by code
 * @param results ranks of qualitative results, by code; one is drawn
 * @param wrongUnits units printed instead of the laboratory's, by code: traps, whose truth is that
 *     the result can't be judged
 * @param patterns ids that must be found
 * @param allowed ids that may be found
 * @param forbidden statements that would be wrong
 */
public record Scenario(
    String id,
    boolean heldOut,
    List<Sex> sexes,
    double ageLow,
    double ageHigh,
    List<String> panels,
    Map<String, Drawn> values,
    Map<String, List<String>> results,
    Map<String, ResultStatus> status,
    Map<String, String> wrongUnits,
    List<String> patterns,
    List<String> allowed,
    List<Localized> forbidden,
    List<Localized> notes) {

  /** A value's range, or a formula over values drawn before it. */
  public record Drawn(double low, double high, @Nullable Expression formula) {}
}

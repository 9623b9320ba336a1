package org.vademecum.engine.evidence;

import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Severity;

/**
 * What an {@code <O#>} token stands for: an observation, or a derived quantity.
 *
 * @param observation the observation's id in the answer; null for a derived quantity
 * @param name as the answer names it
 * @param value with its unit; what {@code <v>} is realised as
 * @param interval with its unit, what {@code <r>} is realised as; empty if there is none
 * @param limit the critical limit that was crossed, what {@code <lim>} is realised as; empty if
 *     none
 */
public record Slot(
    @Nullable String observation,
    String name,
    Flag flag,
    Severity severity,
    String value,
    String interval,
    String limit) {

  /** The direction token. */
  String direction() {
    return switch (flag) {
      case L, LL -> "<low>";
      case H, HH -> "<high>";
      case A -> "<abnormal>";
      case N, UNJUDGED -> "<normal>";
    };
  }
}

package org.vademecum.engine.verify;

/**
 * What became of a number.
 *
 * @param misattributed whether it is right of another thing
 */
record FigureOutcome(ClaimKind kind, ClaimStatus status, String why, boolean misattributed) {
  static FigureOutcome of(ClaimStatus status, String why) {
    return new FigureOutcome(ClaimKind.NUMBER, status, why, false);
  }
}

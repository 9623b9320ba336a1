package org.vademecum.engine.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of direction, severity or status and the names that it is said of.
 *
 * @param names empty where it is said of "the result"
 * @param attributive whether it stands before the name ("a low X"), which general statements do
 * @param severity the severity word that goes with a direction, or null
 */
record DirectionMention(
    int start,
    int end,
    String text,
    Cue cue,
    List<Mention> names,
    boolean negated,
    boolean attributive,
    @Nullable CueMatch severity) {

  /** Whether it says what something does to a measurement instead of how it lies. */
  boolean causal() {
    return cue == Cue.RAISING || cue == Cue.LOWERING;
  }

  /** The direction that is asserted, with verbs and ready negatives resolved. */
  Cue sense() {
    return switch (cue) {
      case RAISING, NOT_LOW -> cue == Cue.RAISING ? Cue.HIGH : Cue.LOW;
      case LOWERING, NOT_HIGH -> cue == Cue.LOWERING ? Cue.LOW : Cue.HIGH;
      default -> cue;
    };
  }

  boolean denied() {
    return negated != (cue == Cue.NOT_HIGH || cue == Cue.NOT_LOW);
  }
}

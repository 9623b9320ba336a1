package org.vademecum.engine.judge;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Observable;

/**
 * A judged observation with what only findings need.
 *
 * @param rank the ordinal rank, where the result has one
 * @param limitCrossed the critical limit that it crossed, in the limits' unit
 * @param criticalAsPrinted whether an implausible value would be critical if it were right
 */
record JudgedObservation(
    Observation observation,
    @Nullable Observable observable,
    OptionalDouble rank,
    @Nullable Double limitCrossed,
    boolean criticalAsPrinted) {}

package org.vademecum.student.forward;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Weights that a benchmark has worked on; JMH reports how many a second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class WeightCount {
  /** Once for each position that they were multiplied with. */
  public long weights;
}

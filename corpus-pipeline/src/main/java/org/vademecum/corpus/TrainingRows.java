package org.vademecum.corpus;

import java.util.stream.Stream;

/**
 * A source of training rows that a pack makes by itself: questions, simulated reports. Its rows are
 * not judged as prose; they pass the check for equal ids and the split by cluster alone.
 */
public interface TrainingRows {
  /** The rows for a seed: the same seed gives the same rows in the same order. */
  Stream<TrainingRow> rows(long seed);
}

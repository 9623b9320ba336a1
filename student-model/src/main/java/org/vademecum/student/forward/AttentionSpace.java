package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

/** What attention needs beside the cache: one a worker, grown when a longer sequence comes. */
final class AttentionSpace {
  /** How many positions of one sequence are attended for together. */
  static final int ROWS = 16;

  /** Some panels as floats, one behind the other. */
  static final class Panels {
    float[] numbers = new float[0];
    int at;
    int size;

    /** Takes panels where they are. */
    void refer(float[] numbers, int at, int size) {
      this.numbers = numbers;
      this.at = at;
      this.size = size;
    }

    int start(int panel) {
      return at + panel * size;
    }
  }

  final Panels keys = new Panels();
  final Panels values = new Panels();
  float[] scores = new float[0]; // a row for each query, as long as the cache
  float[] out = new float[0]; // a row for each query, whole panels of dimensions
  private float[] widenedKeys = new float[0];
  private float[] widenedValues = new float[0];

  /** Makes room for so many queries. */
  void reserve(KeyValueCache cache, int queries) {
    var rows = Kernels.tiled(queries);
    if (scores.length < rows * cache.capacity) {
      scores = new float[rows * cache.capacity];
    }
    if (out.length < rows * cache.dimensionPanels * PANEL) {
      out = new float[rows * cache.dimensionPanels * PANEL];
    }
  }

  /** Room for keys as floats. */
  float[] widenedKeys(int numbers) {
    widenedKeys = widenedKeys.length < numbers ? new float[numbers] : widenedKeys;
    return widenedKeys;
  }

  /** Room for values as floats. */
  float[] widenedValues(int numbers) {
    widenedValues = widenedValues.length < numbers ? new float[numbers] : widenedValues;
    return widenedValues;
  }
}

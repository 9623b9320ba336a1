package org.vademecum.student.forward;

import org.vademecum.student.checkpoint.ModelConfig;

/**
 * Cosines and sines of the rotary angles, for as many positions as anyone has asked for. Grows by
 * making new arrays, so that a reader needs no lock. Computed in double with StrictMath: the same
 * on every machine.
 */
final class RotaryTable {
  private final int half;
  private final double[] frequencies;
  private volatile Rows rows = new Rows(0, new float[0], new float[0]);

  /** Position p's values begin at {@code p * half}. */
  record Rows(int positions, float[] cosines, float[] sines) {}

  RotaryTable(ModelConfig config, float[] factors) {
    half = config.headDimension() / 2;
    frequencies = new double[half];
    for (var i = 0; i < half; i++) {
      var frequency = StrictMath.pow(config.ropeTheta(), -2.0 * i / config.headDimension());
      frequencies[i] = frequency / factors[i] / config.ropeScale();
    }
  }

  int half() {
    return half;
  }

  /** A table of at least so many positions. */
  Rows rows(int positions) {
    var known = rows;
    return known.positions >= positions ? known : grow(positions);
  }

  private synchronized Rows grow(int positions) {
    var known = rows;
    if (known.positions >= positions) {
      return known;
    }
    var count = Math.max(positions, 2 * known.positions);
    var cosines = new float[Math.multiplyExact(count, half)];
    var sines = new float[cosines.length];
    for (var position = 0; position < count; position++) {
      for (var i = 0; i < half; i++) {
        var angle = position * frequencies[i];
        cosines[position * half + i] = (float) StrictMath.cos(angle);
        sines[position * half + i] = (float) StrictMath.sin(angle);
      }
    }
    rows = new Rows(count, cosines, sines);
    return rows;
  }
}

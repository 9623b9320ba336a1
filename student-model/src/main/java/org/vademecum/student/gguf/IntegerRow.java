package org.vademecum.student.gguf;

import org.jspecify.annotations.Nullable;

/**
 * A row of a quantised tensor as it is stored: value {@code i} is {@code scales[i / grain] *
 * numbers[i] + minima[i / grain]}. Made once and filled row by row.
 */
public final class IntegerRow {
  private final byte[] numbers;
  private final float[] scales;
  private final float @Nullable [] minima;
  private final int grain;

  /**
   * Room for a row.
   *
   * @param type a quantised type
   * @param columns whole blocks of it
   */
  public IntegerRow(GgmlType type, int columns) {
    grain = type.grain();
    numbers = new byte[columns];
    scales = new float[columns / grain];
    minima = type.hasMinima() ? new float[columns / grain] : null;
  }

  /** The integers. */
  public byte[] numbers() {
    return numbers;
  }

  /** A scale for each grain. */
  public float[] scales() {
    return scales;
  }

  /** What is added to each value of a grain; null for types that add nothing. */
  public float @Nullable [] minima() {
    return minima;
  }

  /** How many numbers share a scale. */
  public int grain() {
    return grain;
  }

  void factors(int at, float scale, float minimum) {
    scales[at / grain] = scale;
    if (minima != null) {
      minima[at / grain] = minimum;
    }
  }

  /** The values, rounded as ggml does: the product first, then the sum. */
  void values(float[] out, int to) {
    for (var i = 0; i < numbers.length; i++) {
      var product = scales[i / grain] * numbers[i];
      out[to + i] = minima == null ? product : product + minima[i / grain];
    }
  }
}

package org.vademecum.student.forward;

/**
 * A weight matrix in panels of 64 rows; rows behind the last one are zero. Immutable once built.
 *
 * <p>Activations are arrays of positions, each with room for whole panels: output {@code r} of
 * position {@code i} is {@code y[i * yStride + r]}. Arrays have room for {@link Kernels#tiled}
 * positions.
 */
sealed interface Matrix permits FloatMatrix, QuantisedMatrix {
  /** From how many positions on {@link #multiplyMany} is faster than one by one. */
  int MANY = 3;

  int rows();

  int columns();

  /** The memory that the weights take. */
  long bytes();

  /** One row, as an embedding is read. */
  void row(int row, float[] out, int to);

  /** y = W x for one position, for panels {@code from} to {@code to}, exclusive. */
  void multiplyOne(float[] x, int xAt, float[] y, int yAt, int from, int to, Scratch scratch);

  /**
   * y = W x for several positions, for panels {@code from} to {@code to}, exclusive. Weights are
   * read once for all positions.
   */
  void multiplyMany(
      float[] x, int xStride, int count, float[] y, int yStride, int from, int to, Scratch scratch);

  default int panels() {
    return Kernels.padded(rows()) / Kernels.PANEL;
  }

  /** y = W x, by whichever way is faster; the results are the same to the bit. */
  default void multiply(
      float[] x,
      int xStride,
      int count,
      float[] y,
      int yStride,
      int from,
      int to,
      Scratch scratch) {
    if (count >= MANY) {
      multiplyMany(x, xStride, count, y, yStride, from, to, scratch);
      return;
    }
    for (var i = 0; i < count; i++) {
      multiplyOne(x, i * xStride, y, i * yStride, from, to, scratch);
    }
  }
}

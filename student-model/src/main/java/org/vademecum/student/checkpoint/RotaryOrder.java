package org.vademecum.student.checkpoint;

/**
 * The two orders of a head's rows: Hugging Face rotates row i with row i + d/2, GGUF's llama row 2i
 * with row 2i + 1.
 */
public final class RotaryOrder {
  private RotaryOrder() {}

  /** From Hugging Face's order to GGUF's llama. */
  public static float[] interleave(float[] values, int rows, int columns, int headDimension) {
    return reorder(values, rows, columns, headDimension, 1);
  }

  /** From GGUF's llama order to Hugging Face's. */
  public static float[] separate(float[] values, int rows, int columns, int headDimension) {
    return reorder(values, rows, columns, headDimension, -1);
  }

  private static float[] reorder(
      float[] values, int rows, int columns, int headDimension, int direction) {
    if (rows % headDimension != 0 || values.length != rows * columns) {
      throw new IllegalArgumentException("rows are no whole heads: " + rows);
    }
    var reordered = new float[values.length];
    var half = headDimension / 2;
    for (var head = 0; head < rows; head += headDimension) {
      for (var i = 0; i < headDimension; i++) {
        var separate = head + i;
        var interleaved = head + 2 * (i % half) + i / half;
        var from = direction > 0 ? separate : interleaved;
        var to = direction > 0 ? interleaved : separate;
        System.arraycopy(values, from * columns, reordered, to * columns, columns);
      }
    }
    return reordered;
  }
}

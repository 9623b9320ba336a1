package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.BLOCK;
import static org.vademecum.student.forward.Kernels.PANEL;

/**
 * Weights in four bits, from -8 to 7, with a scale for every 32 of a row: half the memory to read.
 * How they lie is told at {@link Kernels#int4Panel}.
 */
final class Int4Matrix extends QuantisedMatrix {
  private final int[] panels; // of each panel, 16 ints for every two columns

  /**
   * Packs a matrix.
   *
   * @param numbers row by row, from -8 to 7
   * @param scales row by row, one for each block of 32
   */
  Int4Matrix(int rows, int columns, byte[] numbers, float[] scales) {
    super(rows, columns, scales);
    panels = new int[Math.multiplyExact(Kernels.padded(rows), columns) / 8];
    for (var row = 0; row < Kernels.padded(rows); row++) {
      for (var k = 0; k < columns; k++) {
        var zero = row >= rows || scales[(row * columns + k) / BLOCK] == 0;
        put(row, k, zero ? 8 : numbers[row * columns + k] + 8);
      }
    }
  }

  private int word(int row, int column) {
    return (row / PANEL * columns + column / 2 * 2) * PANEL / 8 + row % 16;
  }

  private static int turn(int row, int column) {
    return row % PANEL / 16 * 8 - (column % 2 == 0 ? 19 : 15);
  }

  private void put(int row, int column, int number) {
    panels[word(row, column)] |= Integer.rotateRight(number, turn(row, column));
  }

  private int number(int row, int column) {
    return (Integer.rotateLeft(panels[word(row, column)], turn(row, column)) & 15) - 8;
  }

  @Override
  long numberBytes() {
    return 4L * panels.length;
  }

  @Override
  public void row(int row, float[] out, int to) {
    for (var k = 0; k < columns; k++) {
      out[to + k] = scale(row, k) * number(row, k);
    }
  }

  @Override
  void start(float[] x, int xAt, float[] starts, int to) {
    IntegerKernels.int4Starts(x, xAt, columns, starts, to);
  }

  @Override
  void multiplyPanel(
      int panel, float[] scales, float[] x, int xAt, float[] starts, float[] y, int yAt) {
    var q = panel * PANEL * columns / 8;
    IntegerKernels.int4Panel(panels, q, scales, columns, x, xAt, starts, y, yAt);
  }

  @Override
  void widen(int panel, int row, int column, int count, float[] out) {
    IntegerKernels.widenInt4(panels, (panel * columns + column) * PANEL / 8, row, count, out);
  }

  @Override
  int few() {
    return 8;
  }

  @Override
  void multiplyFew(
      int panel,
      int row,
      float[] scales,
      float[] x,
      int xStride,
      int count,
      float[] starts,
      float[] y,
      int yAt,
      int yStride) {
    var q = panel * PANEL * columns / 8;
    var blocks = columns / BLOCK;
    for (var i = 0; i < count; i += 4) {
      IntegerKernels.int4TileOf4(
          panels,
          q,
          row,
          columns,
          scales,
          starts,
          i * blocks,
          blocks,
          x,
          i * xStride,
          xStride,
          y,
          yAt + i * yStride,
          yStride);
    }
  }
}

package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

/**
 * Weights in four bits, from -8 to 7 or from 0 to 15, with a scale for every 32 of a row. How they
 * lie is told at {@link Int4Kernels#panel}.
 */
final class Int4Matrix extends QuantisedMatrix {
  private final int zero; // what is stored for the number 0
  private final int[] panels; // of each panel, 16 ints for every two columns

  Int4Matrix(int rows, int columns, BlockSource source) {
    this(rows, columns, source, room(rows, columns));
  }

  private Int4Matrix(int rows, int columns, BlockSource source, int[] panels) {
    super(rows, columns, source, (panel, numbers) -> pack(panel, numbers, zero(source), panels));
    this.panels = panels;
    this.zero = zero(source);
  }

  private static int zero(BlockSource source) {
    return source.hasMinima() ? 0 : 8;
  }

  private static int[] room(int rows, int columns) {
    return new int[Math.multiplyExact(Kernels.padded(rows), columns) / 8];
  }

  private static void pack(int panel, byte[] numbers, int zero, int[] panels) {
    var columns = numbers.length / PANEL;
    var first = panel * PANEL;
    for (var k = 0; k < columns; k++) {
      for (var row = 0; row < PANEL; row++) {
        var stored = numbers[row * columns + k] + zero;
        panels[word(first + row, k, columns)] |= Integer.rotateRight(stored, turn(row, k));
      }
    }
  }

  private static int word(int row, int column, int columns) {
    return (row / PANEL * columns + column / 2 * 2) * PANEL / 8 + row % 16;
  }

  private static int turn(int row, int column) {
    return row % PANEL / 16 * 8 - (column % 2 == 0 ? 19 : 15);
  }

  @Override
  int number(int row, int column) {
    return (Integer.rotateLeft(panels[word(row, column, columns)], turn(row, column)) & 15) - zero;
  }

  @Override
  long numberBytes() {
    return 4L * panels.length;
  }

  @Override
  void start(float[] x, int xAt, float[] starts, int to) {
    Int4Kernels.starts(x, xAt, columns, zero, starts, to);
  }

  @Override
  int panelsAtOnce() {
    return 2;
  }

  @Override
  void multiplyPanels(
      int panel,
      int count,
      float[] scales,
      float[] x,
      int xAt,
      float[] starts,
      float[] y,
      int yAt) {
    var q = panel * PANEL * columns / 8;
    if (count == 2) {
      Int4Kernels.panelPair(panels, q, scales, columns, x, xAt, starts, y, yAt);
    } else {
      Int4Kernels.panel(panels, q, scales, columns, x, xAt, starts, y, yAt);
    }
  }

  @Override
  void widen(int panel, int row, int column, int count, float[] out) {
    Int4Kernels.widen(panels, (panel * columns + column) * PANEL / 8, row, count, out);
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
    for (var i = 0; i < count; i += 4) {
      Int4Kernels.tileOf4(
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

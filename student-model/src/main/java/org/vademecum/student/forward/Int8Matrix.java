package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import java.util.Arrays;

/** Weights in eight bits: panels of 64 rows, column after column. */
final class Int8Matrix extends QuantisedMatrix {
  private final byte[] panels;

  Int8Matrix(int rows, int columns, BlockSource source) {
    this(rows, columns, source, room(rows, columns));
  }

  private Int8Matrix(int rows, int columns, BlockSource source, byte[] panels) {
    super(rows, columns, source, (panel, numbers) -> pack(panel, numbers, panels));
    this.panels = panels;
  }

  private static byte[] room(int rows, int columns) {
    var size = Math.multiplyExact(Kernels.padded(rows), columns);
    return new byte[Math.addExact(size, Int8Kernels.OVERREAD)];
  }

  private static void pack(int panel, byte[] numbers, byte[] panels) {
    var columns = numbers.length / PANEL;
    var to = panel * numbers.length;
    for (var k = 0; k < columns; k++) {
      for (var row = 0; row < PANEL; row++) {
        panels[to + k * PANEL + row] = numbers[row * columns + k];
      }
    }
  }

  private int at(int row, int column) {
    return (row / PANEL * columns + column) * PANEL + row % PANEL;
  }

  @Override
  long numberBytes() {
    return panels.length;
  }

  @Override
  int number(int row, int column) {
    return panels[at(row, column)];
  }

  @Override
  void start(float[] x, int xAt, float[] starts, int to) {
    Arrays.fill(starts, to, to + blocks, 0f);
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
    var q = panel * PANEL * columns;
    if (count == 2) {
      Int8Kernels.panelPair(panels, q, scales, columns, block, x, xAt, y, yAt);
    } else {
      Int8Kernels.panel(panels, q, scales, columns, block, x, xAt, y, yAt);
    }
  }

  @Override
  void widen(int panel, int row, int column, int count, float[] out) {
    Int8Kernels.widen(panels, (panel * columns + column) * PANEL + row, count, out);
  }

  @Override
  int few() {
    return 24;
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
    var q = panel * PANEL * columns + row;
    for (var i = 0; i < count; ) {
      var from = i * xStride;
      var to = yAt + i * yStride;
      if (count - i > 4) {
        Int8Kernels.tileOf6(
            panels, q, columns, block, scales, row, x, from, xStride, y, to, yStride);
        i += 6;
      } else {
        Int8Kernels.tileOf4(
            panels, q, columns, block, scales, row, x, from, xStride, y, to, yStride);
        i += 4;
      }
    }
  }
}

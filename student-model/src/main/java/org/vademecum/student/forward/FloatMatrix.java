package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import java.util.Arrays;

/** Weights as floats: what F32, F16 and BF16 are loaded as, exactly. */
final class FloatMatrix implements Matrix {
  private final int rows;
  private final int columns;
  private final float[] panels;

  /**
   * Packs a matrix.
   *
   * @param values row by row
   */
  FloatMatrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    panels = new float[Math.multiplyExact(Kernels.padded(rows), columns)];
    for (var row = 0; row < rows; row++) {
      var to = start(row);
      for (var k = 0; k < columns; k++) {
        panels[to + k * PANEL] = values[row * columns + k];
      }
    }
  }

  private int start(int row) {
    return row / PANEL * PANEL * columns + row % PANEL;
  }

  float get(int row, int column) {
    return panels[start(row) + column * PANEL];
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public long bytes() {
    return panels.length * 4L;
  }

  @Override
  public void row(int row, float[] out, int to) {
    var from = start(row);
    for (var k = 0; k < columns; k++) {
      out[to + k] = panels[from + k * PANEL];
    }
  }

  @Override
  public void multiplyOne(
      float[] x, int xAt, float[] y, int yAt, int from, int to, Scratch scratch) {
    for (var panel = from; panel < to; panel++) {
      Kernels.floatPanel(panels, panel * PANEL * columns, columns, x, xAt, y, yAt + panel * PANEL);
    }
  }

  @Override
  public void multiplyMany(
      float[] x,
      int xStride,
      int count,
      float[] y,
      int yStride,
      int from,
      int to,
      Scratch scratch) {
    for (var i = 0; i < Kernels.tiled(count); i++) {
      Arrays.fill(y, i * yStride + from * PANEL, i * yStride + to * PANEL, 0f);
    }
    for (var panel = from; panel < to; panel++) {
      var w = panel * PANEL * columns;
      Kernels.tiles(
          panels, w, columns, Kernels.ONES, 0, x, 0, xStride, count, y, panel * PANEL, yStride);
    }
  }
}

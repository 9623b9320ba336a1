package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.BLOCK;
import static org.vademecum.student.forward.Kernels.PANEL;

import java.util.Arrays;

/**
 * Weights as small integers with a scale for every 32 of a row, as files store them, without loss.
 */
abstract sealed class QuantisedMatrix implements Matrix permits Int8Matrix, Int4Matrix {
  final int rows;
  final int columns;

  private final Scales scales;

  /**
   * Packs a matrix, row by row.
   *
   * @param panels takes a row's numbers, after those of the rows before
   */
  QuantisedMatrix(int rows, int columns, Blocks source, RowPacker panels) {
    this.rows = rows;
    this.columns = columns;
    var blocks = columns / BLOCK;
    var ordered = new float[Kernels.padded(rows) * blocks];
    for (var row = 0; row < rows; row++) {
      source.read(row);
      for (var b = 0; b < blocks; b++) {
        ordered[scaleAt(row, b)] = source.scales[b];
      }
      panels.pack(row, source.numbers);
    }
    this.scales = new Scales(ordered);
  }

  /** Puts rows in their places. */
  interface RowPacker {
    void pack(int row, byte[] numbers);
  }

  private int scaleAt(int row, int b) {
    return (row / PANEL * (columns / BLOCK) + b) * PANEL + row % PANEL;
  }

  final float scale(int row, int column) {
    return scales.get(scaleAt(row, column / BLOCK));
  }

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final int columns() {
    return columns;
  }

  @Override
  public final long bytes() {
    return numberBytes() + scales.bytes();
  }

  /** The memory that the integers take. */
  abstract long numberBytes();

  private float[] scales(int panel, int count, Scratch scratch) {
    var numbers = count * (columns / BLOCK) * PANEL;
    var out = scratch.scales(numbers);
    scales.read(panel * (columns / BLOCK) * PANEL, numbers, out);
    return out;
  }

  @Override
  public final void multiplyOne(
      float[] x, int xAt, float[] y, int yAt, int from, int to, Scratch scratch) {
    var starts = scratch.starts(columns / BLOCK, 1);
    start(x, xAt, starts, 0);
    for (var panel = from; panel < to; ) {
      var count = Math.min(panelsAtOnce(), to - panel);
      var own = scales(panel, count, scratch);
      multiplyPanels(panel, count, own, x, xAt, starts, y, yAt + panel * PANEL);
      panel += count;
    }
  }

  @Override
  public final void multiplyMany(
      float[] x,
      int xStride,
      int count,
      float[] y,
      int yStride,
      int from,
      int to,
      Scratch scratch) {
    var blocks = columns / BLOCK;
    var starts = scratch.starts(blocks, count);
    for (var i = 0; i < count; i++) {
      start(x, i * xStride, starts, i * blocks);
    }
    for (var panel = from; panel < to; panel++) {
      var own = scales(panel, 1, scratch);
      for (var row = 0; row < PANEL; row += 2 * Kernels.L) {
        if (count <= few()) {
          var at = panel * PANEL + row;
          multiplyFew(panel, row, own, x, xStride, count, starts, y, at, yStride);
        } else {
          multiplyWidened(panel, row, own, x, xStride, count, starts, y, yStride, scratch);
        }
      }
    }
  }

  private void multiplyWidened(
      int panel,
      int row,
      float[] own,
      float[] x,
      int xStride,
      int count,
      float[] starts,
      float[] y,
      int yStride,
      Scratch scratch) {
    for (var i = 0; i < Kernels.tiled(count); i++) {
      var at = i * yStride + panel * PANEL + row;
      Arrays.fill(y, at, at + 2 * Kernels.L, 0f);
    }
    for (var column = 0; column < columns; column += Scratch.COLUMNS) {
      var width = Math.min(Scratch.COLUMNS, columns - column);
      widen(panel, row, column, width, scratch.weights);
      WideTiles.multiply(
          scratch.weights,
          width,
          own,
          column / BLOCK * PANEL + row,
          starts,
          column / BLOCK,
          columns / BLOCK,
          x,
          column,
          xStride,
          count,
          y,
          panel * PANEL + row,
          yStride);
    }
  }

  /** Up to how many positions weights are better converted anew for some positions at a time. */
  abstract int few();

  /** Two vectors' rows of a panel times up to {@link #few} positions. */
  abstract void multiplyFew(
      int panel,
      int row,
      float[] scales,
      float[] x,
      int xStride,
      int count,
      float[] starts,
      float[] y,
      int yAt,
      int yStride);

  /** What the sums of the blocks of one position start with. */
  abstract void start(float[] x, int xAt, float[] starts, int to);

  /** How many panels are read side by side for one position. */
  abstract int panelsAtOnce();

  /** As many panels, or fewer, times one position. */
  abstract void multiplyPanels(
      int panel, int count, float[] scales, float[] x, int xAt, float[] starts, float[] y, int yAt);

  /** Two vectors' rows of some columns as the sums want them. */
  abstract void widen(int panel, int row, int column, int count, float[] out);
}

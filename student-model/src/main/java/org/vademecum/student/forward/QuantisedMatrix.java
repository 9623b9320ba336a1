package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.PANEL;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weights as small integers with a scale, for some types a minimum too, for every 16 or 32 of a
 * row, as files store them, without loss. A minimum is added to each weight of its block, which is
 * the minimum times the sum of the block's inputs: a matrix of minima times a vector of such sums.
 */
abstract sealed class QuantisedMatrix implements Matrix permits Int8Matrix, Int4Matrix {
  /** From how many weights on a matrix is packed on all processors. */
  private static final long WORTH_SHARING = 1 << 22;

  final int rows;
  final int columns;

  /** How many columns share a scale: 16 or 32. */
  final int block;

  /** How many blocks a row has. */
  final int blocks;

  private final Scales scales;
  private final @Nullable FloatMatrix minima; // a column a block

  /**
   * Packs a matrix, panels at a time on all processors where it is large.
   *
   * @param packer takes a panel's numbers
   */
  QuantisedMatrix(int rows, int columns, BlockSource source, PanelPacker packer) {
    this.rows = rows;
    this.columns = columns;
    this.block = source.grain();
    this.blocks = columns / block;
    var ordered = new float[Kernels.padded(rows) * blocks];
    var added = source.hasMinima() ? new float[rows * blocks] : null;
    var panels = IntStream.range(0, panels());
    ((long) rows * columns < WORTH_SHARING ? panels : panels.parallel())
        .forEach(panel -> packer.pack(panel, read(panel, source, ordered, added)));
    this.scales = new Scales(ordered);
    this.minima = added == null ? null : new FloatMatrix(rows, blocks, added);
  }

  /** Puts a panel's numbers, 64 rows one after the other, in their places. */
  interface PanelPacker {
    void pack(int panel, byte[] numbers);
  }

  // Rows behind the last one are zero.
  private byte[] read(int panel, BlockSource source, float[] ordered, float @Nullable [] added) {
    var reader = source.reader();
    var numbers = new byte[PANEL * columns];
    var first = panel * PANEL;
    for (var row = first; row < Math.min(rows, first + PANEL); row++) {
      reader.read(row);
      System.arraycopy(reader.numbers(), 0, numbers, (row - first) * columns, columns);
      for (var b = 0; b < blocks; b++) {
        ordered[scaleAt(row, b)] = reader.scales()[b];
      }
      if (added != null && reader.minima() instanceof float[] own) {
        System.arraycopy(own, 0, added, row * blocks, blocks);
      }
    }
    return numbers;
  }

  private int scaleAt(int row, int b) {
    return (row / PANEL * blocks + b) * PANEL + row % PANEL;
  }

  @Override
  public final void row(int row, float[] out, int to) {
    for (var b = 0; b < blocks; b++) {
      var scale = scales.get(scaleAt(row, b));
      var minimum = minima == null ? 0 : minima.get(row, b);
      for (var k = b * block; k < (b + 1) * block; k++) {
        out[to + k] = scale * number(row, k) + minimum;
      }
    }
  }

  /** One of the integers. */
  abstract int number(int row, int column);

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
    return numberBytes() + scales.bytes() + (minima == null ? 0 : minima.bytes());
  }

  /** The memory that the integers take. */
  abstract long numberBytes();

  private float[] scales(int panel, int count, Scratch scratch) {
    var numbers = count * blocks * PANEL;
    var out = scratch.scales(numbers);
    scales.read(panel * blocks * PANEL, numbers, out);
    return out;
  }

  @Override
  public final void multiplyOne(
      float[] x, int xAt, float[] y, int yAt, int from, int to, Scratch scratch) {
    var starts = scratch.starts(blocks, 1);
    start(x, xAt, starts, 0);
    for (var panel = from; panel < to; ) {
      var count = Math.min(panelsAtOnce(), to - panel);
      var own = scales(panel, count, scratch);
      multiplyPanels(panel, count, own, x, xAt, starts, y, yAt + panel * PANEL);
      panel += count;
    }
    if (minima != null) {
      addMinima(minima, x, xAt, 0, 1, y, yAt, 0, from, to, scratch);
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
    if (minima != null) {
      addMinima(minima, x, 0, xStride, count, y, 0, yStride, from, to, scratch);
    }
  }

  private void addMinima(
      FloatMatrix added,
      float[] x,
      int xAt,
      int xStride,
      int count,
      float[] y,
      int yAt,
      int yStride,
      int from,
      int to,
      Scratch scratch) {
    var sums = scratch.sums(blocks, count);
    for (var i = 0; i < count; i++) {
      for (var b = 0; b < blocks; b++) {
        var sum = 0f;
        var start = xAt + i * xStride + b * block;
        for (var k = start; k < start + block; k++) {
          sum += x[k];
        }
        sums[i * blocks + b] = sum;
      }
    }
    var shifts = scratch.shifts(to, count);
    for (var panel = from; panel < to; panel++) {
      if (count == 1) {
        added.multiplyOne(sums, 0, shifts, 0, panel, panel + 1, scratch);
      } else {
        added.multiplyMany(sums, blocks, count, shifts, PANEL, panel, panel + 1, scratch);
      }
      for (var i = 0; i < count; i++) {
        var at = panel * PANEL;
        Elementwise.add(shifts, i * PANEL + at, y, yAt + i * yStride + at, PANEL);
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
          block,
          own,
          column / block * PANEL + row,
          starts,
          column / block,
          blocks,
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

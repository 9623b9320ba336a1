package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.BLOCK;
import static org.vademecum.student.forward.Kernels.PANEL;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.vademecum.student.gguf.GgmlType;

/**
 * Weights as eight-bit integers with a float scale for every 32 of a row: what Q8_0 and Q4_0 are
 * loaded as, exactly.
 */
final class Int8Matrix implements Matrix {
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int rows;
  private final int columns;
  private final byte[] panels;
  private final float[] scales; // of each panel, block after block, its 64 rows' scales

  /**
   * Packs a matrix that is stored in blocks of 32.
   *
   * @param rowOrder the stored row for each row
   */
  Int8Matrix(int rows, int columns, MemorySegment data, GgmlType type, RowOrder rowOrder) {
    this.rows = rows;
    this.columns = columns;
    var padded = Kernels.padded(rows);
    panels = new byte[Math.addExact(Math.multiplyExact(padded, columns), Kernels.OVERREAD)];
    scales = new float[padded * (columns / BLOCK)];
    for (var row = 0; row < rows; row++) {
      var stored = type.bytes((long) rowOrder.stored(row) * columns);
      for (var block = 0; block < columns / BLOCK; block++) {
        pack(row, block, data, type, stored + (long) block * type.blockBytes());
      }
    }
  }

  private void pack(int row, int block, MemorySegment data, GgmlType type, long from) {
    scales[scaleStart(row) + block * PANEL] = Float.float16ToFloat(data.get(HALF, from));
    var to = start(row) + block * BLOCK * PANEL;
    for (var j = 0; j < BLOCK; j++) {
      panels[to + j * PANEL] =
          switch (type) {
            case Q8_0 -> data.get(ValueLayout.JAVA_BYTE, from + 2 + j);
            case Q4_0 -> {
              var pair = data.get(ValueLayout.JAVA_BYTE, from + 2 + j % 16);
              yield (byte) ((j < 16 ? pair & 15 : pair >> 4 & 15) - 8);
            }
            default -> throw new IllegalArgumentException("not packed as eight bits: " + type);
          };
    }
  }

  private int start(int row) {
    return row / PANEL * PANEL * columns + row % PANEL;
  }

  private int scaleStart(int row) {
    return row / PANEL * PANEL * (columns / BLOCK) + row % PANEL;
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
    return panels.length + scales.length * 4L;
  }

  @Override
  public void row(int row, float[] out, int to) {
    var from = start(row);
    var scale = scaleStart(row);
    for (var k = 0; k < columns; k++) {
      out[to + k] = scales[scale + k / BLOCK * PANEL] * panels[from + k * PANEL];
    }
  }

  @Override
  public void multiplyOne(float[] x, int xAt, float[] y, int yAt, int from, int to) {
    var blocks = columns / BLOCK;
    for (var panel = from; panel < to; panel++) {
      var q = panel * PANEL * columns;
      var s = panel * PANEL * blocks;
      Kernels.int8Panel(panels, q, scales, s, columns, x, xAt, y, yAt + panel * PANEL);
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
      float[] scratch) {
    var blocks = columns / BLOCK;
    for (var panel = from; panel < to; panel++) {
      for (var block = 0; block < blocks; block++) {
        var column = block * BLOCK;
        Kernels.widen(panels, (panel * columns + column) * PANEL, BLOCK, scratch);
        var s = (panel * blocks + block) * PANEL;
        Kernels.tiles(
            scratch, 0, BLOCK, scales, s, x, column, xStride, count, y, panel * PANEL, yStride);
      }
    }
  }
}

package org.vademecum.student.forward;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufTensor;

/**
 * Reads rows of a stored matrix as the integers and scales that they are, for types that have a
 * scale for every 32 numbers and no minimum.
 */
final class Blocks {
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SIZE = Kernels.BLOCK;

  private final int columns;
  private final MemorySegment data;
  private final GgmlType type;
  private final RowOrder order;
  private final byte[] stored; // a row as it is in the file

  /** The last row that was read. */
  final byte[] numbers;

  /** Its scales; numbers of a block whose scale is zero are zero. */
  final float[] scales;

  private Blocks(int columns, GgufTensor tensor, RowOrder order) {
    this.columns = columns;
    this.data = tensor.data();
    this.type = tensor.type();
    this.order = order;
    stored = new byte[(int) type.bytes(columns)];
    numbers = new byte[columns];
    scales = new float[columns / SIZE];
  }

  static boolean known(GgmlType type) {
    return type == GgmlType.Q8_0 || type == GgmlType.Q4_0 || type == GgmlType.Q5_0;
  }

  /**
   * Packs a stored matrix.
   *
   * @param order the stored row for each row
   */
  static QuantisedMatrix matrix(int rows, int columns, GgufTensor tensor, RowOrder order) {
    var blocks = new Blocks(columns, tensor, order);
    return tensor.type() == GgmlType.Q4_0
        ? new Int4Matrix(rows, columns, blocks)
        : new Int8Matrix(rows, columns, blocks);
  }

  /** Reads a row. */
  void read(int row) {
    var from = type.bytes((long) order.stored(row) * columns);
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from, stored, 0, stored.length);
    var segment = MemorySegment.ofArray(stored);
    for (var block = 0; block < scales.length; block++) {
      var at = block * type.blockBytes();
      var to = block * SIZE;
      scales[block] = Float.float16ToFloat(segment.get(HALF, at));
      if (scales[block] == 0) {
        Arrays.fill(numbers, to, to + SIZE, (byte) 0);
      } else if (type == GgmlType.Q8_0) {
        System.arraycopy(stored, at + 2, numbers, to, SIZE);
      } else if (type == GgmlType.Q4_0) {
        halves(at + 2, 0, 8, to);
      } else {
        halves(at + 6, segment.get(WORD, at + 2), 16, to);
      }
    }
  }

  // Byte j holds number j in its low half and number j + 16 in its high one; bit j of a word is the
  // fifth bit of number j.
  private void halves(int from, int fifths, int zero, int to) {
    for (var j = 0; j < SIZE / 2; j++) {
      var pair = stored[from + j];
      numbers[to + j] = (byte) ((pair & 15 | (fifths >>> j & 1) << 4) - zero);
      var high = pair >> 4 & 15 | (fifths >>> j + SIZE / 2 & 1) << 4;
      numbers[to + j + SIZE / 2] = (byte) (high - zero);
    }
  }
}

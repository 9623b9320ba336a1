package org.vademecum.student.forward;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufTensor;

/**
 * Reads blocks of a file as the integers and scales that they are, in the order of rows asked for.
 */
final class Blocks {
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SIZE = Kernels.BLOCK;

  private final int rows;
  private final int columns;
  private final MemorySegment data;
  private final GgmlType type;
  private final byte[] numbers;
  private final float[] scales;

  private Blocks(int rows, int columns, GgufTensor tensor) {
    this.rows = rows;
    this.columns = columns;
    this.data = tensor.data();
    this.type = tensor.type();
    numbers = new byte[Math.multiplyExact(rows, columns)];
    scales = new float[rows * columns / SIZE];
  }

  static boolean known(GgmlType type) {
    return type == GgmlType.Q8_0 || type == GgmlType.Q4_0;
  }

  /**
   * Packs a stored matrix.
   *
   * @param order the stored row for each row
   */
  static QuantisedMatrix matrix(int rows, int columns, GgufTensor tensor, RowOrder order) {
    var blocks = new Blocks(rows, columns, tensor);
    blocks.read(order);
    return tensor.type() == GgmlType.Q4_0
        ? new Int4Matrix(rows, columns, blocks.numbers, blocks.scales)
        : new Int8Matrix(rows, columns, blocks.numbers, blocks.scales);
  }

  private void read(RowOrder order) {
    for (var row = 0; row < rows; row++) {
      var from = type.bytes((long) order.stored(row) * columns);
      for (var column = 0; column < columns; column += SIZE, from += type.blockBytes()) {
        var to = row * columns + column;
        scales[to / SIZE] = Float.float16ToFloat(data.get(HALF, from));
        if (type == GgmlType.Q4_0) {
          halves(from + 2, to);
        } else {
          MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from + 2, numbers, to, SIZE);
        }
      }
    }
  }

  // Byte j holds number j in its low half and number j + 16 in its high one.
  private void halves(long from, int to) {
    for (var j = 0; j < SIZE / 2; j++) {
      var pair = data.get(ValueLayout.JAVA_BYTE, from + j);
      numbers[to + j] = (byte) ((pair & 15) - 8);
      numbers[to + j + SIZE / 2] = (byte) ((pair >> 4 & 15) - 8);
    }
  }
}

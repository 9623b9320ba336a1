package org.vademecum.student.forward;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.gguf.GgufTensor;
import org.vademecum.student.gguf.IntegerRow;

/** A stored matrix as rows of the integers, scales and minima that it is made of. */
final class BlockSource {
  private final int columns;
  private final GgufTensor tensor;
  private final RowOrder order;

  /**
   * The rows of a quantised matrix.
   *
   * @param order the stored row for each row
   */
  BlockSource(int columns, GgufTensor tensor, RowOrder order) {
    this.columns = columns;
    this.tensor = tensor;
    this.order = order;
  }

  /** How many columns share a scale. */
  int grain() {
    return tensor.type().grain();
  }

  boolean hasMinima() {
    return tensor.type().hasMinima();
  }

  boolean fourBits() {
    return tensor.type().fourBits();
  }

  /** A reader, for one thread. */
  Reader reader() {
    return new Reader();
  }

  /** Reads one row after the other. */
  final class Reader {
    private final IntegerRow current = new IntegerRow(tensor.type(), columns);
    private final byte[] stored = new byte[(int) tensor.type().bytes(columns)];
    private final MemorySegment segment = MemorySegment.ofArray(stored);

    /** Reads a row, in place of the one before. */
    void read(int row) {
      var type = tensor.type();
      var from = type.bytes((long) order.stored(row) * columns);
      MemorySegment.copy(tensor.data(), ValueLayout.JAVA_BYTE, from, stored, 0, stored.length);
      type.readIntegers(segment, 0, current);
      for (var i = 0; i < scales().length; i++) {
        if (scales()[i] == 0) {
          Arrays.fill(numbers(), i * grain(), (i + 1) * grain(), (byte) 0);
        }
      }
    }

    byte[] numbers() {
      return current.numbers();
    }

    /** Numbers of a scale that is zero are zero. */
    float[] scales() {
      return current.scales();
    }

    float @Nullable [] minima() {
      return current.minima();
    }
  }
}

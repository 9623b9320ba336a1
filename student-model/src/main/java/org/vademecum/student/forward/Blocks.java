package org.vademecum.student.forward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.gguf.GgufTensor;
import org.vademecum.student.gguf.IntegerRow;

/** Reads rows of a stored matrix as the integers, scales and minima that they are. */
final class Blocks {
  private final int columns;
  private final GgufTensor tensor;
  private final RowOrder order;
  private final IntegerRow current;

  /**
   * The rows of a quantised matrix.
   *
   * @param order the stored row for each row
   */
  Blocks(int columns, GgufTensor tensor, RowOrder order) {
    this.columns = columns;
    this.tensor = tensor;
    this.order = order;
    current = new IntegerRow(tensor.type(), columns);
  }

  /** How many columns share a scale. */
  int grain() {
    return current.grain();
  }

  boolean hasMinima() {
    return tensor.type().hasMinima();
  }

  boolean fourBits() {
    return tensor.type().fourBits();
  }

  /** Reads a row; what is returned changes with the next one. */
  void read(int row) {
    var type = tensor.type();
    type.readIntegers(tensor.data(), type.bytes((long) order.stored(row) * columns), current);
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

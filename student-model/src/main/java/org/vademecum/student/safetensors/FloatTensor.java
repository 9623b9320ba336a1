package org.vademecum.student.safetensors;

import java.util.Arrays;

/**
 * A tensor on its way into or out of a file: its shape, outermost dimension first, and its values
 * in row-major order. The arrays are shared with the caller and not copied.
 */
public record FloatTensor(int[] shape, float[] values) {
  public FloatTensor {
    var expected = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (expected != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(shape) + " does not hold as many values: " + values.length);
    }
  }
}

package org.vademecum.student.forward;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.vademecum.student.gguf.GgmlType;
import org.vademecum.student.gguf.GgufTensor;

/** Stored matrices of random blocks, of the types in integers. */
final class RandomTensors {
  private RandomTensors() {}

  /** Integers are any; factors in half precision are such as models have. */
  static GgufTensor of(GgmlType type, int rows, int columns, Random random) {
    var bytes = new byte[(int) type.bytes((long) rows * columns)];
    random.nextBytes(bytes);
    var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (var at = 0; at < bytes.length; at += type.blockBytes()) {
      var scaleAt = type == GgmlType.Q6_K ? at + type.blockBytes() - 2 : at;
      data.putShort(scaleAt, half(random));
      if (type.hasMinima()) {
        data.putShort(at + 2, half(random));
      }
    }
    var dimensions = new int[] {columns, rows};
    return new GgufTensor("test", dimensions, type, MemorySegment.ofArray(bytes));
  }

  private static short half(Random random) {
    return random.nextInt(20) == 0 ? 0 : Float.floatToFloat16((float) random.nextGaussian() / 64);
  }

  /** Packs a stored matrix as a model's is packed. */
  static QuantisedMatrix packed(GgufTensor tensor) {
    var source = new BlockSource(tensor.columns(), tensor, RowOrder.same());
    return source.fourBits()
        ? new Int4Matrix(tensor.rows(), tensor.columns(), source)
        : new Int8Matrix(tensor.rows(), tensor.columns(), source);
  }

  /** So many numbers of a normal distribution. */
  static float[] floats(int count, Random random) {
    var floats = new float[count];
    for (var i = 0; i < count; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }
}

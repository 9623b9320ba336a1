package org.vademecum.student.gguf;

import static org.vademecum.student.gguf.GgmlType.half;
import static org.vademecum.student.gguf.GgmlType.unsigned;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/**
 * Blocks of 32 numbers: a scale in half precision, for some types a minimum too, then integers. Of
 * packed integers, byte j holds number j in its low half and number j + 16 in its high half; a
 * fifth bit stands apart, bit j of a 32-bit word for number j. (Formats: ggml's ggml-common.h.)
 */
final class SmallBlocks {
  private static final int HALF_BLOCK = 16;

  private SmallBlocks() {}

  static void readQ4With8Subtracted(MemorySegment data, long at, IntegerRow out, int to) {
    out.factors(to, half(data, at), 0);
    halves(data, at + 2, 0, 8, out.numbers(), to);
  }

  static void readQ4WithMinimum(MemorySegment data, long at, IntegerRow out, int to) {
    out.factors(to, half(data, at), half(data, at + 2));
    halves(data, at + 4, 0, 0, out.numbers(), to);
  }

  static void readQ5With16Subtracted(MemorySegment data, long at, IntegerRow out, int to) {
    out.factors(to, half(data, at), 0);
    halves(data, at + 6, data.get(GgmlType.INT, at + 2), 16, out.numbers(), to);
  }

  static void readQ5WithMinimum(MemorySegment data, long at, IntegerRow out, int to) {
    out.factors(to, half(data, at), half(data, at + 2));
    halves(data, at + 8, data.get(GgmlType.INT, at + 4), 0, out.numbers(), to);
  }

  private static void halves(
      MemorySegment data, long at, int fifths, int zero, byte[] numbers, int to) {
    for (var j = 0; j < HALF_BLOCK; j++) {
      var pair = unsigned(data, at + j);
      numbers[to + j] = (byte) ((pair & 15 | fifth(fifths, j)) - zero);
      numbers[to + j + HALF_BLOCK] = (byte) ((pair >> 4 | fifth(fifths, j + HALF_BLOCK)) - zero);
    }
  }

  private static int fifth(int fifths, int number) {
    return (fifths >>> number & 1) << 4;
  }

  static void readQ8(MemorySegment data, long at, IntegerRow out, int to) {
    out.factors(to, half(data, at), 0);
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at + 2, out.numbers(), to, 2 * HALF_BLOCK);
  }

  static void writeQ4With8Subtracted(float[] values, int from, ByteBuffer out) {
    var extreme = 0f; // the value of the largest magnitude gets -8, the end that reaches farther
    for (var j = 0; j < 2 * HALF_BLOCK; j++) {
      extreme = Math.abs(values[from + j]) > Math.abs(extreme) ? values[from + j] : extreme;
    }
    var scale = extreme / -8;
    var inverse = scale == 0 ? 0 : 1 / scale;
    out.putShort(Float.floatToFloat16(scale));
    for (var j = 0; j < HALF_BLOCK; j++) {
      var low = Math.clamp((int) (values[from + j] * inverse + 8.5f), 0, 15);
      var high = Math.clamp((int) (values[from + j + HALF_BLOCK] * inverse + 8.5f), 0, 15);
      out.put((byte) (low | high << 4));
    }
  }

  static void writeQ8(float[] values, int from, ByteBuffer out) {
    var largest = 0f;
    for (var j = 0; j < 2 * HALF_BLOCK; j++) {
      largest = Math.max(largest, Math.abs(values[from + j]));
    }
    var scale = largest / 127;
    var inverse = scale == 0 ? 0 : 1 / scale;
    out.putShort(Float.floatToFloat16(scale));
    for (var j = 0; j < 2 * HALF_BLOCK; j++) {
      var rounded = values[from + j] * inverse;
      out.put((byte) Math.clamp((int) (rounded + Math.copySign(0.5f, rounded)), -127, 127));
    }
  }
}

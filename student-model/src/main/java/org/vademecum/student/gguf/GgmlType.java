package org.vademecum.student.gguf;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a tensor's numbers are stored in a GGUF file. The quantised types store blocks of 32: a scale
 * in half precision, then small integers, so that {@code value = scale * integer}. A block never
 * crosses a row.
 */
public enum GgmlType {
  F32(0, 1, 4, 0) {
    @Override
    void readBlock(MemorySegment data, long at, float[] out, int to) {
      out[to] = data.get(FLOAT, at);
    }

    @Override
    void writeBlock(float[] values, int from, ByteBuffer out) {
      out.putFloat(values[from]);
    }
  },
  F16(1, 1, 2, 1) {
    @Override
    void readBlock(MemorySegment data, long at, float[] out, int to) {
      out[to] = Float.float16ToFloat(data.get(SHORT, at));
    }

    @Override
    void writeBlock(float[] values, int from, ByteBuffer out) {
      out.putShort(Float.floatToFloat16(values[from]));
    }
  },
  /**
   * Integers from -8 to 7: byte j of a block holds number j in its low half and j + 16 in its high.
   */
  Q4_0(2, 32, 18, 2) {
    @Override
    void readBlock(MemorySegment data, long at, float[] out, int to) {
      var scale = Float.float16ToFloat(data.get(SHORT, at));
      for (var j = 0; j < 16; j++) {
        var pair = data.get(ValueLayout.JAVA_BYTE, at + 2 + j);
        out[to + j] = scale * ((pair & 15) - 8);
        out[to + j + 16] = scale * ((pair >> 4 & 15) - 8);
      }
    }

    @Override
    void writeBlock(float[] values, int from, ByteBuffer out) {
      var extreme = 0f; // the value of the largest magnitude gets -8, the end that reaches farther
      for (var j = 0; j < 32; j++) {
        extreme = Math.abs(values[from + j]) > Math.abs(extreme) ? values[from + j] : extreme;
      }
      var scale = extreme / -8;
      var inverse = scale == 0 ? 0 : 1 / scale;
      out.putShort(Float.floatToFloat16(scale));
      for (var j = 0; j < 16; j++) {
        var low = Math.clamp((int) (values[from + j] * inverse + 8.5f), 0, 15);
        var high = Math.clamp((int) (values[from + j + 16] * inverse + 8.5f), 0, 15);
        out.put((byte) (low | high << 4));
      }
    }
  },
  /** Integers from -127 to 127. */
  Q8_0(8, 32, 34, 7) {
    @Override
    void readBlock(MemorySegment data, long at, float[] out, int to) {
      var scale = Float.float16ToFloat(data.get(SHORT, at));
      for (var j = 0; j < 32; j++) {
        out[to + j] = scale * data.get(ValueLayout.JAVA_BYTE, at + 2 + j);
      }
    }

    @Override
    void writeBlock(float[] values, int from, ByteBuffer out) {
      var largest = 0f;
      for (var j = 0; j < 32; j++) {
        largest = Math.max(largest, Math.abs(values[from + j]));
      }
      var scale = largest / 127;
      var inverse = scale == 0 ? 0 : 1 / scale;
      out.putShort(Float.floatToFloat16(scale));
      for (var j = 0; j < 32; j++) {
        var rounded = values[from + j] * inverse;
        out.put((byte) Math.clamp((int) (rounded + Math.copySign(0.5f, rounded)), -127, 127));
      }
    }
  },
  BF16(30, 1, 2, 32) {
    @Override
    void readBlock(MemorySegment data, long at, float[] out, int to) {
      out[to] = Float.intBitsToFloat(data.get(SHORT, at) << 16);
    }

    @Override
    void writeBlock(float[] values, int from, ByteBuffer out) {
      var bits = Float.floatToRawIntBits(values[from]);
      var rounded =
          Float.isNaN(values[from]) ? bits | 0x0040_0000 : bits + 0x7FFF + (bits >>> 16 & 1);
      out.putShort((short) (rounded >>> 16));
    }
  };

  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final int code;
  private final int block;
  private final int blockBytes;
  private final int fileType;

  GgmlType(int code, int block, int blockBytes, int fileType) {
    this.code = code;
    this.block = block;
    this.blockBytes = blockBytes;
    this.fileType = fileType;
  }

  /** The number of this type in a tensor's header. */
  public int code() {
    return code;
  }

  /** How many numbers share a block; a row's length is a multiple of it. */
  public int block() {
    return block;
  }

  /** The bytes of one block. */
  public int blockBytes() {
    return blockBytes;
  }

  /** The value of {@code general.file_type} for a file whose matrices are mostly of this type. */
  public int fileType() {
    return fileType;
  }

  /** The bytes of so many numbers, which must be whole blocks. */
  public long bytes(long numbers) {
    return numbers / block * blockBytes;
  }

  /** The type with this number, if it is one of those that are read. */
  public static Optional<GgmlType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The values of whole blocks of stored data, as many as {@code out} is long. */
  public void read(MemorySegment data, float[] out) {
    for (int to = 0; to < out.length; to += block) {
      readBlock(data, (long) (to / block) * blockBytes, out, to);
    }
  }

  /** Rounds values, whole blocks of them, and stores them in a little-endian buffer. */
  public void write(float[] values, int from, int count, ByteBuffer out) {
    for (var i = from; i < from + count; i += block) {
      writeBlock(values, i, out);
    }
  }

  abstract void readBlock(MemorySegment data, long at, float[] out, int to);

  abstract void writeBlock(float[] values, int from, ByteBuffer out);
}

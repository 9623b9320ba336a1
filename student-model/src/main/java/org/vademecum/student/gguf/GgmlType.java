package org.vademecum.student.gguf;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/**
 * How a tensor's numbers are stored in a GGUF file. The quantised types store blocks: scales, then
 * small integers, so that {@code value = scale * integer}, for some types with a minimum too. A
 * block never crosses a row. All types are read, bit for bit as ggml does; not all are written.
 */
public enum GgmlType {
  F32(0, 1, 4, 0, GgmlType::readFloat, GgmlType::writeFloat),
  F16(1, 1, 2, 1, GgmlType::readHalf, GgmlType::writeHalf),
  /** Integers from -8 to 7. */
  Q4_0(
      2,
      32,
      18,
      2,
      32,
      false,
      SmallBlocks::readQ4With8Subtracted,
      SmallBlocks::writeQ4With8Subtracted),
  /** Integers from 0 to 15 above a minimum. */
  Q4_1(3, 32, 20, 3, 32, true, SmallBlocks::readQ4WithMinimum, null),
  /** Integers from -16 to 15. */
  Q5_0(6, 32, 22, 8, 32, false, SmallBlocks::readQ5With16Subtracted, null),
  /** Integers from 0 to 31 above a minimum. */
  Q5_1(7, 32, 24, 9, 32, true, SmallBlocks::readQ5WithMinimum, null),
  /** Integers from -127 to 127. */
  Q8_0(8, 32, 34, 7, 32, false, SmallBlocks::readQ8, SmallBlocks::writeQ8),
  /** Integers from 0 to 15 above a minimum, with scale and minimum for every 32. */
  Q4_K(12, 256, 144, 15, 32, true, SuperBlocks::readQ4, null),
  /** Integers from 0 to 31 above a minimum, with scale and minimum for every 32. */
  Q5_K(13, 256, 176, 17, 32, true, SuperBlocks::readQ5, null),
  /** Integers from -32 to 31, with a scale for every 16. */
  Q6_K(14, 256, 210, 18, 16, false, SuperBlocks::readQ6, null),
  BF16(30, 1, 2, 32, GgmlType::readBrainFloat, GgmlType::writeBrainFloat);

  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final int code;
  private final int block;
  private final int blockBytes;
  private final int fileType;
  private final int grain;
  private final boolean minima;
  private final @Nullable BlockReader floats;
  private final @Nullable IntegerReader integers;
  private final @Nullable BlockWriter writer;

  /** Floats, each of them for itself. */
  GgmlType(
      int code,
      int block,
      int blockBytes,
      int fileType,
      BlockReader reader,
      @Nullable BlockWriter writer) {
    this(code, block, blockBytes, fileType, 0, false, reader, null, writer);
  }

  /** Integers with a scale for every {@code grain} of them. */
  GgmlType(
      int code,
      int block,
      int blockBytes,
      int fileType,
      int grain,
      boolean minima,
      IntegerReader reader,
      @Nullable BlockWriter writer) {
    this(code, block, blockBytes, fileType, grain, minima, null, reader, writer);
  }

  GgmlType(
      int code,
      int block,
      int blockBytes,
      int fileType,
      int grain,
      boolean minima,
      @Nullable BlockReader floats,
      @Nullable IntegerReader integers,
      @Nullable BlockWriter writer) {
    this.code = code;
    this.block = block;
    this.blockBytes = blockBytes;
    this.fileType = fileType;
    this.grain = grain;
    this.minima = minima;
    this.floats = floats;
    this.integers = integers;
    this.writer = writer;
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

  /** Whether values can be stored in this type here; all types can be read. */
  public boolean writable() {
    return writer != null;
  }

  /** The bytes of so many numbers, which must be whole blocks. */
  public long bytes(long numbers) {
    return numbers / block * blockBytes;
  }

  /** The type with this number, if it is one of those that are read. */
  public static Optional<GgmlType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The names of types, for messages: {@code F32, F16 or Q8_0}. */
  static String names(List<GgmlType> types) {
    return types.stream()
            .limit(types.size() - 1L)
            .map(GgmlType::name)
            .collect(Collectors.joining(", "))
        + " or "
        + types.getLast();
  }

  /** Whether numbers are stored as integers with scales. */
  public boolean quantised() {
    return integers != null;
  }

  /** How many integers share a scale, 16 or 32; 0 for floats. */
  public int grain() {
    return grain;
  }

  /** Whether a minimum is added to each value. */
  public boolean hasMinima() {
    return minima;
  }

  /** Whether the integers take four bits, from -8 to 7 or, with minima, from 0 to 15. */
  public boolean fourBits() {
    return this == Q4_0 || this == Q4_1 || this == Q4_K;
  }

  /** The values of whole blocks of stored data, as many as {@code out} is long. */
  public void read(MemorySegment data, float[] out) {
    var row = integers == null ? null : new IntegerRow(this, block);
    for (int to = 0; to < out.length; to += block) {
      var at = (long) (to / block) * blockBytes;
      if (row != null) {
        readIntegers(data, at, row);
        row.values(out, to);
      } else if (floats != null) {
        floats.read(data, at, out, to);
      }
    }
  }

  /**
   * Fills a row of a quantised type.
   *
   * @param at where the row begins in the data
   */
  public void readIntegers(MemorySegment data, long at, IntegerRow out) {
    if (integers == null) {
      throw new IllegalArgumentException("no integers are stored in " + this);
    }
    for (int to = 0; to < out.numbers().length; to += block) {
      integers.read(data, at + (long) (to / block) * blockBytes, out, to);
    }
  }

  /**
   * Rounds values, whole blocks of them, and stores them in a little-endian buffer.
   *
   * @throws Fault of type {@code unsupported-quantisation} for a type that is read only
   */
  public void write(float[] values, int from, int count, ByteBuffer out) {
    if (writer == null) {
      throw Fault.input(
          "unsupported-quantisation",
          "tensors are read in this type and not written: " + this,
          "write "
              + names(Arrays.stream(values()).filter(GgmlType::writable).toList())
              + ", or quantise an F32 export with llama.cpp");
    }
    for (var i = from; i < from + count; i += block) {
      writer.write(values, i, out);
    }
  }

  static float half(MemorySegment data, long at) {
    return Float.float16ToFloat(data.get(SHORT, at));
  }

  static int unsigned(MemorySegment data, long at) {
    return data.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  private static void readFloat(MemorySegment data, long at, float[] out, int to) {
    out[to] = data.get(FLOAT, at);
  }

  private static void writeFloat(float[] values, int from, ByteBuffer out) {
    out.putFloat(values[from]);
  }

  private static void readHalf(MemorySegment data, long at, float[] out, int to) {
    out[to] = half(data, at);
  }

  private static void writeHalf(float[] values, int from, ByteBuffer out) {
    out.putShort(Float.floatToFloat16(values[from]));
  }

  private static void readBrainFloat(MemorySegment data, long at, float[] out, int to) {
    out[to] = Float.intBitsToFloat(data.get(SHORT, at) << 16);
  }

  private static void writeBrainFloat(float[] values, int from, ByteBuffer out) {
    var bits = Float.floatToRawIntBits(values[from]);
    var rounded =
        Float.isNaN(values[from]) ? bits | 0x0040_0000 : bits + 0x7FFF + (bits >>> 16 & 1);
    out.putShort((short) (rounded >>> 16));
  }
}

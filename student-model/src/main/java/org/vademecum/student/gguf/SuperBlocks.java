package org.vademecum.student.gguf;

import static org.vademecum.student.gguf.GgmlType.half;
import static org.vademecum.student.gguf.GgmlType.unsigned;

import java.lang.foreign.MemorySegment;

/**
 * The K types: blocks of 256 numbers, cut into sub-blocks whose own scales are small integers that
 * a scale in half precision multiplies. (Formats: ggml's ggml-common.h and ggml-quants.c.)
 *
 * <p>Q4_K and Q5_K have eight sub-blocks of 32, {@code value = scale * integer - minimum}, with the
 * eight scales and eight minima as six bits each in twelve bytes. Their integers come in chunks of
 * 64: one byte has a number of the chunk's first sub-block in its low half and the one of the
 * second in its high half. Q6_K has sixteen sub-blocks of 16 with signed eight-bit scales and no
 * minima; its halves of 128 keep four bits of each number in one place and two in another.
 */
final class SuperBlocks {
  private static final int SIZE = 256;
  private static final int SUB_BLOCK = 32;
  private static final int FACTORS = 4; // the offset of the packed six-bit factors
  private static final int FACTORS_LENGTH = 12;
  private static final int Q6_SUB_BLOCK = 16;
  private static final int Q6_SIZE = 210;

  private SuperBlocks() {}

  static void readQ4(MemorySegment data, long at, IntegerRow out, int to) {
    var fours = at + FACTORS + FACTORS_LENGTH;
    for (var sub = 0; sub < SIZE / SUB_BLOCK; sub++) {
      factors(data, at, sub, out, to);
      for (var j = 0; j < SUB_BLOCK; j++) {
        out.numbers()[to + sub * SUB_BLOCK + j] = (byte) four(data, fours, sub, j);
      }
    }
  }

  static void readQ5(MemorySegment data, long at, IntegerRow out, int to) {
    var fifths = at + FACTORS + FACTORS_LENGTH; // bit s of byte j is number j's of sub-block s
    var fours = fifths + SUB_BLOCK;
    for (var sub = 0; sub < SIZE / SUB_BLOCK; sub++) {
      factors(data, at, sub, out, to);
      for (var j = 0; j < SUB_BLOCK; j++) {
        var fifth = (unsigned(data, fifths + j) >> sub & 1) << 4;
        out.numbers()[to + sub * SUB_BLOCK + j] = (byte) (four(data, fours, sub, j) | fifth);
      }
    }
  }

  private static void factors(MemorySegment data, long at, int sub, IntegerRow out, int to) {
    var scale = half(data, at) * scale(data, at + FACTORS, sub);
    var minimum = half(data, at + 2) * minimum(data, at + FACTORS, sub);
    out.factors(to + sub * SUB_BLOCK, scale, -minimum);
  }

  private static int four(MemorySegment data, long fours, int sub, int j) {
    var pair = unsigned(data, fours + sub / 2 * SUB_BLOCK + j);
    return sub % 2 == 0 ? pair & 15 : pair >> 4;
  }

  // Scales 0-3 are the low six bits of bytes 0-3, minima 0-3 those of bytes 4-7. From n = 4 on,
  // byte
  // n + 4 has the low four bits of scale n in its low half and of minimum n in its high half; their
  // upper two bits are those of bytes n - 4 and n.
  private static int scale(MemorySegment data, long factors, int n) {
    return n < 4
        ? unsigned(data, factors + n) & 63
        : unsigned(data, factors + n + 4) & 15 | unsigned(data, factors + n - 4) >> 6 << 4;
  }

  private static int minimum(MemorySegment data, long factors, int n) {
    return n < 4
        ? unsigned(data, factors + n + 4) & 63
        : unsigned(data, factors + n + 4) >> 4 | unsigned(data, factors + n) >> 6 << 4;
  }

  static void readQ6(MemorySegment data, long at, IntegerRow out, int to) {
    var twos = at + SIZE / 2;
    var scales = twos + SIZE / 4;
    var factor = half(data, at + Q6_SIZE - 2);
    for (var sub = 0; sub < SIZE / Q6_SUB_BLOCK; sub++) {
      var scale = factor * (byte) unsigned(data, scales + sub);
      out.factors(to + sub * Q6_SUB_BLOCK, scale, 0);
    }
    for (var i = 0; i < SIZE; i++) {
      var half = i / 128;
      var quarter = i % 128 / 32; // which two bits, and from the third on the high four
      var column = i % 32;
      var fours = unsigned(data, at + half * 64L + quarter % 2 * 32 + column) >> quarter / 2 * 4;
      var upper = unsigned(data, twos + half * 32L + column) >> quarter * 2;
      out.numbers()[to + i] = (byte) ((fours & 15 | (upper & 3) << 4) - 32);
    }
  }
}

package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.BLOCK;
import static org.vademecum.student.forward.Kernels.PANEL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of weights in integers. For each of them a sum over 32 columns is made in one
 * order, then multiplied with the block's scale and added to the sum so far; so all give the same
 * bits, for one position and for many.
 */
final class IntegerKernels {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final VectorSpecies<Byte> B =
      F.length() == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> I = F.withLanes(int.class);
  private static final int L = F.length();

  /**
   * Bytes that may be read behind the last weight, where a vector of bytes is wider than needed.
   */
  static final int OVERREAD = 8;

  private IntegerKernels() {}

  private static FloatVector all(float[] x, int at) {
    return FloatVector.broadcast(F, x[at]);
  }

  private static FloatVector weights(byte[] q, int at) {
    return (FloatVector) ByteVector.fromArray(B, q, at).convertShape(VectorOperators.B2F, F, 0);
  }

  /**
   * y[0..64) = one panel of eight-bit weights times x.
   *
   * @param scales of each block of 32 columns, the 64 rows' ones
   */
  static void int8Panel(
      byte[] q, int qAt, float[] scales, int columns, float[] x, int xAt, float[] y, int yAt) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var block = xAt; block < xAt + columns; block += BLOCK, s += PANEL) {
        FloatVector a0 = FloatVector.zero(F), a1 = a0, a2 = a0, a3 = a0;
        for (var k = 0; k < BLOCK; k++, at += PANEL) {
          var xk = all(x, block + k);
          a0 = weights(q, at).fma(xk, a0);
          a1 = weights(q, at + L).fma(xk, a1);
          a2 = weights(q, at + 2 * L).fma(xk, a2);
          a3 = weights(q, at + 3 * L).fma(xk, a3);
        }
        y0 = a0.fma(FloatVector.fromArray(F, scales, s), y0);
        y1 = a1.fma(FloatVector.fromArray(F, scales, s + L), y1);
        y2 = a2.fma(FloatVector.fromArray(F, scales, s + 2 * L), y2);
        y3 = a3.fma(FloatVector.fromArray(F, scales, s + 3 * L), y3);
      }
      y0.intoArray(y, yAt + lane);
      y1.intoArray(y, yAt + lane + L);
      y2.intoArray(y, yAt + lane + 2 * L);
      y3.intoArray(y, yAt + lane + 3 * L);
    }
  }

  /**
   * Two panels of eight-bit weights times x, column by column side by side: two streams keep more
   * of the memory's requests on their way than one.
   *
   * @param qAt the first panel; the other one follows it, as its scales follow
   */
  static void int8PanelPair(
      byte[] q, int qAt, float[] scales, int columns, float[] x, int xAt, float[] y, int yAt) {
    var nextPanel = columns * PANEL;
    var nextScales = columns / BLOCK * PANEL;
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      FloatVector z0 = y0, z1 = y0, z2 = y0, z3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var block = xAt; block < xAt + columns; block += BLOCK, s += PANEL) {
        FloatVector a0 = FloatVector.zero(F), a1 = a0, a2 = a0, a3 = a0;
        FloatVector b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (var k = 0; k < BLOCK; k++, at += PANEL) {
          var xk = all(x, block + k);
          a0 = weights(q, at).fma(xk, a0);
          a1 = weights(q, at + L).fma(xk, a1);
          a2 = weights(q, at + 2 * L).fma(xk, a2);
          a3 = weights(q, at + 3 * L).fma(xk, a3);
          b0 = weights(q, at + nextPanel).fma(xk, b0);
          b1 = weights(q, at + nextPanel + L).fma(xk, b1);
          b2 = weights(q, at + nextPanel + 2 * L).fma(xk, b2);
          b3 = weights(q, at + nextPanel + 3 * L).fma(xk, b3);
        }
        y0 = a0.fma(FloatVector.fromArray(F, scales, s), y0);
        y1 = a1.fma(FloatVector.fromArray(F, scales, s + L), y1);
        y2 = a2.fma(FloatVector.fromArray(F, scales, s + 2 * L), y2);
        y3 = a3.fma(FloatVector.fromArray(F, scales, s + 3 * L), y3);
        z0 = b0.fma(FloatVector.fromArray(F, scales, s + nextScales), z0);
        z1 = b1.fma(FloatVector.fromArray(F, scales, s + nextScales + L), z1);
        z2 = b2.fma(FloatVector.fromArray(F, scales, s + nextScales + 2 * L), z2);
        z3 = b3.fma(FloatVector.fromArray(F, scales, s + nextScales + 3 * L), z3);
      }
      var to = yAt + lane;
      y0.intoArray(y, to);
      y1.intoArray(y, to + L);
      y2.intoArray(y, to + 2 * L);
      y3.intoArray(y, to + 3 * L);
      z0.intoArray(y, to + PANEL);
      z1.intoArray(y, to + PANEL + L);
      z2.intoArray(y, to + PANEL + 2 * L);
      z3.intoArray(y, to + PANEL + 3 * L);
    }
  }

  /**
   * y[0..64) = one panel of four-bit weights times x. Sixteen ints hold two columns: the one at
   * {@code i} those of rows i, i + 16, i + 32 and i + 48, where a rotation by 0, 8, 16 or 24 brings
   * the first column's number to bits 19 to 22 and the second's to bits 15 to 18. There they need
   * no conversion: with the exponent of 16, and of 256, in front of it the number reads as the
   * float 16 + n, and 256 + n. What that adds to the sum of a block is taken off at its start.
   *
   * @param starts of each block, see {@link #int4Starts}
   */
  static void int4Panel(
      int[] q,
      int qAt,
      float[] scales,
      int columns,
      float[] x,
      int xAt,
      float[] starts,
      float[] y,
      int yAt) {
    for (var lane = 0; lane < 16; lane += L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var block = 0; block < columns; block += BLOCK, s += PANEL) {
        var from = xAt + block;
        FloatVector a0 = all(starts, block / BLOCK), a1 = a0, a2 = a0, a3 = a0;
        for (var k = 0; k < BLOCK; k += 2, at += 16) {
          var v = IntVector.fromArray(I, q, at);
          var v1 = v.lanewise(VectorOperators.ROL, 8);
          var v2 = v.lanewise(VectorOperators.ROL, 16);
          var v3 = v.lanewise(VectorOperators.ROL, 24);
          var xk = all(x, from + k);
          a0 = first(v).fma(xk, a0);
          a1 = first(v1).fma(xk, a1);
          a2 = first(v2).fma(xk, a2);
          a3 = first(v3).fma(xk, a3);
          xk = all(x, from + k + 1);
          a0 = second(v).fma(xk, a0);
          a1 = second(v1).fma(xk, a1);
          a2 = second(v2).fma(xk, a2);
          a3 = second(v3).fma(xk, a3);
        }
        y0 = a0.fma(FloatVector.fromArray(F, scales, s), y0);
        y1 = a1.fma(FloatVector.fromArray(F, scales, s + 16), y1);
        y2 = a2.fma(FloatVector.fromArray(F, scales, s + 32), y2);
        y3 = a3.fma(FloatVector.fromArray(F, scales, s + 48), y3);
      }
      y0.intoArray(y, yAt + lane);
      y1.intoArray(y, yAt + lane + 16);
      y2.intoArray(y, yAt + lane + 32);
      y3.intoArray(y, yAt + lane + 48);
    }
  }

  private static FloatVector first(IntVector v) {
    return v.and(0x0078_0000).or(0x4180_0000).reinterpretAsFloats();
  }

  private static FloatVector second(IntVector v) {
    return v.and(0x0007_8000).or(0x4380_0000).reinterpretAsFloats();
  }

  /**
   * What the sums of {@link #int4Panel} start with, by block of 32 inputs, so that a stored number
   * n counts as n - 8: {@code -(24 * even + 264 * odd)} with the sums of inputs at even and odd
   * places.
   */
  static void int4Starts(float[] x, int xAt, int columns, float[] starts, int to) {
    for (var block = 0; block < columns; block += BLOCK) {
      float even = 0, odd = 0;
      for (var k = xAt + block; k < xAt + block + BLOCK; k += 2) {
        even += x[k];
        odd += x[k + 1];
      }
      starts[to + block / BLOCK] = -(24 * even + 264 * odd);
    }
  }

  /** Two vectors' rows of some columns of eight-bit weights, as floats without their scales. */
  static void widenInt8(byte[] q, int qAt, int columns, float[] w) {
    for (int to = 0, at = qAt; to < columns * 2 * L; to += 2 * L, at += PANEL) {
      weights(q, at).intoArray(w, to);
      weights(q, at + L).intoArray(w, to + L);
    }
  }

  /**
   * As {@link #widenInt8} of four-bit weights, as {@link #int4Panel} reads them: 16 + n and 256 +
   * n.
   *
   * @param row the first row in the panel, a multiple of two vectors
   */
  static void widenInt4(int[] q, int qAt, int row, int columns, float[] w) {
    for (var half = 0; half < 2; half++) {
      var from = row + half * L;
      var turn = from / 16 * 8;
      var at = qAt + from % 16;
      for (var to = half * L; to < columns * 2 * L; to += 4 * L, at += 16) {
        var turned = IntVector.fromArray(I, q, at).lanewise(VectorOperators.ROL, turn);
        first(turned).intoArray(w, to);
        second(turned).intoArray(w, to + 2 * L);
      }
    }
  }

  /**
   * Two vectors' rows of some columns times six positions, {@code y += W x}; blocks are summed as
   * {@link #int8Panel} and {@link #int4Panel} do it, with the same results to the bit.
   *
   * @param w as {@link #widenInt8} and {@link #widenInt4} give it
   * @param starts what a block's sums start with, for each position
   */
  static void tileOf6(
      float[] w,
      int columns,
      float[] scales,
      int sAt,
      float[] starts,
      int startAt,
      int startStride,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride,
        x2 = x1 + xStride,
        x3 = x2 + xStride,
        x4 = x3 + xStride,
        x5 = x4 + xStride;
    int z1 = yAt + yStride,
        z2 = z1 + yStride,
        z3 = z2 + yStride,
        z4 = z3 + yStride,
        z5 = z4 + yStride;
    FloatVector ay = FloatVector.fromArray(F, y, yAt), az = FloatVector.fromArray(F, y, yAt + L);
    FloatVector by = FloatVector.fromArray(F, y, z1), bz = FloatVector.fromArray(F, y, z1 + L);
    FloatVector cy = FloatVector.fromArray(F, y, z2), cz = FloatVector.fromArray(F, y, z2 + L);
    FloatVector dy = FloatVector.fromArray(F, y, z3), dz = FloatVector.fromArray(F, y, z3 + L);
    FloatVector ey = FloatVector.fromArray(F, y, z4), ez = FloatVector.fromArray(F, y, z4 + L);
    FloatVector fy = FloatVector.fromArray(F, y, z5), fz = FloatVector.fromArray(F, y, z5 + L);
    var at = 0;
    var s = sAt;
    var start = startAt;
    for (var block = 0; block < columns; block += BLOCK, s += PANEL, start++) {
      FloatVector a0 = all(starts, start), a1 = a0;
      FloatVector b0 = all(starts, start + 1 * startStride), b1 = b0;
      FloatVector c0 = all(starts, start + 2 * startStride), c1 = c0;
      FloatVector d0 = all(starts, start + 3 * startStride), d1 = d0;
      FloatVector e0 = all(starts, start + 4 * startStride), e1 = e0;
      FloatVector f0 = all(starts, start + 5 * startStride), f1 = f0;
      for (var k = 0; k < BLOCK; k++, at += 2 * L) {
        var w0 = FloatVector.fromArray(F, w, at);
        var w1 = FloatVector.fromArray(F, w, at + L);
        var xk = all(x, xAt + block + k);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
        xk = all(x, x4 + block + k);
        e0 = w0.fma(xk, e0);
        e1 = w1.fma(xk, e1);
        xk = all(x, x5 + block + k);
        f0 = w0.fma(xk, f0);
        f1 = w1.fma(xk, f1);
      }
      var s0 = FloatVector.fromArray(F, scales, s);
      var s1 = FloatVector.fromArray(F, scales, s + L);
      ay = a0.fma(s0, ay);
      az = a1.fma(s1, az);
      by = b0.fma(s0, by);
      bz = b1.fma(s1, bz);
      cy = c0.fma(s0, cy);
      cz = c1.fma(s1, cz);
      dy = d0.fma(s0, dy);
      dz = d1.fma(s1, dz);
      ey = e0.fma(s0, ey);
      ez = e1.fma(s1, ez);
      fy = f0.fma(s0, fy);
      fz = f1.fma(s1, fz);
    }
    ay.intoArray(y, yAt);
    az.intoArray(y, yAt + L);
    by.intoArray(y, z1);
    bz.intoArray(y, z1 + L);
    cy.intoArray(y, z2);
    cz.intoArray(y, z2 + L);
    dy.intoArray(y, z3);
    dz.intoArray(y, z3 + L);
    ey.intoArray(y, z4);
    ez.intoArray(y, z4 + L);
    fy.intoArray(y, z5);
    fz.intoArray(y, z5 + L);
  }

  /** As {@link #tileOf6}, for four positions. */
  static void tileOf4(
      float[] w,
      int columns,
      float[] scales,
      int sAt,
      float[] starts,
      int startAt,
      int startStride,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride, x2 = x1 + xStride, x3 = x2 + xStride;
    int z1 = yAt + yStride, z2 = z1 + yStride, z3 = z2 + yStride;
    FloatVector ay = FloatVector.fromArray(F, y, yAt), az = FloatVector.fromArray(F, y, yAt + L);
    FloatVector by = FloatVector.fromArray(F, y, z1), bz = FloatVector.fromArray(F, y, z1 + L);
    FloatVector cy = FloatVector.fromArray(F, y, z2), cz = FloatVector.fromArray(F, y, z2 + L);
    FloatVector dy = FloatVector.fromArray(F, y, z3), dz = FloatVector.fromArray(F, y, z3 + L);
    var at = 0;
    var s = sAt;
    var start = startAt;
    for (var block = 0; block < columns; block += BLOCK, s += PANEL, start++) {
      FloatVector a0 = all(starts, start), a1 = a0;
      FloatVector b0 = all(starts, start + 1 * startStride), b1 = b0;
      FloatVector c0 = all(starts, start + 2 * startStride), c1 = c0;
      FloatVector d0 = all(starts, start + 3 * startStride), d1 = d0;
      for (var k = 0; k < BLOCK; k++, at += 2 * L) {
        var w0 = FloatVector.fromArray(F, w, at);
        var w1 = FloatVector.fromArray(F, w, at + L);
        var xk = all(x, xAt + block + k);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
      }
      var s0 = FloatVector.fromArray(F, scales, s);
      var s1 = FloatVector.fromArray(F, scales, s + L);
      ay = a0.fma(s0, ay);
      az = a1.fma(s1, az);
      by = b0.fma(s0, by);
      bz = b1.fma(s1, bz);
      cy = c0.fma(s0, cy);
      cz = c1.fma(s1, cz);
      dy = d0.fma(s0, dy);
      dz = d1.fma(s1, dz);
    }
    ay.intoArray(y, yAt);
    az.intoArray(y, yAt + L);
    by.intoArray(y, z1);
    bz.intoArray(y, z1 + L);
    cy.intoArray(y, z2);
    cz.intoArray(y, z2 + L);
    dy.intoArray(y, z3);
    dz.intoArray(y, z3 + L);
  }

  /** Two vectors' rows times many positions; see {@link #tileOf6}. */
  static void tiles(
      float[] w,
      int columns,
      float[] scales,
      int sAt,
      float[] starts,
      int startAt,
      int startStride,
      float[] x,
      int xAt,
      int xStride,
      int positions,
      float[] y,
      int yAt,
      int yStride) {
    for (var i = 0; i < positions; ) {
      var from = xAt + i * xStride;
      var start = startAt + i * startStride;
      var to = yAt + i * yStride;
      if (positions - i > 4) {
        tileOf6(
            w, columns, scales, sAt, starts, start, startStride, x, from, xStride, y, to, yStride);
        i += 6;
      } else {
        tileOf4(
            w, columns, scales, sAt, starts, start, startStride, x, from, xStride, y, to, yStride);
        i += 4;
      }
    }
  }

  /**
   * Two vectors' rows of a panel of eight-bit weights times six positions, {@code y = W x}: for few
   * positions, where widening the weights first does not pay. The same results to the bit.
   */
  static void int8TileOf6(
      byte[] q,
      int qAt,
      int columns,
      float[] scales,
      int sAt,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride,
        x2 = x1 + xStride,
        x3 = x2 + xStride,
        x4 = x3 + xStride,
        x5 = x4 + xStride;
    FloatVector ay = FloatVector.zero(F), az = ay;
    FloatVector by = ay, bz = ay;
    FloatVector cy = ay, cz = ay;
    FloatVector dy = ay, dz = ay;
    FloatVector ey = ay, ez = ay;
    FloatVector fy = ay, fz = ay;
    var at = qAt;
    var s = sAt;
    for (var block = 0; block < columns; block += BLOCK, s += PANEL) {
      FloatVector a0 = FloatVector.zero(F), a1 = a0;
      FloatVector b0 = a0, b1 = a0;
      FloatVector c0 = a0, c1 = a0;
      FloatVector d0 = a0, d1 = a0;
      FloatVector e0 = a0, e1 = a0;
      FloatVector f0 = a0, f1 = a0;
      for (var k = 0; k < BLOCK; k++, at += PANEL) {
        var w0 = weights(q, at);
        var w1 = weights(q, at + L);
        var xk = all(x, xAt + block + k);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
        xk = all(x, x4 + block + k);
        e0 = w0.fma(xk, e0);
        e1 = w1.fma(xk, e1);
        xk = all(x, x5 + block + k);
        f0 = w0.fma(xk, f0);
        f1 = w1.fma(xk, f1);
      }
      var s0 = FloatVector.fromArray(F, scales, s);
      var s1 = FloatVector.fromArray(F, scales, s + L);
      ay = a0.fma(s0, ay);
      az = a1.fma(s1, az);
      by = b0.fma(s0, by);
      bz = b1.fma(s1, bz);
      cy = c0.fma(s0, cy);
      cz = c1.fma(s1, cz);
      dy = d0.fma(s0, dy);
      dz = d1.fma(s1, dz);
      ey = e0.fma(s0, ey);
      ez = e1.fma(s1, ez);
      fy = f0.fma(s0, fy);
      fz = f1.fma(s1, fz);
    }
    var to = yAt;
    ay.intoArray(y, to);
    az.intoArray(y, to + L);
    to += yStride;
    by.intoArray(y, to);
    bz.intoArray(y, to + L);
    to += yStride;
    cy.intoArray(y, to);
    cz.intoArray(y, to + L);
    to += yStride;
    dy.intoArray(y, to);
    dz.intoArray(y, to + L);
    to += yStride;
    ey.intoArray(y, to);
    ez.intoArray(y, to + L);
    to += yStride;
    fy.intoArray(y, to);
    fz.intoArray(y, to + L);
  }

  /** As {@link #int8TileOf6}, for four positions. */
  static void int8TileOf4(
      byte[] q,
      int qAt,
      int columns,
      float[] scales,
      int sAt,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride, x2 = x1 + xStride, x3 = x2 + xStride;
    FloatVector ay = FloatVector.zero(F), az = ay;
    FloatVector by = ay, bz = ay;
    FloatVector cy = ay, cz = ay;
    FloatVector dy = ay, dz = ay;
    var at = qAt;
    var s = sAt;
    for (var block = 0; block < columns; block += BLOCK, s += PANEL) {
      FloatVector a0 = FloatVector.zero(F), a1 = a0;
      FloatVector b0 = a0, b1 = a0;
      FloatVector c0 = a0, c1 = a0;
      FloatVector d0 = a0, d1 = a0;
      for (var k = 0; k < BLOCK; k++, at += PANEL) {
        var w0 = weights(q, at);
        var w1 = weights(q, at + L);
        var xk = all(x, xAt + block + k);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
      }
      var s0 = FloatVector.fromArray(F, scales, s);
      var s1 = FloatVector.fromArray(F, scales, s + L);
      ay = a0.fma(s0, ay);
      az = a1.fma(s1, az);
      by = b0.fma(s0, by);
      bz = b1.fma(s1, bz);
      cy = c0.fma(s0, cy);
      cz = c1.fma(s1, cz);
      dy = d0.fma(s0, dy);
      dz = d1.fma(s1, dz);
    }
    var to = yAt;
    ay.intoArray(y, to);
    az.intoArray(y, to + L);
    to += yStride;
    by.intoArray(y, to);
    bz.intoArray(y, to + L);
    to += yStride;
    cy.intoArray(y, to);
    cz.intoArray(y, to + L);
    to += yStride;
    dy.intoArray(y, to);
    dz.intoArray(y, to + L);
  }

  /**
   * As {@link #int8TileOf4}, of four-bit weights.
   *
   * @param row the first row in the panel, a multiple of two vectors
   * @param starts of each block, for each position
   */
  static void int4TileOf4(
      int[] q,
      int qAt,
      int row,
      int columns,
      float[] scales,
      float[] starts,
      int startAt,
      int startStride,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride, x2 = x1 + xStride, x3 = x2 + xStride;
    FloatVector ay = FloatVector.zero(F), az = ay;
    FloatVector by = ay, bz = ay;
    FloatVector cy = ay, cz = ay;
    FloatVector dy = ay, dz = ay;
    // Rows of the second vector lie in the same ints where a vector has 16 lanes, else behind.
    var turn0 = row / 16 * 8;
    var turn1 = (row + L) / 16 * 8;
    var at0 = qAt + row % 16;
    var at1 = qAt + (row + L) % 16;
    var s = row;
    var start = startAt;
    for (var block = 0; block < columns; block += BLOCK, s += PANEL, start++) {
      FloatVector a0 = all(starts, start), a1 = a0;
      FloatVector b0 = all(starts, start + 1 * startStride), b1 = b0;
      FloatVector c0 = all(starts, start + 2 * startStride), c1 = c0;
      FloatVector d0 = all(starts, start + 3 * startStride), d1 = d0;
      for (var k = 0; k < BLOCK; k += 2, at0 += 16, at1 += 16) {
        var v0 = IntVector.fromArray(I, q, at0).lanewise(VectorOperators.ROL, turn0);
        var v1 = IntVector.fromArray(I, q, at1).lanewise(VectorOperators.ROL, turn1);
        var w0 = first(v0);
        var w1 = first(v1);
        var xk = all(x, xAt + block + k);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
        w0 = second(v0);
        w1 = second(v1);
        xk = all(x, xAt + block + k + 1);
        a0 = w0.fma(xk, a0);
        a1 = w1.fma(xk, a1);
        xk = all(x, x1 + block + k + 1);
        b0 = w0.fma(xk, b0);
        b1 = w1.fma(xk, b1);
        xk = all(x, x2 + block + k + 1);
        c0 = w0.fma(xk, c0);
        c1 = w1.fma(xk, c1);
        xk = all(x, x3 + block + k + 1);
        d0 = w0.fma(xk, d0);
        d1 = w1.fma(xk, d1);
      }
      var s0 = FloatVector.fromArray(F, scales, s);
      var s1 = FloatVector.fromArray(F, scales, s + L);
      ay = a0.fma(s0, ay);
      az = a1.fma(s1, az);
      by = b0.fma(s0, by);
      bz = b1.fma(s1, bz);
      cy = c0.fma(s0, cy);
      cz = c1.fma(s1, cz);
      dy = d0.fma(s0, dy);
      dz = d1.fma(s1, dz);
    }
    var to = yAt;
    ay.intoArray(y, to);
    az.intoArray(y, to + L);
    to += yStride;
    by.intoArray(y, to);
    bz.intoArray(y, to + L);
    to += yStride;
    cy.intoArray(y, to);
    cz.intoArray(y, to + L);
    to += yStride;
    dy.intoArray(y, to);
    dz.intoArray(y, to + L);
  }
}

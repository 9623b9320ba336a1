package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.BLOCK;
import static org.vademecum.student.forward.Kernels.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of weights in four bits, for one position and for a few.
 *
 * <p>For each block of 32 columns a sum is made in one order, then multiplied with the block's
 * scale and added to the sum so far; so all give the same bits, for one position and for many.
 */
final class Int4Kernels {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final VectorSpecies<Integer> I = F.withLanes(int.class);
  private static final int L = F.length();

  // Where the numbers of two columns stand when turned, and the exponents that make floats of them.
  private static final int FIRST = 0x0078_0000;
  private static final int SIXTEEN = 0x4180_0000;
  private static final int SECOND = 0x0007_8000;
  private static final int TWO_HUNDRED_FIFTY_SIX = 0x4380_0000;

  private Int4Kernels() {}

  private static FloatVector all(float[] x, int at) {
    return FloatVector.broadcast(F, x[at]);
  }

  /**
   * y[0..64) = one panel of four-bit weights times x. Sixteen ints hold two columns: the one at
   * {@code i} those of rows i, i + 16, i + 32 and i + 48, where a rotation by 0, 8, 16 or 24 brings
   * the first column's number to bits 19 to 22 and the second's to bits 15 to 18. There they need
   * no conversion: with the exponent of 16, and of 256, in front of it the number reads as the
   * float 16 + n, and 256 + n. What that adds to the sum of a block is taken off at its start.
   *
   * @param starts of each block, see {@link #starts}
   */
  static void panel(
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

  /**
   * Two panels of four-bit weights times x, side by side: two streams keep more of the memory's
   * requests on their way than one.
   *
   * <p>Calls of the Vector API stand here without a method of ours between them: the compiler has a
   * budget of bytecodes for what it inlines, the API's own methods are exempt from it, ours are
   * not, and a vector that is returned from a method that is not inlined becomes an object.
   *
   * @param qAt the first panel; the other one follows it, as its scales follow
   */
  static void panelPair(
      int[] q,
      int qAt,
      float[] scales,
      int columns,
      float[] x,
      int xAt,
      float[] starts,
      float[] y,
      int yAt) {
    var nextPanel = columns * PANEL / 8;
    var nextScales = columns / BLOCK * PANEL;
    for (var lane = 0; lane < 16; lane += L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      FloatVector z0 = y0, z1 = y0, z2 = y0, z3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var block = 0; block < columns; block += BLOCK, s += PANEL) {
        var from = xAt + block;
        FloatVector a0 = FloatVector.broadcast(F, starts[block / BLOCK]), a1 = a0, a2 = a0, a3 = a0;
        FloatVector b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (var k = 0; k < BLOCK; k += 2, at += 16) {
          var xk = FloatVector.broadcast(F, x[from + k]);
          var xl = FloatVector.broadcast(F, x[from + k + 1]);
          var v = IntVector.fromArray(I, q, at);
          var u = IntVector.fromArray(I, q, at + nextPanel);
          var v1 = v.lanewise(VectorOperators.ROL, 8);
          var u1 = u.lanewise(VectorOperators.ROL, 8);
          var v2 = v.lanewise(VectorOperators.ROL, 16);
          var u2 = u.lanewise(VectorOperators.ROL, 16);
          var v3 = v.lanewise(VectorOperators.ROL, 24);
          var u3 = u.lanewise(VectorOperators.ROL, 24);
          a0 = v.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, a0);
          a1 = v1.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, a1);
          a2 = v2.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, a2);
          a3 = v3.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, a3);
          b0 = u.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, b0);
          b1 = u1.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, b1);
          b2 = u2.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, b2);
          b3 = u3.and(FIRST).or(SIXTEEN).reinterpretAsFloats().fma(xk, b3);
          a0 = v.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, a0);
          a1 = v1.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, a1);
          a2 = v2.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, a2);
          a3 = v3.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, a3);
          b0 = u.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, b0);
          b1 = u1.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, b1);
          b2 = u2.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, b2);
          b3 = u3.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats().fma(xl, b3);
        }
        y0 = a0.fma(FloatVector.fromArray(F, scales, s), y0);
        y1 = a1.fma(FloatVector.fromArray(F, scales, s + 16), y1);
        y2 = a2.fma(FloatVector.fromArray(F, scales, s + 32), y2);
        y3 = a3.fma(FloatVector.fromArray(F, scales, s + 48), y3);
        z0 = b0.fma(FloatVector.fromArray(F, scales, s + nextScales), z0);
        z1 = b1.fma(FloatVector.fromArray(F, scales, s + nextScales + 16), z1);
        z2 = b2.fma(FloatVector.fromArray(F, scales, s + nextScales + 32), z2);
        z3 = b3.fma(FloatVector.fromArray(F, scales, s + nextScales + 48), z3);
      }
      var to = yAt + lane;
      y0.intoArray(y, to);
      y1.intoArray(y, to + 16);
      y2.intoArray(y, to + 32);
      y3.intoArray(y, to + 48);
      z0.intoArray(y, to + PANEL);
      z1.intoArray(y, to + PANEL + 16);
      z2.intoArray(y, to + PANEL + 32);
      z3.intoArray(y, to + PANEL + 48);
    }
  }

  private static FloatVector first(IntVector v) {
    return v.and(FIRST).or(SIXTEEN).reinterpretAsFloats();
  }

  private static FloatVector second(IntVector v) {
    return v.and(SECOND).or(TWO_HUNDRED_FIFTY_SIX).reinterpretAsFloats();
  }

  /**
   * What the sums of {@link #panel} start with, by block of 32 inputs, so that a stored number n
   * counts as n - zero: {@code -((16 + zero) * even + (256 + zero) * odd)} with the sums of inputs
   * at even and odd places.
   */
  static void starts(float[] x, int xAt, int columns, int zero, float[] starts, int to) {
    for (var block = 0; block < columns; block += BLOCK) {
      float even = 0, odd = 0;
      for (var k = xAt + block; k < xAt + block + BLOCK; k += 2) {
        even += x[k];
        odd += x[k + 1];
      }
      starts[to + block / BLOCK] = -((16 + zero) * even + (256 + zero) * odd);
    }
  }

  /**
   * Two vectors' rows of some columns as floats without their scales, as {@link #panel} reads them:
   * 16 + n and 256 + n.
   *
   * @param row the first row in the panel, a multiple of two vectors
   */
  static void widen(int[] q, int qAt, int row, int columns, float[] w) {
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
   * Two vectors' rows of a panel times four positions, {@code y = W x}: for few positions, where
   * widening the weights first does not pay. The same results to the bit.
   *
   * @param row the first row in the panel, a multiple of two vectors
   * @param starts of each block, for each position
   */
  static void tileOf4(
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

package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.GRAIN;
import static org.vademecum.student.forward.Kernels.PANEL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of weights in eight bits, for one position and for a few.
 *
 * <p>For each block of columns a sum is made in one order, then multiplied with the block's scale
 * and added to the sum so far; so all give the same bits, for one position and for many.
 */
final class Int8Kernels {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final VectorSpecies<Byte> B =
      F.length() == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;
  private static final int L = F.length();

  /**
   * Bytes that may be read behind the last weight, where a vector of bytes is wider than needed.
   */
  static final int OVERREAD = 8;

  private Int8Kernels() {}

  private static FloatVector all(float[] x, int at) {
    return FloatVector.broadcast(F, x[at]);
  }

  private static FloatVector weights(byte[] q, int at) {
    return (FloatVector) ByteVector.fromArray(B, q, at).convertShape(VectorOperators.B2F, F, 0);
  }

  /**
   * y[0..64) = one panel of eight-bit weights times x.
   *
   * @param scales of each block of columns, the 64 rows' ones
   */
  static void panel(
      byte[] q,
      int qAt,
      float[] scales,
      int columns,
      int block,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var from = xAt; from < xAt + columns; from += block, s += PANEL) {
        FloatVector a0 = FloatVector.zero(F), a1 = a0, a2 = a0, a3 = a0;
        for (var part = from; part < from + block; part += GRAIN) {
          for (var k = 0; k < GRAIN; k++, at += PANEL) {
            var xk = all(x, part + k);
            a0 = weights(q, at).fma(xk, a0);
            a1 = weights(q, at + L).fma(xk, a1);
            a2 = weights(q, at + 2 * L).fma(xk, a2);
            a3 = weights(q, at + 3 * L).fma(xk, a3);
          }
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
  static void panelPair(
      byte[] q,
      int qAt,
      float[] scales,
      int columns,
      int block,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    var nextPanel = columns * PANEL;
    var nextScales = columns / block * PANEL;
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      FloatVector z0 = y0, z1 = y0, z2 = y0, z3 = y0;
      var at = qAt + lane;
      var s = lane;
      for (var from = xAt; from < xAt + columns; from += block, s += PANEL) {
        FloatVector a0 = FloatVector.zero(F), a1 = a0, a2 = a0, a3 = a0;
        FloatVector b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (var part = from; part < from + block; part += GRAIN) {
          for (var k = 0; k < GRAIN; k++, at += PANEL) {
            var xk = all(x, part + k);
            a0 = weights(q, at).fma(xk, a0);
            a1 = weights(q, at + L).fma(xk, a1);
            a2 = weights(q, at + 2 * L).fma(xk, a2);
            a3 = weights(q, at + 3 * L).fma(xk, a3);
            b0 = weights(q, at + nextPanel).fma(xk, b0);
            b1 = weights(q, at + nextPanel + L).fma(xk, b1);
            b2 = weights(q, at + nextPanel + 2 * L).fma(xk, b2);
            b3 = weights(q, at + nextPanel + 3 * L).fma(xk, b3);
          }
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

  /** Two vectors' rows of some columns of eight-bit weights, as floats without their scales. */
  static void widen(byte[] q, int qAt, int columns, float[] w) {
    for (int to = 0, at = qAt; to < columns * 2 * L; to += 2 * L, at += PANEL) {
      weights(q, at).intoArray(w, to);
      weights(q, at + L).intoArray(w, to + L);
    }
  }

  /**
   * Two vectors' rows of a panel of eight-bit weights times six positions, {@code y = W x}: for few
   * positions, where widening the weights first does not pay. The same results to the bit.
   */
  static void tileOf6(
      byte[] q,
      int qAt,
      int columns,
      int block,
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
    for (var from = 0; from < columns; from += block, s += PANEL) {
      FloatVector a0 = FloatVector.zero(F), a1 = a0;
      FloatVector b0 = a0, b1 = a0;
      FloatVector c0 = a0, c1 = a0;
      FloatVector d0 = a0, d1 = a0;
      FloatVector e0 = a0, e1 = a0;
      FloatVector f0 = a0, f1 = a0;
      for (var part = from; part < from + block; part += GRAIN) {
        for (var k = 0; k < GRAIN; k++, at += PANEL) {
          var w0 = weights(q, at);
          var w1 = weights(q, at + L);
          var xk = all(x, xAt + part + k);
          a0 = w0.fma(xk, a0);
          a1 = w1.fma(xk, a1);
          xk = all(x, x1 + part + k);
          b0 = w0.fma(xk, b0);
          b1 = w1.fma(xk, b1);
          xk = all(x, x2 + part + k);
          c0 = w0.fma(xk, c0);
          c1 = w1.fma(xk, c1);
          xk = all(x, x3 + part + k);
          d0 = w0.fma(xk, d0);
          d1 = w1.fma(xk, d1);
          xk = all(x, x4 + part + k);
          e0 = w0.fma(xk, e0);
          e1 = w1.fma(xk, e1);
          xk = all(x, x5 + part + k);
          f0 = w0.fma(xk, f0);
          f1 = w1.fma(xk, f1);
        }
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

  /** As {@link #tileOf6}, for four positions. */
  static void tileOf4(
      byte[] q,
      int qAt,
      int columns,
      int block,
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
    for (var from = 0; from < columns; from += block, s += PANEL) {
      FloatVector a0 = FloatVector.zero(F), a1 = a0;
      FloatVector b0 = a0, b1 = a0;
      FloatVector c0 = a0, c1 = a0;
      FloatVector d0 = a0, d1 = a0;
      for (var part = from; part < from + block; part += GRAIN) {
        for (var k = 0; k < GRAIN; k++, at += PANEL) {
          var w0 = weights(q, at);
          var w1 = weights(q, at + L);
          var xk = all(x, xAt + part + k);
          a0 = w0.fma(xk, a0);
          a1 = w1.fma(xk, a1);
          xk = all(x, x1 + part + k);
          b0 = w0.fma(xk, b0);
          b1 = w1.fma(xk, b1);
          xk = all(x, x2 + part + k);
          c0 = w0.fma(xk, c0);
          c1 = w1.fma(xk, c1);
          xk = all(x, x3 + part + k);
          d0 = w0.fma(xk, d0);
          d1 = w1.fma(xk, d1);
        }
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

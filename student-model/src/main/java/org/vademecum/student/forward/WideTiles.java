package org.vademecum.student.forward;

import static org.vademecum.student.forward.Kernels.GRAIN;
import static org.vademecum.student.forward.Kernels.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of integer weights that were widened to floats first, for many positions.
 *
 * <p>For each block of columns a sum is made in one order, then multiplied with the block's scale
 * and added to the sum so far; so all give the same bits, for one position and for many.
 */
final class WideTiles {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final int L = F.length();

  private WideTiles() {}

  private static FloatVector all(float[] x, int at) {
    return FloatVector.broadcast(F, x[at]);
  }

  /**
   * Two vectors' rows of some columns times six positions, {@code y += W x}; blocks are summed as
   * {@link Int8Kernels#panel} and {@link Int4Kernels#panel} do it, with the same results to the
   * bit.
   *
   * @param w as {@link Int8Kernels#widen} and {@link Int4Kernels#widen} give it
   * @param starts what a block's sums start with, for each position
   */
  static void tileOf6(
      float[] w,
      int columns,
      int block,
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
    for (var from = 0; from < columns; from += block, s += PANEL, start++) {
      FloatVector a0 = all(starts, start), a1 = a0;
      FloatVector b0 = all(starts, start + 1 * startStride), b1 = b0;
      FloatVector c0 = all(starts, start + 2 * startStride), c1 = c0;
      FloatVector d0 = all(starts, start + 3 * startStride), d1 = d0;
      FloatVector e0 = all(starts, start + 4 * startStride), e1 = e0;
      FloatVector f0 = all(starts, start + 5 * startStride), f1 = f0;
      for (var part = from; part < from + block; part += GRAIN) {
        for (var k = 0; k < GRAIN; k++, at += 2 * L) {
          var w0 = FloatVector.fromArray(F, w, at);
          var w1 = FloatVector.fromArray(F, w, at + L);
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
      int block,
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
    for (var from = 0; from < columns; from += block, s += PANEL, start++) {
      FloatVector a0 = all(starts, start), a1 = a0;
      FloatVector b0 = all(starts, start + 1 * startStride), b1 = b0;
      FloatVector c0 = all(starts, start + 2 * startStride), c1 = c0;
      FloatVector d0 = all(starts, start + 3 * startStride), d1 = d0;
      for (var part = from; part < from + block; part += GRAIN) {
        for (var k = 0; k < GRAIN; k++, at += 2 * L) {
          var w0 = FloatVector.fromArray(F, w, at);
          var w1 = FloatVector.fromArray(F, w, at + L);
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
  static void multiply(
      float[] w,
      int columns,
      int block,
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
            w,
            columns,
            block,
            scales,
            sAt,
            starts,
            start,
            startStride,
            x,
            from,
            xStride,
            y,
            to,
            yStride);
        i += 6;
      } else {
        tileOf4(
            w,
            columns,
            block,
            scales,
            sAt,
            starts,
            start,
            startStride,
            x,
            from,
            xStride,
            y,
            to,
            yStride);
        i += 4;
      }
    }
  }
}

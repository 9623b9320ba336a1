package org.vademecum.student.forward;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops. A panel is 64 rows, column after column. One species is chosen for the machine,
 * 128, 256 or 512 bits; {@code -Dvademecum.vector.bits} chooses another, with the same results.
 *
 * <p>The accumulators are single variables, not arrays, because only those are kept in registers.
 */
final class Kernels {
  /** Rows of a panel. */
  static final int PANEL = 64;

  /** Columns that share a scale in four-bit weights. */
  static final int BLOCK = 32;

  /** Columns whose sum is one loop: those that share a scale are one or two times as many. */
  static final int GRAIN = 16;

  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final VectorSpecies<Short> S =
      VectorSpecies.of(short.class, VectorShape.forBitSize(F.vectorBitSize() / 2));

  /** Numbers in a vector. */
  static final int L = F.length();

  /** Scales of a panel that has none. */
  static final float[] ONES = ones();

  private Kernels() {}

  private static float[] ones() {
    var ones = new float[PANEL];
    Arrays.fill(ones, 1f);
    return ones;
  }

  /** The next multiple of a panel's rows. */
  static int padded(int rows) {
    return (rows + PANEL - 1) / PANEL * PANEL;
  }

  /**
   * How far apart the positions of an activation lie: room for whole panels, and a cache line more,
   * because at a distance of a power of two all positions would compete for the same few lines.
   */
  static int stride(int width) {
    return padded(width) + 16;
  }

  private static FloatVector integers(short[] w, int at) {
    return (FloatVector) ShortVector.fromArray(S, w, at).convertShape(VectorOperators.S2F, F, 0);
  }

  private static FloatVector all(float[] x, int at) {
    return FloatVector.broadcast(F, x[at]);
  }

  /** y[0..64) = one panel of float weights times x. */
  static void floatPanel(float[] w, int wAt, int columns, float[] x, int xAt, float[] y, int yAt) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var xk = all(x, xAt + k);
        y0 = FloatVector.fromArray(F, w, at).fma(xk, y0);
        y1 = FloatVector.fromArray(F, w, at + L).fma(xk, y1);
        y2 = FloatVector.fromArray(F, w, at + 2 * L).fma(xk, y2);
        y3 = FloatVector.fromArray(F, w, at + 3 * L).fma(xk, y3);
      }
      y0.intoArray(y, yAt + lane);
      y1.intoArray(y, yAt + lane + L);
      y2.intoArray(y, yAt + lane + 2 * L);
      y3.intoArray(y, yAt + lane + 3 * L);
    }
  }

  /** As {@link #floatPanel} for two inputs: the panel is read once, and eight sums run abreast. */
  static void floatPanelPair(
      float[] w,
      int wAt,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      FloatVector z0 = y0, z1 = y0, z2 = y0, z3 = y0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var w0 = FloatVector.fromArray(F, w, at);
        var w1 = FloatVector.fromArray(F, w, at + L);
        var w2 = FloatVector.fromArray(F, w, at + 2 * L);
        var w3 = FloatVector.fromArray(F, w, at + 3 * L);
        var xk = all(x, xAt + k);
        y0 = w0.fma(xk, y0);
        y1 = w1.fma(xk, y1);
        y2 = w2.fma(xk, y2);
        y3 = w3.fma(xk, y3);
        xk = all(x, xAt + xStride + k);
        z0 = w0.fma(xk, z0);
        z1 = w1.fma(xk, z1);
        z2 = w2.fma(xk, z2);
        z3 = w3.fma(xk, z3);
      }
      var to = yAt + lane;
      y0.intoArray(y, to);
      y1.intoArray(y, to + L);
      y2.intoArray(y, to + 2 * L);
      y3.intoArray(y, to + 3 * L);
      z0.intoArray(y, to + yStride);
      z1.intoArray(y, to + yStride + L);
      z2.intoArray(y, to + yStride + 2 * L);
      z3.intoArray(y, to + yStride + 3 * L);
    }
  }

  /** y[0..64) = one panel of sixteen-bit integers times x. */
  static void shortPanel(short[] w, int wAt, int columns, float[] x, int xAt, float[] y, int yAt) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var xk = all(x, xAt + k);
        y0 = integers(w, at).fma(xk, y0);
        y1 = integers(w, at + L).fma(xk, y1);
        y2 = integers(w, at + 2 * L).fma(xk, y2);
        y3 = integers(w, at + 3 * L).fma(xk, y3);
      }
      y0.intoArray(y, yAt + lane);
      y1.intoArray(y, yAt + lane + L);
      y2.intoArray(y, yAt + lane + 2 * L);
      y3.intoArray(y, yAt + lane + 3 * L);
    }
  }

  /** As {@link #shortPanel} for two inputs: the panel is read once, and eight sums run abreast. */
  static void shortPanelPair(
      short[] w,
      int wAt,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector y0 = FloatVector.zero(F), y1 = y0, y2 = y0, y3 = y0;
      FloatVector z0 = y0, z1 = y0, z2 = y0, z3 = y0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var w0 = integers(w, at);
        var w1 = integers(w, at + L);
        var w2 = integers(w, at + 2 * L);
        var w3 = integers(w, at + 3 * L);
        var xk = all(x, xAt + k);
        y0 = w0.fma(xk, y0);
        y1 = w1.fma(xk, y1);
        y2 = w2.fma(xk, y2);
        y3 = w3.fma(xk, y3);
        xk = all(x, xAt + xStride + k);
        z0 = w0.fma(xk, z0);
        z1 = w1.fma(xk, z1);
        z2 = w2.fma(xk, z2);
        z3 = w3.fma(xk, z3);
      }
      var to = yAt + lane;
      y0.intoArray(y, to);
      y1.intoArray(y, to + L);
      y2.intoArray(y, to + 2 * L);
      y3.intoArray(y, to + 3 * L);
      z0.intoArray(y, to + yStride);
      z1.intoArray(y, to + yStride + L);
      z2.intoArray(y, to + yStride + 2 * L);
      z3.intoArray(y, to + yStride + 3 * L);
    }
  }

  /** Sixteen-bit integers as floats. */
  static void widen(short[] q, int qAt, int count, float[] w, int wAt) {
    for (var i = 0; i < count; i += L) {
      integers(q, qAt + i).intoArray(w, wAt + i);
    }
  }

  /**
   * Some columns of a panel times four positions: {@code y += scale * (w x)} for each position.
   *
   * @param w the panel's columns from {@code wAt}
   * @param xStride from one position's inputs to the next one's
   * @param yStride from one position's outputs to the next one's
   */
  static void tileOf4(
      float[] w,
      int wAt,
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
    int y1 = yAt + yStride, y2 = y1 + yStride, y3 = y2 + yStride;
    for (var lane = 0; lane < PANEL; lane += 4 * L) {
      FloatVector a0 = FloatVector.zero(F), b0 = a0, c0 = a0, d0 = a0;
      FloatVector a1 = a0, b1 = a0, c1 = a0, d1 = a0;
      FloatVector a2 = a0, b2 = a0, c2 = a0, d2 = a0;
      FloatVector a3 = a0, b3 = a0, c3 = a0, d3 = a0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var wa = FloatVector.fromArray(F, w, at);
        var wb = FloatVector.fromArray(F, w, at + L);
        var wc = FloatVector.fromArray(F, w, at + 2 * L);
        var wd = FloatVector.fromArray(F, w, at + 3 * L);
        var xk = all(x, xAt + k);
        a0 = wa.fma(xk, a0);
        b0 = wb.fma(xk, b0);
        c0 = wc.fma(xk, c0);
        d0 = wd.fma(xk, d0);
        xk = all(x, x1 + k);
        a1 = wa.fma(xk, a1);
        b1 = wb.fma(xk, b1);
        c1 = wc.fma(xk, c1);
        d1 = wd.fma(xk, d1);
        xk = all(x, x2 + k);
        a2 = wa.fma(xk, a2);
        b2 = wb.fma(xk, b2);
        c2 = wc.fma(xk, c2);
        d2 = wd.fma(xk, d2);
        xk = all(x, x3 + k);
        a3 = wa.fma(xk, a3);
        b3 = wb.fma(xk, b3);
        c3 = wc.fma(xk, c3);
        d3 = wd.fma(xk, d3);
      }
      var sa = FloatVector.fromArray(F, scales, sAt + lane);
      var sb = FloatVector.fromArray(F, scales, sAt + lane + L);
      var sc = FloatVector.fromArray(F, scales, sAt + lane + 2 * L);
      var sd = FloatVector.fromArray(F, scales, sAt + lane + 3 * L);
      add(a0, sa, y, yAt + lane);
      add(b0, sb, y, yAt + lane + L);
      add(c0, sc, y, yAt + lane + 2 * L);
      add(d0, sd, y, yAt + lane + 3 * L);
      add(a1, sa, y, y1 + lane);
      add(b1, sb, y, y1 + lane + L);
      add(c1, sc, y, y1 + lane + 2 * L);
      add(d1, sd, y, y1 + lane + 3 * L);
      add(a2, sa, y, y2 + lane);
      add(b2, sb, y, y2 + lane + L);
      add(c2, sc, y, y2 + lane + 2 * L);
      add(d2, sd, y, y2 + lane + 3 * L);
      add(a3, sa, y, y3 + lane);
      add(b3, sb, y, y3 + lane + L);
      add(c3, sc, y, y3 + lane + 2 * L);
      add(d3, sd, y, y3 + lane + 3 * L);
    }
  }

  /** As {@link #tileOf4}, for eight positions. */
  static void tileOf8(
      float[] w,
      int wAt,
      int columns,
      float[] scales,
      int sAt,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int x1 = xAt + xStride, x2 = x1 + xStride, x3 = x2 + xStride, x4 = x3 + xStride;
    int x5 = x4 + xStride, x6 = x5 + xStride, x7 = x6 + xStride;
    for (var lane = 0; lane < PANEL; lane += 2 * L) {
      FloatVector a0 = FloatVector.zero(F), a1 = a0, a2 = a0, a3 = a0;
      FloatVector a4 = a0, a5 = a0, a6 = a0, a7 = a0;
      FloatVector b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0;
      var at = wAt + lane;
      for (var k = 0; k < columns; k++, at += PANEL) {
        var wa = FloatVector.fromArray(F, w, at);
        var wb = FloatVector.fromArray(F, w, at + L);
        var xk = all(x, xAt + k);
        a0 = wa.fma(xk, a0);
        b0 = wb.fma(xk, b0);
        xk = all(x, x1 + k);
        a1 = wa.fma(xk, a1);
        b1 = wb.fma(xk, b1);
        xk = all(x, x2 + k);
        a2 = wa.fma(xk, a2);
        b2 = wb.fma(xk, b2);
        xk = all(x, x3 + k);
        a3 = wa.fma(xk, a3);
        b3 = wb.fma(xk, b3);
        xk = all(x, x4 + k);
        a4 = wa.fma(xk, a4);
        b4 = wb.fma(xk, b4);
        xk = all(x, x5 + k);
        a5 = wa.fma(xk, a5);
        b5 = wb.fma(xk, b5);
        xk = all(x, x6 + k);
        a6 = wa.fma(xk, a6);
        b6 = wb.fma(xk, b6);
        xk = all(x, x7 + k);
        a7 = wa.fma(xk, a7);
        b7 = wb.fma(xk, b7);
      }
      var sa = FloatVector.fromArray(F, scales, sAt + lane);
      var sb = FloatVector.fromArray(F, scales, sAt + lane + L);
      var to = yAt + lane;
      add(a0, sa, y, to);
      add(b0, sb, y, to + L);
      add(a1, sa, y, to + yStride);
      add(b1, sb, y, to + yStride + L);
      add(a2, sa, y, to + 2 * yStride);
      add(b2, sb, y, to + 2 * yStride + L);
      add(a3, sa, y, to + 3 * yStride);
      add(b3, sb, y, to + 3 * yStride + L);
      add(a4, sa, y, to + 4 * yStride);
      add(b4, sb, y, to + 4 * yStride + L);
      add(a5, sa, y, to + 5 * yStride);
      add(b5, sb, y, to + 5 * yStride + L);
      add(a6, sa, y, to + 6 * yStride);
      add(b6, sb, y, to + 6 * yStride + L);
      add(a7, sa, y, to + 7 * yStride);
      add(b7, sb, y, to + 7 * yStride + L);
    }
  }

  private static void add(FloatVector sum, FloatVector scale, float[] y, int at) {
    sum.fma(scale, FloatVector.fromArray(F, y, at)).intoArray(y, at);
  }

  /** How many positions tiles may read and write for so many; there has to be room for them. */
  static int tiled(int positions) {
    return positions + 3;
  }

  /** Some columns of a panel times many positions, in eights and fours; see {@link #tileOf4}. */
  static void tiles(
      float[] w,
      int wAt,
      int columns,
      float[] scales,
      int sAt,
      float[] x,
      int xAt,
      int xStride,
      int positions,
      float[] y,
      int yAt,
      int yStride) {
    for (var i = 0; i < positions; ) {
      var from = xAt + i * xStride;
      var to = yAt + i * yStride;
      if (positions - i > 4) {
        tileOf8(w, wAt, columns, scales, sAt, x, from, xStride, y, to, yStride);
        i += 8;
      } else {
        tileOf4(w, wAt, columns, scales, sAt, x, from, xStride, y, to, yStride);
        i += 4;
      }
    }
  }
}

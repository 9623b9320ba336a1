package org.vademecum.student.forward;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What a decoder does between its matrices: norms, rotation, softmax, gate. */
final class Elementwise {
  private static final VectorSpecies<Float> F = Species.FLOAT;
  private static final int L = F.length();

  private Elementwise() {}

  /**
   * exp(x) to about one unit in the last place: x = n ln 2 + r, a polynomial for exp(r), and n
   * added to the exponent's bits (Cephes' expf, S. Moshier). Clamped to the range of normal floats.
   */
  private static FloatVector exp(FloatVector x) {
    var clamped = x.max(-87.3f).min(88.3f);
    // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the lowest bits.
    var shifted =
        clamped.fma(FloatVector.broadcast(F, 1.44269504f), FloatVector.broadcast(F, 12582912f));
    var n = shifted.sub(12582912f);
    var r = n.fma(FloatVector.broadcast(F, -0.693359375f), clamped);
    r = n.fma(FloatVector.broadcast(F, 2.12194440e-4f), r);
    var p = FloatVector.broadcast(F, 1.9875691500e-4f);
    p = p.fma(r, FloatVector.broadcast(F, 1.3981999507e-3f));
    p = p.fma(r, FloatVector.broadcast(F, 8.3334519073e-3f));
    p = p.fma(r, FloatVector.broadcast(F, 4.1665795894e-2f));
    p = p.fma(r, FloatVector.broadcast(F, 1.6666665459e-1f));
    p = p.fma(r, FloatVector.broadcast(F, 5.0000001201e-1f));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /**
   * Softmax of scaled scores, in place.
   *
   * @param padded how many scores there is room for, a multiple of 64; those behind {@code count}
   *     are overwritten
   */
  static void softmax(float[] scores, int at, int count, int padded, float scale) {
    for (var i = at + count; i < at + padded; i++) {
      scores[i] = Float.NEGATIVE_INFINITY;
    }
    var largest = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    for (var i = at; i < at + padded; i += L) {
      largest = largest.max(FloatVector.fromArray(F, scores, i));
    }
    var largestOfAll = FloatVector.broadcast(F, largest.reduceLanes(VectorOperators.MAX));
    for (var i = at; i < at + padded; i += L) {
      var x = FloatVector.fromArray(F, scores, i).sub(largestOfAll).mul(scale);
      exp(x).intoArray(scores, i);
    }
    var share = 1 / sum(scores, at, count);
    for (var i = at; i < at + padded; i += L) {
      FloatVector.fromArray(F, scores, i).mul(share).intoArray(scores, i);
    }
  }

  // Eight partial sums, the same at every vector width.
  private static float sum(float[] x, int at, int count) {
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    var i = at;
    for (; i + 8 <= at + count; i += 8) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    for (; i < at + count; i++) {
      a += x[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  // As sum, of squares.
  private static float sumOfSquares(float[] x, int at, int count) {
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    var i = at;
    for (; i + 8 <= at + count; i += 8) {
      a = Math.fma(x[i], x[i], a);
      b = Math.fma(x[i + 1], x[i + 1], b);
      c = Math.fma(x[i + 2], x[i + 2], c);
      d = Math.fma(x[i + 3], x[i + 3], d);
      e = Math.fma(x[i + 4], x[i + 4], e);
      f = Math.fma(x[i + 5], x[i + 5], f);
      g = Math.fma(x[i + 6], x[i + 6], g);
      h = Math.fma(x[i + 7], x[i + 7], h);
    }
    for (; i < at + count; i++) {
      a = Math.fma(x[i], x[i], a);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** RMSNorm: y = x / sqrt(mean(x^2) + epsilon) * weight. {@code y} may be {@code x}. */
  static void rmsNorm(float[] x, int xAt, float[] weight, float epsilon, float[] y, int yAt) {
    var mean = sumOfSquares(x, xAt, weight.length) / weight.length;
    var scale = (float) (1 / Math.sqrt(mean + epsilon));
    for (var i = 0; i < weight.length; i++) {
      y[yAt + i] = x[xAt + i] * scale * weight[i];
    }
  }

  /** SwiGLU's gate: gate = gate / (1 + exp(-gate)) * up, over whole panels. */
  static void swiglu(float[] gate, float[] up, int at, int padded) {
    for (var i = at; i < at + padded; i += L) {
      var g = FloatVector.fromArray(F, gate, i);
      var silu = g.div(exp(g.neg()).add(1f));
      silu.mul(FloatVector.fromArray(F, up, i)).intoArray(gate, i);
    }
  }

  /**
   * Where the largest of some numbers is, the first of equal ones.
   *
   * @param padded whole panels; what stands behind {@code count} is overwritten
   */
  static int largest(float[] x, int at, int count, int padded) {
    Arrays.fill(x, at + count, at + padded, Float.NEGATIVE_INFINITY);
    var largest = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    for (var i = at; i < at + padded; i += L) {
      largest = largest.max(FloatVector.fromArray(F, x, i));
    }
    var value = largest.reduceLanes(VectorOperators.MAX);
    for (var i = at; i < at + padded; i += L) {
      if (FloatVector.fromArray(F, x, i).eq(value).anyTrue()) {
        for (var j = i; j < i + L; j++) {
          if (x[j] == value) {
            return j - at;
          }
        }
      }
    }
    return 0; // not a number: there is no largest
  }

  /** y = y x, over whole panels. */
  static void multiply(float[] y, int yAt, float[] x, int xAt, int padded) {
    for (var i = 0; i < padded; i += L) {
      FloatVector.fromArray(F, y, yAt + i)
          .mul(FloatVector.fromArray(F, x, xAt + i))
          .intoArray(y, yAt + i);
    }
  }

  /** y += x. */
  static void add(float[] x, int xAt, float[] y, int yAt, int count) {
    for (var i = 0; i < count; i++) {
      y[yAt + i] += x[xAt + i];
    }
  }

  /** Rotates the pairs (i, i + half) of one head. */
  static void rotate(float[] x, int at, int half, float[] cosines, float[] sines, int tableAt) {
    for (var i = 0; i < half; i++) {
      var a = x[at + i];
      var b = x[at + half + i];
      x[at + i] = a * cosines[tableAt + i] - b * sines[tableAt + i];
      x[at + half + i] = b * cosines[tableAt + i] + a * sines[tableAt + i];
    }
  }
}

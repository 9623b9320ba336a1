package org.vademecum.student.bench;

import java.util.concurrent.ThreadLocalRandom;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How fast one thread reads memory here, in blocks of a model's size: what a decoder that reads all
 * weights for each token cannot exceed. Several streams side by side, since a single one leaves the
 * hardware's prefetching idle at the ends of pages.
 */
final class Bandwidth {
  private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 9;
  private static final double SECONDS_A_ROUND = 0.05;

  private Bandwidth() {}

  /** The median of some rounds, bytes a second. */
  static double measure(long bytes) {
    var data = new long[(int) Math.clamp(bytes / 8, 1 << 12, 1 << 27)];
    for (var i = 0; i < data.length; i += 512) {
      data[i] = ThreadLocalRandom.current().nextLong();
    }
    var speeds = new double[ROUNDS];
    var seen = 0L;
    for (var i = 0; i < ROUNDS; i++) {
      var started = System.nanoTime();
      var read = 0L;
      do {
        seen ^= read(data);
        read += data.length * 8L;
      } while (System.nanoTime() - started < SECONDS_A_ROUND * 1e9);
      speeds[i] = 1e9 * read / (System.nanoTime() - started);
    }
    if (seen == 42) {
      System.err.print(""); // so that nothing of it is left out
    }
    return Round.median(speeds);
  }

  private static long read(long[] data) {
    LongVector a = LongVector.zero(L), b = a, c = a, d = a;
    var quarter = data.length / 4 / L.length() * L.length();
    for (var i = 0; i < quarter; i += L.length()) {
      a = a.lanewise(VectorOperators.XOR, LongVector.fromArray(L, data, i));
      b = b.lanewise(VectorOperators.XOR, LongVector.fromArray(L, data, i + quarter));
      c = c.lanewise(VectorOperators.XOR, LongVector.fromArray(L, data, i + 2 * quarter));
      d = d.lanewise(VectorOperators.XOR, LongVector.fromArray(L, data, i + 3 * quarter));
    }
    var all = a.lanewise(VectorOperators.XOR, b).lanewise(VectorOperators.XOR, c);
    return all.lanewise(VectorOperators.XOR, d).reduceLanes(VectorOperators.XOR);
  }
}

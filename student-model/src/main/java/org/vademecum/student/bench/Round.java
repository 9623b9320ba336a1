package org.vademecum.student.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * One measurement.
 *
 * @param prefill tokens of the prompt a second
 * @param decode tokens a second behind it, of all sequences
 */
record Round(double prefill, double decode) {
  static Round of(Decoder decoder, int[] prompt, int tokens, int sequences) {
    var started = System.nanoTime();
    decoder.prefill(prompt);
    var prefilled = System.nanoTime();
    for (var i = 0; i < tokens; i++) {
      decoder.step();
    }
    var ended = System.nanoTime();
    return new Round(
        1e9 * sequences * prompt.length / (prefilled - started),
        1e9 * sequences * tokens / (ended - prefilled));
  }

  static double median(Collection<Round> rounds, ToDoubleFunction<Round> what) {
    return median(rounds.stream().mapToDouble(what).toArray());
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package org.vademecum.eval.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be told of a response without its source: its length, and its words. */
final class Baselines {
  static final int LENGTHS = 2;
  static final int WORDS = 1 << 15;

  private Baselines() {}

  static Map<Integer, Double> length(Pair pair) {
    var length = Math.log1p(pair.response().length());
    return Map.of(0, length - 6, 1, (length - 6) * (length - 6));
  }

  /** Words and pairs of words of the response, hashed, of length one in all; and its length. */
  static Map<Integer, Double> words(Pair pair) {
    var tokens = Overlap.tokens(pair.response());
    var grams = new java.util.TreeSet<>(Overlap.grams(tokens, 1));
    grams.addAll(Overlap.grams(tokens, 2));
    var row = new HashMap<Integer, Double>();
    // Long vectors of many words would drown single ones; ten is their length in all.
    var weight = 10 / Math.sqrt(Math.max(1, grams.size()));
    for (var gram : Set.copyOf(grams)) {
      row.put(Math.floorMod(gram.hashCode() * 0x9E3779B1, WORDS), weight);
    }
    length(pair).forEach((index, value) -> row.put(WORDS + index, value));
    return row;
  }

  static List<Map<Integer, Double>> lengths(List<Pair> pairs) {
    return pairs.stream().map(Baselines::length).toList();
  }

  static List<Map<Integer, Double>> words(List<Pair> pairs) {
    return pairs.stream().map(Baselines::words).toList();
  }
}

package org.vademecum.corpus;

import java.util.Arrays;

/** Overlapping runs of words or characters, as 64-bit hashes. */
final class Shingles {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private Shingles() {}

  /**
   * Every run of {@code n} words in order; one of all words where there are fewer, none without
   * words.
   */
  static long[] ofWords(String text, int n) {
    return runs(Scripts.words(text).stream().mapToLong(Shingles::hash).toArray(), n);
  }

  /** As {@link #ofWords}, over letters and digits of any script. */
  static long[] ofCharacters(String text, int n) {
    return runs(Arrays.stream(Scripts.characters(text)).asLongStream().toArray(), n);
  }

  static long[] runs(long[] tokens, int n) {
    if (tokens.length == 0) {
      return new long[0];
    }
    var size = Math.min(n, tokens.length);
    var runs = new long[tokens.length - size + 1];
    for (var i = 0; i < runs.length; i++) {
      runs[i] = run(tokens, i, size);
    }
    return runs;
  }

  /** The hash of the tokens from a place on. */
  static long run(long[] tokens, int from, int size) {
    var hash = BASIS ^ size;
    for (var i = from; i < from + size; i++) {
      hash = mix(hash * PRIME + tokens[i]);
    }
    return hash;
  }

  static long hash(String word) {
    var hash = BASIS;
    for (var i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit. */
  static long mix(long value) {
    var z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

package org.vademecum.rag;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Vectors for the dense mode without a model: a random projection of hashed n-grams. Features are
 * the {@link Segmenter}'s terms and the three-letter pieces of Latin words; each is hashed to
 * {@value #PROJECTIONS} of {@value #DIMENSIONS} dimensions with a sign, weighted by its inverse
 * document frequency and the logarithm of its count, and the sum has length 1. The inner product of
 * two vectors approximates the cosine of their weighted term vectors (Achlioptas 2003).
 *
 * <p>This is honest arithmetic and no semantic embedding: it forgives misspelling and inflection,
 * and finds no synonym that the pack does not name.
 */
final class HashedNgrams {
  static final int DIMENSIONS = 512;
  private static final int PROJECTIONS = 4;
  private static final int BUCKETS = 1 << 15;
  private static final double STEP = 0.1;

  private final Segmenter segmenter;

  /** Inverse document frequency of each bucket of features in steps of {@value #STEP}. */
  private final byte[] weights;

  private HashedNgrams(Segmenter segmenter, byte[] weights) {
    this.segmenter = segmenter;
    this.weights = weights;
  }

  /** Learns the weights of features from the documents that are to be indexed. */
  static HashedNgrams learn(Segmenter segmenter, List<IndexDocument> documents) {
    var counts = new int[BUCKETS];
    for (var document : documents) {
      features(segmenter, document.title() + "\n" + document.text()).stream()
          .mapToInt(HashedNgrams::bucket)
          .distinct()
          .forEach(b -> counts[b]++);
    }
    var weights = new byte[BUCKETS];
    for (var b = 0; b < BUCKETS; b++) {
      var idf = Math.log(1 + (documents.size() - counts[b] + 0.5) / (counts[b] + 0.5));
      weights[b] = (byte) Math.min(127, Math.round(idf / STEP));
    }
    return new HashedNgrams(segmenter, weights);
  }

  static HashedNgrams read(Segmenter segmenter, String written) {
    return new HashedNgrams(segmenter, Base64.getDecoder().decode(written));
  }

  String written() {
    return Base64.getEncoder().encodeToString(weights);
  }

  /** The text's vector of {@value #DIMENSIONS} floats and length 1; all zero without a feature. */
  float[] vector(String text) {
    var features = features(segmenter, text).stream().sorted().toList();
    var sum = new double[DIMENSIONS];
    for (var from = 0; from < features.size(); ) {
      var feature = features.get(from);
      var to = from;
      while (to < features.size() && features.get(to).equals(feature)) {
        to++;
      }
      var weight = weights[bucket(feature)] * STEP * (1 + Math.log(to - from));
      var hash = mix(feature.hashCode());
      for (var p = 0; p < PROJECTIONS; p++) {
        hash = mix(hash);
        sum[(int) (hash >>> 40) & (DIMENSIONS - 1)] += (hash & 1) == 0 ? weight : -weight;
      }
      from = to;
    }
    var length = 0.0;
    for (var value : sum) {
      length += value * value;
    }
    var vector = new float[DIMENSIONS];
    for (var i = 0; i < DIMENSIONS && length > 0; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(length));
    }
    return vector;
  }

  static boolean isZero(float[] vector) {
    for (var value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static List<String> features(Segmenter segmenter, String text) {
    var features = new ArrayList<String>();
    for (var token : segmenter.segment(text)) {
      if (!token.content() || token.kind() == Token.Kind.BEGINNING) {
        continue;
      }
      features.add(token.term());
      if (token.kind() == Token.Kind.WORD) {
        var padded = "^" + token.term() + "$";
        for (var i = 0; i + 3 <= padded.length(); i++) {
          features.add("~" + padded.substring(i, i + 3));
        }
      }
    }
    return features;
  }

  private static int bucket(String feature) {
    return (int) (mix(feature.hashCode()) >>> 40) & (BUCKETS - 1);
  }

  /** SplitMix64's finaliser. */
  private static long mix(long value) {
    var z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

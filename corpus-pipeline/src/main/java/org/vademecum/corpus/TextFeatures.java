package org.vademecum.corpus;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text as a unit vector of hashed features: words and pairs of words, pairs and triples of
 * Chinese characters, and its length in powers of two.
 */
final class TextFeatures {
  static final int SIZE = 1 << 16;
  private static final int LENGTHS = 24;

  private TextFeatures() {}

  static Feature[] of(String text) {
    var counts = new TreeMap<Integer, Double>();
    for (var n = 1; n <= 2; n++) {
      add(counts, Shingles.ofWords(text, n), n);
    }
    var han = text.codePoints().filter(Scripts::isHan).asLongStream().toArray();
    for (var n = 2; n <= 3; n++) {
      add(counts, Shingles.runs(han, n), n + 10);
    }
    counts.replaceAll((feature, count) -> 1 + Math.log(count));
    var norm = Math.sqrt(counts.values().stream().mapToDouble(v -> v * v).sum());
    var features = new Feature[counts.size() + 1];
    var i = 0;
    for (var entry : counts.entrySet()) {
      features[i++] = new FeatureNode(entry.getKey(), entry.getValue() / norm);
    }
    var length = Math.min(LENGTHS, 32 - Integer.numberOfLeadingZeros(text.length()));
    features[i] = new FeatureNode(SIZE + 1 + length, 0.5);
    return features;
  }

  /** One more than the highest index. */
  static int dimensions() {
    return SIZE + LENGTHS + 2;
  }

  private static void add(Map<Integer, Double> counts, long[] runs, int salt) {
    for (var run : runs) {
      var feature = 1 + (int) (Shingles.mix(run + salt) >>> 48);
      counts.merge(feature, 1.0, Double::sum);
    }
  }
}

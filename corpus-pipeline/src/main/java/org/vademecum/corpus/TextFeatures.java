package org.vademecum.corpus;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;

/**
 * A text as a unit vector of hashed features: words and pairs of words, pairs and triples of
 * Chinese characters, and its length in powers of two.
 */
final class TextFeatures {
  static final int SIZE = 1 << 16;
  private static final int LENGTHS = 24;

  private TextFeatures() {}

  static Feature[] of(String text) {
    var words = Scripts.words(text).stream().mapToLong(Shingles::hash).toArray();
    var han = text.codePoints().filter(Scripts::isHan).asLongStream().toArray();
    var hashed = new int[2 * words.length + 2 * han.length + 4];
    var count = 0;
    for (var n = 1; n <= 2; n++) {
      count = add(hashed, count, Shingles.runs(words, n), n);
    }
    for (var n = 2; n <= 3; n++) {
      count = add(hashed, count, Shingles.runs(han, n), n + 10);
    }
    Arrays.sort(hashed, 0, count);
    return features(hashed, count, text.length());
  }

  private static int add(int[] hashed, int from, long[] runs, int salt) {
    var count = from;
    for (var run : runs) {
      hashed[count++] = 1 + (int) (Shingles.mix(run + salt) >>> 48);
    }
    return count;
  }

  // Equal features lie together; each weighs one and the logarithm of how often it stands there.
  private static Feature[] features(int[] sorted, int count, int length) {
    var features = new Feature[count + 1];
    var distinct = 0;
    var norm = 0.0;
    for (int i = 0, next; i < count; i = next) {
      next = i + 1;
      while (next < count && sorted[next] == sorted[i]) {
        next++;
      }
      var weight = 1 + Math.log(next - i);
      norm += weight * weight;
      features[distinct++] = new FeatureNode(sorted[i], weight);
    }
    var scale = norm == 0 ? 1 : 1 / Math.sqrt(norm);
    for (var i = 0; i < distinct; i++) {
      features[i].setValue(features[i].getValue() * scale);
    }
    var power = Math.min(LENGTHS, 32 - Integer.numberOfLeadingZeros(length));
    features[distinct++] = new FeatureNode(SIZE + 1 + power, 0.5);
    return Arrays.copyOf(features, distinct);
  }

  /** One more than the highest index. */
  static int dimensions() {
    return SIZE + LENGTHS + 2;
  }
}

package org.vademecum.corpus;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds texts that are probably near duplicates without comparing all pairs: 14 bands of 8 MinHash
 * values (Broder 1997) over word 5-grams, or character 5-grams for texts with Chinese. Two texts
 * with Jaccard similarity s share a band with probability 1 - (1 - s^8)^14: 0.92 at 0.8, 0.05 at
 * 0.5. Candidates are then compared by their true similarity.
 *
 * @param rows values a band
 * @param shingleWords words a shingle
 * @param shingleCharacters characters a shingle, for texts with Chinese
 * @param threshold least similarity of near duplicates
 */
public record MinHash(
    int bands, int rows, int shingleWords, int shingleCharacters, double threshold)
    implements Serializable {
  /** The setting of the field; see above. */
  public static final MinHash DEFAULT = new MinHash(14, 8, 5, 5, 0.8);

  /** The distinct shingles of a text, by which it is compared. */
  public Set<Long> shingles(String text, String language) {
    var runs =
        language.equals("en")
            ? Shingles.ofWords(text, shingleWords)
            : Shingles.ofCharacters(text, shingleCharacters);
    var set = new HashSet<Long>(runs.length * 2);
    for (var run : runs) {
      set.add(run);
    }
    return set;
  }

  /** One hash a band; equal hashes in any band make two texts candidates. Empty for no shingles. */
  public long[] bandHashes(Set<Long> shingles) {
    if (shingles.isEmpty()) {
      return new long[0];
    }
    var least = new long[bands * rows];
    Arrays.fill(least, Long.MAX_VALUE);
    for (var shingle : shingles) {
      for (var i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], Shingles.mix(shingle ^ (i * 0x9e3779b97f4a7c15L)));
      }
    }
    var hashes = new long[bands];
    for (var band = 0; band < bands; band++) {
      hashes[band] = Shingles.mix(Shingles.run(least, band * rows, rows) + band);
    }
    return hashes;
  }

  /** Shared shingles among all; 1 for two texts without any. */
  public static double jaccard(Set<Long> first, Set<Long> second) {
    var firstIsSmaller = first.size() < second.size();
    var smaller = firstIsSmaller ? first : second;
    var larger = firstIsSmaller ? second : first;
    var shared = smaller.stream().filter(larger::contains).count();
    var all = first.size() + second.size() - shared;
    return all == 0 ? 1 : shared / (double) all;
  }
}

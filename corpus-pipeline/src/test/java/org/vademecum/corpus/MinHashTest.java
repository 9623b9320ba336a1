package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MinHashTest {
  private static final MinHash HASH = MinHash.DEFAULT;

  private static boolean candidates(long[] a, long[] b) {
    var hashes = HASH.bandHashes(b);
    return Arrays.stream(HASH.bandHashes(a))
        .anyMatch(h -> Arrays.stream(hashes).anyMatch(g -> g == h));
  }

  // Two sets of 200 with the given similarity.
  private static double shareOfCandidates(double similarity) {
    var random = new Random(7);
    var shared = (int) Math.round(400 * similarity / (1 + similarity));
    var found = 0;
    for (var trial = 0; trial < 200; trial++) {
      var common = random.longs(shared).toArray();
      var a = LongStream.concat(random.longs(200 - shared), Arrays.stream(common)).toArray();
      var b = LongStream.concat(random.longs(200 - shared), Arrays.stream(common)).toArray();
      found += candidates(a, b) ? 1 : 0;
    }
    return found / 200.0;
  }

  @Test
  void candidates_are_as_frequent_as_the_bands_predict() {
    assertThat(shareOfCandidates(0.8)).isGreaterThan(0.97);
    assertThat(shareOfCandidates(0.5)).isCloseTo(0.50, within(0.1));
    assertThat(shareOfCandidates(0.2)).isLessThan(0.05);
  }

  @Test
  void similarity_is_of_word_runs_in_english_and_character_runs_in_chinese() {
    var words = IntStream.range(0, 40).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    var a = HASH.shingles(words, "en");
    assertThat(a).hasSize(36);
    assertThat(MinHash.jaccard(a, HASH.shingles(words + " more", "en")))
        .isCloseTo(36 / 37.0, within(1e-9));
    var chinese = HASH.shingles("铁蛋白降低提示铁储备不足。", "zh");
    assertThat(chinese).hasSize(8);
    assertThat(MinHash.jaccard(chinese, HASH.shingles("铁蛋白降低，提示铁储备不足", "zh"))).isEqualTo(1);
  }
}

package org.vademecum.student.tokenizer;

import java.util.List;
import java.util.Map;
import org.vademecum.student.tokenizer.TokenizerSpec.Merge;

/**
 * From a pair of ids to the rank of their merge and the id that it makes: an open hash table,
 * because this is where an encoder spends its time.
 */
final class MergeTable {
  static final int NONE = Integer.MAX_VALUE;
  private static final long EMPTY = -1;

  private final long[] pairs;
  private final int[] ranks;
  private final int[] results;
  private final int mask;

  MergeTable(List<Merge> merges, Map<String, Integer> ids) {
    var capacity = Integer.highestOneBit(Math.max(merges.size(), 4)) * 4;
    pairs = new long[capacity];
    java.util.Arrays.fill(pairs, EMPTY);
    ranks = new int[capacity];
    results = new int[capacity];
    mask = capacity - 1;
    for (var rank = 0; rank < merges.size(); rank++) {
      var merge = merges.get(rank);
      var left = ids.get(merge.left());
      var right = ids.get(merge.right());
      var result = ids.get(merge.left() + merge.right());
      if (left == null || right == null || result == null) {
        throw TokenizerJson.faulty(
            "a merge names what is no token: " + merge.left() + " " + merge.right());
      }
      put(pair(left, right), rank, result);
    }
  }

  private void put(long pair, int rank, int result) {
    var slot = slot(pair);
    if (pairs[slot] == EMPTY) { // where a pair is listed twice, the first rank counts
      pairs[slot] = pair;
      ranks[slot] = rank;
      results[slot] = result;
    }
  }

  /** The rank of the pair's merge, or {@link #NONE}. */
  int rank(int left, int right) {
    var slot = slot(pair(left, right));
    return pairs[slot] == EMPTY ? NONE : ranks[slot];
  }

  /** The id that the pair becomes; the pair must have a rank. */
  int result(int left, int right) {
    return results[slot(pair(left, right))];
  }

  private int slot(long pair) {
    var slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (pairs[slot] != EMPTY && pairs[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }
}

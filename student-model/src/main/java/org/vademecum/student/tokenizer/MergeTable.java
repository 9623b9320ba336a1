package org.vademecum.student.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vademecum.student.tokenizer.TokenizerSpec.Merge;

/**
 * From a pair of ids to the rank of their merge and the id that it makes: an open hash table,
 * because this is where an encoder spends its time.
 */
final class MergeTable {
  static final int NONE = Integer.MAX_VALUE;
  private static final long EMPTY = -1;
  private static final int LONGEST_PIECE = 256; // real ones have 16, or some tens of blanks

  private final long[] pairs;
  private final int[] ranks;
  private final int[] results;
  private final int mask;

  private MergeTable(int merges) {
    var capacity = Integer.highestOneBit(Math.max(merges, 4)) * 4;
    pairs = new long[capacity];
    Arrays.fill(pairs, EMPTY);
    ranks = new int[capacity];
    results = new int[capacity];
    mask = capacity - 1;
  }

  /**
   * The merges of a list, ranked by their order. Those that would make or take a special token are
   * left out, because text must not become one.
   */
  static MergeTable ofList(List<Merge> merges, Map<String, Integer> ids, Set<String> special) {
    var table = new MergeTable(merges.size());
    for (var rank = 0; rank < merges.size(); rank++) {
      var merge = merges.get(rank);
      var left = ids.get(merge.left());
      var right = ids.get(merge.right());
      var result = ids.get(merge.left() + merge.right());
      if (left == null || right == null || result == null) {
        if (namesSpecial(merge, special)) {
          continue;
        }
        throw TokenizerJson.faulty(
            "a merge names what is no token: " + merge.left() + " " + merge.right());
      }
      table.put(pair(left, right), rank, result);
    }
    return table;
  }

  private static boolean namesSpecial(Merge merge, Set<String> special) {
    return special.contains(merge.left())
        || special.contains(merge.right())
        || special.contains(merge.left() + merge.right());
  }

  /**
   * Every way to put a token together from two others, ranked by its score, the highest first and
   * equal ones alike.
   */
  static MergeTable ofScores(List<Float> scores, Map<String, Integer> ids) {
    var distinct = scores.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    var rankOf = new HashMap<Float, Integer>();
    distinct.forEach(score -> rankOf.put(score, rankOf.size()));
    var found = new ArrayList<int[]>();
    ids.forEach(
        (token, id) -> {
          if (token.length() > LONGEST_PIECE) {
            throw TokenizerJson.faulty("a token is too long, of characters: " + token.length());
          }
          for (var cut = 1; cut < token.length(); cut++) {
            var left = ids.get(token.substring(0, cut));
            var right = ids.get(token.substring(cut));
            if (left != null && right != null) {
              found.add(new int[] {left, right, rankOf.getOrDefault(scores.get(id), NONE - 1), id});
            }
          }
        });
    var table = new MergeTable(found.size());
    found.forEach(merge -> table.put(pair(merge[0], merge[1]), merge[2], merge[3]));
    return table;
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

package org.vademecum.student.tokenizer;

import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns one word into ids: its symbols first, bytes or characters, then merges, always the one that
 * was learned first and, among equals, the leftmost. Safe for use by several threads.
 */
final class BytePairEncoder {
  private static final int LONGEST_CACHED = 24;
  private static final int MOST_CACHED = 1 << 15;

  private final Symbols symbols;
  private final MergeTable merges;
  private final Map<String, int[]> cache = new ConcurrentHashMap<>();

  /**
   * An encoder.
   *
   * @param ids of the tokens that text can become
   * @param special the tokens that it cannot
   */
  BytePairEncoder(TokenizerSpec spec, Map<String, Integer> ids, Set<String> special) {
    var pieces = spec.pieces();
    symbols =
        pieces == null
            ? new ByteSymbols(ids, spec.wholeWords())
            : CharacterSymbols.of(spec, pieces, ids);
    merges =
        pieces == null || pieces.scores().isEmpty()
            ? MergeTable.ofList(spec.merges(), ids, special)
            : MergeTable.ofScores(pieces.scores(), ids);
  }

  int[] encode(String word) {
    var known = cache.get(word);
    if (known != null) {
      return known;
    }
    var encoded = merge(symbols.of(word));
    if (word.length() <= LONGEST_CACHED && cache.size() < MOST_CACHED) {
      cache.put(word, encoded);
    }
    return encoded;
  }

  // A linked list over the array; the queue holds rank << 32 | position of candidate merges. Those
  // that an earlier merge has made stale are skipped when they come up.
  private int[] merge(int[] symbols) {
    var next = new int[symbols.length];
    var previous = new int[symbols.length];
    var queue = new PriorityQueue<Long>();
    for (var i = 0; i < symbols.length; i++) {
      next[i] = i + 1 < symbols.length ? i + 1 : -1;
      previous[i] = i - 1;
    }
    for (var i = 0; i + 1 < symbols.length; i++) {
      offer(queue, symbols, i, i + 1);
    }
    while (!queue.isEmpty()) {
      var candidate = queue.remove();
      var left = candidate.intValue();
      var right = next[left];
      if (symbols[left] < 0
          || right < 0
          || merges.rank(symbols[left], symbols[right]) != candidate >>> 32) {
        continue;
      }
      symbols[left] = merges.result(symbols[left], symbols[right]);
      symbols[right] = -1;
      next[left] = next[right];
      if (next[left] >= 0) {
        previous[next[left]] = left;
        offer(queue, symbols, left, next[left]);
      }
      if (previous[left] >= 0) {
        offer(queue, symbols, previous[left], left);
      }
    }
    return Arrays.stream(symbols).filter(id -> id >= 0).toArray();
  }

  private void offer(PriorityQueue<Long> queue, int[] symbols, int left, int right) {
    var rank = merges.rank(symbols[left], symbols[right]);
    if (rank != MergeTable.NONE) {
      queue.add((long) rank << 32 | left);
    }
  }
}

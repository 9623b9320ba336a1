package org.vademecum.student.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns one word into ids: its bytes first, then merges, always the one that was learned first and,
 * among equals, the leftmost. Safe for use by several threads.
 */
final class BytePairEncoder {
  private static final int LONGEST_CACHED = 24;
  private static final int MOST_CACHED = 1 << 15;

  private final int[] byteIds = new int[256];
  private final Map<String, Integer> ids;
  private final MergeTable merges;
  private final boolean wholeWords;
  private final Map<String, int[]> cache = new ConcurrentHashMap<>();

  BytePairEncoder(TokenizerSpec spec, Map<String, Integer> ids) {
    this.ids = ids;
    this.merges = new MergeTable(spec.merges(), ids);
    this.wholeWords = spec.wholeWords();
    for (var b = 0; b < 256; b++) {
      byteIds[b] = ids.getOrDefault(String.valueOf(ByteAlphabet.character((byte) b)), -1);
    }
  }

  int[] encode(String word) {
    var known = cache.get(word);
    if (known != null) {
      return known;
    }
    var encoded = merge(word.getBytes(StandardCharsets.UTF_8));
    if (word.length() <= LONGEST_CACHED && cache.size() < MOST_CACHED) {
      cache.put(word, encoded);
    }
    return encoded;
  }

  private int[] merge(byte[] bytes) {
    if (wholeWords) {
      var spelled = new StringBuilder(bytes.length);
      for (var b : bytes) {
        spelled.append(ByteAlphabet.character(b));
      }
      var id = ids.get(spelled.toString());
      if (id != null) {
        return new int[] {id};
      }
    }
    var symbols = new int[bytes.length];
    var count = 0;
    for (var b : bytes) {
      if (byteIds[b & 0xFF] >= 0) { // a byte that has no token is dropped, as elsewhere
        symbols[count++] = byteIds[b & 0xFF];
      }
    }
    return merge(Arrays.copyOf(symbols, count));
  }

  // A linked list over the array; the queue holds rank << 32 | position of candidate merges, of
  // which
  // those that an earlier merge has made stale are skipped when they come up.
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

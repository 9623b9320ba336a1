package org.vademecum.student.sample;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.vademecum.student.forward.KeyValueCache;

/**
 * Caches of sequences that have ended, so that a prompt that begins like one of them is not passed
 * again from its start. The least used goes first when the memory is used up.
 */
final class PrefixStore {
  /** Below this many common tokens copying is not worth it. */
  private static final int SHORTEST = 16;

  private record Entry(int[] ids, KeyValueCache cache) {}

  private final long mostBytes;
  private final Deque<Entry> entries = new ArrayDeque<>(); // the last used first
  private long bytes;

  PrefixStore(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Keeps a cache and what it holds. */
  void keep(int[] ids, KeyValueCache cache) {
    if (ids.length < SHORTEST || cache.bytes() > mostBytes) {
      return;
    }
    entries.removeIf(
        entry -> {
          var covered = common(entry.ids, ids) == entry.ids.length;
          bytes -= covered ? entry.cache.bytes() : 0;
          return covered;
        });
    entries.addFirst(new Entry(ids, cache));
    bytes += cache.bytes();
    while (bytes > mostBytes) {
      bytes -= entries.removeLast().cache.bytes();
    }
  }

  /**
   * Copies the longest beginning of a prompt that is known into an empty cache. Its last token is
   * never copied, because its logits are wanted.
   */
  void copyInto(int[] prompt, KeyValueCache empty) {
    Entry best = null;
    var longest = SHORTEST - 1;
    for (var entry : entries) {
      var common = Math.min(common(entry.ids, prompt), prompt.length - 1);
      if (common > longest) {
        longest = common;
        best = entry;
      }
    }
    if (best != null) {
      empty.copyFrom(best.cache, longest);
      entries.remove(best);
      entries.addFirst(best);
    }
  }

  private static int common(int[] a, int[] b) {
    var mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }
}

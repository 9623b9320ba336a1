package org.vademecum.corpus.deidentify;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The spans found in one text so far, none over another: who comes first keeps its place. Stretches
 * can also be guarded, so that nothing is found there.
 */
final class Spans {
  private final TreeMap<Integer, Span> found = new TreeMap<>();
  private final TreeMap<Integer, Integer> taken = new TreeMap<>();

  /** Adds a span unless part of its place is taken; tells whether it did. */
  boolean add(int start, int end, PersonalData kind) {
    if (end <= start || !free(start, end)) {
      return false;
    }
    found.put(start, new Span(start, end, kind));
    taken.put(start, end);
    return true;
  }

  /** Keeps a stretch from being found. */
  void guard(int start, int end) {
    taken.merge(start, end, Math::max);
  }

  boolean free(int start, int end) {
    var before = taken.lowerEntry(end);
    return before == null || before.getValue() <= start;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The spans in the order of the text. */
  Collection<Span> inOrder() {
    return List.copyOf(found.values());
  }
}

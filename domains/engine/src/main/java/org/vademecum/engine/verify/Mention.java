package org.vademecum.engine.verify;

import java.util.Set;

/**
 * A name in a text.
 *
 * @param keys what it may be the name of: an observable's code, {@code =} and the key of a name
 *     that no pack knows, or the id of a pattern or derived quantity
 */
record Mention(int start, int end, String text, Kind kind, Set<String> keys) {
  /** What a name names. */
  enum Kind {
    OBSERVABLE,
    DERIVED,
    PATTERN
  }

  boolean measured() {
    return kind != Kind.PATTERN;
  }

  boolean sharesKey(Set<String> others) {
    return keys.stream().anyMatch(others::contains);
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in a text at once, the longest at each place. Case does not matter, a hyphen
 * is a space, and a phrase that begins or ends with a Latin letter or digit does so at a word
 * boundary. Built once, then shared between threads.
 *
 * @param <V> what a phrase stands for; a phrase may stand for several
 */
final class PhraseTrie<V> {
  private final Node<V> root = new Node<>();

  /** A phrase in a text, from {@code start} to before {@code end}. */
  record Match<V>(int start, int end, List<V> values) {}

  /** Whether a match may stand; otherwise a shorter one at the same place is tried. */
  interface Filter<V> {
    boolean accepts(String text, int start, int end, V value);
  }

  private static final class Node<V> {
    private final Map<Character, Node<V>> next = new HashMap<>(4);
    private final List<V> values = new ArrayList<>(1);
  }

  void add(String phrase, V value) {
    var node = root;
    for (var i = 0; i < phrase.length(); i++) {
      node = node.next.computeIfAbsent(key(phrase.charAt(i)), ignored -> new Node<>());
    }
    if (!phrase.isEmpty() && !node.values.contains(value)) {
      node.values.add(value);
    }
  }

  /** All matches from left to right; they do not overlap. */
  List<Match<V>> find(String text, Filter<V> filter) {
    var matches = new ArrayList<Match<V>>();
    var at = 0;
    while (at < text.length()) {
      var match = boundary(text, at) ? longest(text, at, filter) : null;
      if (match == null) {
        at++;
      } else {
        matches.add(match);
        at = match.end;
      }
    }
    return matches;
  }

  private @Nullable Match<V> longest(String text, int start, Filter<V> filter) {
    Match<V> best = null;
    var node = root;
    for (var i = start; i < text.length(); i++) {
      node = node.next.get(key(text.charAt(i)));
      if (node == null) {
        break;
      }
      if (!node.values.isEmpty()) {
        var end = i + 1;
        if (!boundary(text, end) && plural(text, end)) {
          end++;
        }
        if (boundary(text, end)) {
          var last = end;
          var kept =
              node.values.stream().filter(v -> filter.accepts(text, start, last, v)).toList();
          if (!kept.isEmpty()) {
            best = new Match<>(start, end, kept);
          }
        }
      }
    }
    return best;
  }

  private static boolean plural(String text, int end) {
    return text.charAt(end) == 's' && boundary(text, end + 1);
  }

  // Between two Latin letters or digits there is no boundary; everywhere else there is.
  private static boolean boundary(String text, int at) {
    return at == 0
        || at >= text.length()
        || !Folding.asciiWord(text.charAt(at - 1))
        || !Folding.asciiWord(text.charAt(at));
  }

  private static char key(char c) {
    return c == '-' ? ' ' : Character.toLowerCase(c);
  }
}

package org.vademecum.engine.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a pack while it loads. */
public final class Problems {
  private final List<PackProblem> found = new ArrayList<>();

  public void add(String file, int line, String message) {
    found.add(new PackProblem(file, line, message));
  }

  /** A name that nothing has, with the nearest one that exists. */
  public void unknown(String file, int line, String what, String name, Collection<String> known) {
    var hint = nearest(name, known).map(n -> "; did you mean " + n + "?").orElse("");
    add(file, line, "no such " + what + ": " + name + hint);
  }

  public List<PackProblem> sorted() {
    return found.stream().sorted().distinct().toList();
  }

  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(k -> distance(name, k) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(k -> k));
  }

  /** Levenshtein's distance, ignoring case. */
  static int distance(String first, String second) {
    var a = first.toLowerCase(java.util.Locale.ROOT);
    var b = second.toLowerCase(java.util.Locale.ROOT);
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

package org.vademecum.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.NameKey;

/** Finds the pack's names at the beginning of text. */
final class TextNames {
  private static final Pattern BRACKETED =
      Pattern.compile("\\s*[(\\[【][^)\\]】\\d][^)\\]】]{0,40}[)\\]】]");
  private static final int LONGEST = 90;

  private static final String ENDS_A_NAME = "<>≤≥=:|\t↑↓";
  private static final String KEY_SIGNS = "+#%";

  private final Pack pack;
  private final Set<String> beginnings;
  private final int longestKey;

  TextNames(Pack pack) {
    this.pack = pack;
    this.beginnings =
        pack.observables().names().keySet().stream()
            .map(k -> k.substring(0, Math.min(2, k.length())))
            .collect(Collectors.toUnmodifiableSet());
    this.longestKey =
        pack.observables().names().keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Where the name that begins at a place ends, with brackets and second names; -1 without one. */
  int end(String text, int from) {
    var end = single(text, from);
    if (end < 0) {
      return -1;
    }
    var about = observables(text.substring(from, end));
    for (var more = true; more; ) {
      more = false;
      var brackets = BRACKETED.matcher(text).region(end, text.length());
      if (brackets.lookingAt()) {
        end = brackets.end();
        more = true;
        continue;
      }
      var next = end;
      while (next < text.length() && " \t/,".indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      var second = next > end ? single(text, next) : -1;
      if (second > 0 && meets(about, observables(text.substring(next, second)))) {
        end = second;
        more = true;
      }
    }
    return end;
  }

  private static boolean meets(Set<String> some, Set<String> others) {
    return others.stream().anyMatch(some::contains);
  }

  private Set<String> observables(String name) {
    return pack.observables().names().getOrDefault(NameKey.of(name), List.of()).stream()
        .map(Observable::code)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private int single(String text, int from) {
    if (!mayBegin(text, from)) {
      return -1;
    }
    var best = -1;
    for (var end = from + 1; end <= Math.min(text.length(), from + LONGEST); end++) {
      // Keys leave signs out, but a comparator or a colon belongs to the value.
      if (ENDS_A_NAME.indexOf(text.charAt(end - 1)) >= 0) {
        break;
      }
      if (!boundary(text, end)) {
        continue;
      }
      var key = NameKey.of(text.substring(from, end));
      if (key.length() > longestKey) {
        break;
      }
      // Spaces and signs behind a name belong to what follows.
      if (Character.isLetterOrDigit(text.charAt(end - 1))
          && pack.observables().names().containsKey(key)) {
        best = end;
      }
    }
    return closed(text, from, best);
  }

  // A key leaves brackets out, but one that the name opened belongs to it to its end.
  private static int closed(String text, int from, int end) {
    if (end < 0 || end >= text.length() || ")]】".indexOf(text.charAt(end)) < 0) {
      return end;
    }
    var name = text.substring(from, end);
    return name.chars().filter(c -> "([【".indexOf(c) >= 0).count()
            > name.chars().filter(c -> ")]】".indexOf(c) >= 0).count()
        ? end + 1
        : end;
  }

  // A look at the first two characters spares most of a page of prose the search.
  private boolean mayBegin(String text, int from) {
    if (from >= text.length() || !Character.isLetterOrDigit(text.charAt(from))) {
      return false;
    }
    var start = new StringBuilder();
    for (var i = from; i < Math.min(text.length(), from + 8) && start.length() < 2; i++) {
      if (KEY_SIGNS.indexOf(text.charAt(i)) >= 0 || Character.isLetterOrDigit(text.charAt(i))) {
        start.append(Character.toLowerCase(text.charAt(i)));
      }
    }
    return beginnings.contains(start.toString())
        || (boundary(text, from + 1) && beginnings.contains(start.substring(0, 1)));
  }

  /** Whether a word may end here: before anything but more of the same script. */
  static boolean boundary(String text, int at) {
    if (at >= text.length()) {
      return true;
    }
    var before = kind(text.charAt(at - 1));
    return before == 0 || before != kind(text.charAt(at));
  }

  private static int kind(char c) {
    if (Character.isDigit(c)) {
      return 1;
    }
    if (!Character.isLetter(c)) {
      return 0;
    }
    return Character.isIdeographic(c) ? 2 : 3;
  }
}

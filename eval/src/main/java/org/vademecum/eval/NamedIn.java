package org.vademecum.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;

/**
 * Which of a case's observables a text names: by the pack's names, synonyms and codes, the longest
 * first. Names of up to three letters count in upper case alone, or "mg" would be a metal.
 */
final class NamedIn {
  private static final int SHORT = 3;
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Map<String, Set<String>> codesByName = new HashMap<>();

  /** Names by their first character in lower case, the longest first. */
  private final Map<Character, List<Name>> names = new HashMap<>();

  NamedIn(Pack pack, List<String> codes) {
    for (var code : codes) {
      add(code, code);
      pack.observables().byCode(code).ifPresent(this::add);
    }
    codesByName.keySet().stream()
        .sorted(LONGEST_FIRST)
        .map(Name::new)
        .forEach(n -> names.computeIfAbsent(n.first(), k -> new ArrayList<>()).add(n));
  }

  private void add(Observable observable) {
    var all = new ArrayList<String>(observable.synonyms());
    all.add(observable.name().en());
    all.add(observable.name().zh());
    all.addAll(observable.codes());
    all.forEach(n -> add(n, observable.code()));
  }

  private void add(String name, String code) {
    var stripped = name.strip();
    if (!stripped.isEmpty()) {
      codesByName.computeIfAbsent(key(stripped), k -> new LinkedHashSet<>()).add(code);
    }
  }

  private static String key(String name) {
    return name.length() <= SHORT && latin(name) ? name : name.toLowerCase(Locale.ROOT);
  }

  private static boolean latin(String name) {
    return name.chars().allMatch(c -> c < 128);
  }

  /**
   * A name that is looked for.
   *
   * @param latin whether it ends where a word ends, and counts in either case if it is long enough
   */
  private record Name(String text, boolean latin) {
    Name(String text) {
      this(text, NamedIn.latin(text));
    }

    char first() {
      return lower(text.charAt(0));
    }

    boolean at(int start, String said, String lower) {
      var folded = latin && text.length() > SHORT;
      return (folded ? lower : said).startsWith(text, start)
          && (!latin || (!inWord(said, start - 1) && !inWord(said, start + text.length())));
    }

    private static boolean inWord(String said, int at) {
      if (at < 0 || at >= said.length()) {
        return false;
      }
      var c = lower(said.charAt(at));
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
  }

  // Of A to Z only, so that every character keeps its place.
  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static String lower(String text) {
    var lower = text.toCharArray();
    for (var i = 0; i < lower.length; i++) {
      lower[i] = lower(lower[i]);
    }
    return new String(lower);
  }

  /** Codes of what is named, in the order of the text. */
  Set<String> in(String text) {
    var codes = new LinkedHashSet<String>();
    var lower = lower(text);
    for (var at = 0; at < text.length(); ) {
      var found = at(at, text, lower);
      if (found != null) {
        codes.addAll(codesByName.getOrDefault(found.text(), Set.of()));
      }
      at += found == null ? 1 : found.text().length();
    }
    return codes;
  }

  private @Nullable Name at(int start, String text, String lower) {
    for (var name : names.getOrDefault(lower.charAt(start), List.of())) {
      if (name.at(start, text, lower)) {
        return name;
      }
    }
    return null;
  }
}

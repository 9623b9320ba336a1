package org.vademecum.rag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vademecum.engine.pack.Pack;

/**
 * The names that a pack knows, each with the codes or ids that it names. All names of one thing are
 * one term, so that a text that prints one of them is found by any other. The longest name wins.
 *
 * <p>Spaces, hyphens, case and plurals do not matter. A short Latin name (one or two letters, or
 * one that is also a function word) counts only where it is printed with a capital: {@code K} is a
 * name, {@code k} is not.
 */
final class Names {
  /** Lists phrases with a name in them that name nothing: "vitamin K" is no potassium. */
  private static final String NO_NAME = "none";

  private final NavigableMap<String, SortedSet<String>> codesByKey;
  private final NavigableSet<String> keys;

  private Names(NavigableMap<String, SortedSet<String>> codesByKey) {
    this.codesByKey = codesByKey;
    this.keys = codesByKey.navigableKeySet();
  }

  static Names none() {
    return new Names(new TreeMap<>());
  }

  /**
   * The names of the pack's observables, patterns and derived quantities in both languages, and
   * those of its section {@code names}; a code may have a direction there.
   */
  static Names of(Pack pack) {
    var names = none();
    for (var observable : pack.observables().all()) {
      names.add(observable.code(), observable.code());
      names.add(observable.name().en(), observable.code());
      names.add(observable.name().zh(), observable.code());
    }
    // A bare name that several specimens share means the one that the table puts first: who asks
    // about another names the specimen, and its whole name is longer.
    for (var observable : pack.observables().all()) {
      observable.synonyms().forEach(s -> names.addIfNew(s, observable.code()));
    }
    for (var pattern : pack.patterns()) {
      names.add(pattern.name().en(), pattern.id());
      names.add(pattern.name().zh(), pattern.id());
    }
    for (var derived : pack.derived()) {
      names.add(derived.name().en(), derived.id());
      names.add(derived.name().zh(), derived.id());
    }
    names.addAskedNames(pack);
    return new Names(names.codesByKey);
  }

  // What questions call a result or a pattern, and what only looks like a name.
  private void addAskedNames(Pack pack) {
    var section = pack.settings().at("names");
    if (section == null) {
      return;
    }
    for (var code : section.keys()) {
      for (var name : section.texts(code)) {
        if (code.equals(NO_NAME)) {
          codesByKey.put(key(name), new TreeSet<>());
        } else {
          add(name, code);
        }
      }
    }
  }

  /** The same names as written by {@link #lists()}. */
  static Names of(Map<String, List<String>> lists) {
    var codes = new TreeMap<String, SortedSet<String>>();
    lists.forEach((key, values) -> codes.put(key, new TreeSet<>(values)));
    return new Names(codes);
  }

  /** Keys with their codes, for storing beside what was indexed with them. */
  Map<String, List<String>> lists() {
    var lists = new TreeMap<String, List<String>>();
    codesByKey.forEach((key, codes) -> lists.put(key, List.copyOf(codes)));
    return lists;
  }

  private void add(String name, String code) {
    var key = key(name);
    if (key.chars().anyMatch(Character::isLetter)) {
      codesByKey.computeIfAbsent(key, k -> new TreeSet<>()).add(code);
    }
  }

  private void addIfNew(String name, String code) {
    if (!codesByKey.containsKey(key(name))) {
      add(name, code);
    }
  }

  private static String key(String name) {
    var key = new StringBuilder();
    Atom.of(Atom.normal(name)).forEach(a -> key.append(a.key()));
    return key.toString();
  }

  /** A name in a text: atoms {@code from} to {@code to}, the latter not included. */
  record Match(int from, int to, List<String> codes) {}

  /** The longest names in a text, in order, none overlapping another. */
  List<Match> find(List<Atom> atoms) {
    var matches = new ArrayList<Match>();
    for (var from = 0; from < atoms.size(); ) {
      var to = longestFrom(atoms, from);
      if (to > from) {
        matches.add(new Match(from, to, List.copyOf(codes(atoms, from, to))));
      }
      from = Math.max(to, from + 1);
    }
    return matches;
  }

  private int longestFrom(List<Atom> atoms, int from) {
    var key = new StringBuilder();
    var longest = from;
    for (var to = from; to < atoms.size(); to++) {
      var tried = key.append(atoms.get(to).key()).toString();
      var next = keys.ceiling(tried);
      if (next == null || !next.startsWith(tried)) {
        break;
      }
      if (next.equals(tried) && isPrintedAsName(atoms, from, to + 1)) {
        longest = to + 1;
      }
    }
    return longest;
  }

  private SortedSet<String> codes(List<Atom> atoms, int from, int to) {
    var key = new StringBuilder();
    atoms.subList(from, to).forEach(a -> key.append(a.key()));
    return codesByKey.getOrDefault(key.toString(), new TreeSet<>());
  }

  private static boolean isPrintedAsName(List<Atom> atoms, int from, int to) {
    var first = atoms.get(from);
    if (to - from > 1 || first.kind() != Atom.Kind.ALPHANUMERIC) {
      return true;
    }
    var common = first.key().length() <= 2 || WordForms.isFunctionWord(first.key());
    return !common
        || first.printed().chars().anyMatch(Character::isUpperCase)
            && !(first.printed().equals("I") || first.printed().equals("A"));
  }
}

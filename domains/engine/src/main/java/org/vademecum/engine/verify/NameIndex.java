package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.NameKey;

/**
 * The names that a pack knows, found in text. Short Latin names ({@code K}, {@code Fe}) count only
 * as the pack prints them or in capitals, since in small letters they are other words.
 */
final class NameIndex {
  private static final int SHORT = 3;

  // In small letters, a word of the language's own is not the name that is spelled like it.
  private static final java.util.regex.Pattern COMMON_WORD =
      java.util.regex.Pattern.compile("[a-z]+");

  private final PhraseTrie<Name> names = new PhraseTrie<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> specimens = new HashSet<>();

  private record Name(String printed, Mention.Kind kind, String key) {}

  /** An index without a name. */
  NameIndex() {}

  NameIndex(Pack pack) {
    var section = pack.settings().at("specimens");
    if (section != null) {
      for (var specimen : section.keys()) {
        specimens.add(NameKey.of(specimen));
        section.texts(specimen).forEach(word -> specimens.add(NameKey.of(word)));
      }
    }
    for (var observable : pack.observables().all()) {
      var printed = new ArrayList<>(observable.synonyms());
      printed.add(observable.name().en());
      printed.add(observable.name().zh());
      printed.add(observable.code());
      printed.forEach(n -> add(n, Mention.Kind.OBSERVABLE, observable.code()));
    }
    for (var derived : pack.derived()) {
      add(derived.name().en(), Mention.Kind.DERIVED, derived.id());
      add(derived.name().zh(), Mention.Kind.DERIVED, derived.id());
    }
    for (var pattern : pack.patterns()) {
      add(pattern.name().en(), Mention.Kind.PATTERN, pattern.id());
      add(pattern.name().zh(), Mention.Kind.PATTERN, pattern.id());
    }
  }

  private void add(String printed, Mention.Kind kind, String key) {
    var folded = Folding.fold(printed);
    var specimen = specimens.contains(NameKey.of(folded));
    if (specimen || folded.isEmpty() || folded.chars().noneMatch(Character::isLetter)) {
      return;
    }
    known.add(NameKey.of(folded));
    var name = new Name(folded, kind, key);
    names.add(folded, name);
    names.add(folded.replaceAll("[\\s-]+", ""), name);
    names.add(folded.replaceAll("(?<=[A-Za-z])(?=\\d)", " "), name);
    var british = folded.toLowerCase(Locale.ROOT);
    names.add(british.replace("ae", "e").replace("oe", "e"), name);
  }

  boolean knows(String name) {
    return known.contains(NameKey.of(Folding.fold(name)));
  }

  /**
   * The names in a folded text from left to right.
   *
   * @param extra names of this report that the pack does not know
   */
  List<Mention> find(String text, List<String> extra) {
    var mentions = new ArrayList<Mention>();
    for (var match : names.find(text, NameIndex::plausible)) {
      var kind = match.values().getFirst().kind;
      var keys = new HashSet<String>();
      // A quantity may be both reported and derived: its name then stands for either.
      match.values().stream()
          .filter(n -> (n.kind == Mention.Kind.PATTERN) == (kind == Mention.Kind.PATTERN))
          .forEach(n -> keys.add(n.key));
      mentions.add(
          new Mention(
              match.start(), match.end(), text.substring(match.start(), match.end()), kind, keys));
    }
    for (var name : extra) {
      addExtra(text, name, mentions);
    }
    mentions.sort(Comparator.comparingInt(Mention::start));
    return mentions;
  }

  private static void addExtra(String text, String name, List<Mention> mentions) {
    var folded = Folding.fold(name);
    if (folded.length() < 2) {
      return;
    }
    var trie = new PhraseTrie<String>();
    trie.add(folded, "=" + NameKey.of(folded));
    for (var match : trie.find(text, (t, s, e, v) -> true)) {
      mentions.removeIf(m -> m.start() >= match.start() && m.end() <= match.end());
      if (mentions.stream().noneMatch(m -> m.start() < match.end() && match.start() < m.end())) {
        mentions.add(
            new Mention(
                match.start(),
                match.end(),
                text.substring(match.start(), match.end()),
                Mention.Kind.OBSERVABLE,
                Set.copyOf(match.values())));
      }
    }
  }

  private static boolean plausible(String text, int start, int end, Name name) {
    var found = text.substring(start, end);
    if (COMMON_WORD.matcher(found).matches() && Lexicon.of(Language.EN).stop(found)) {
      return false;
    }
    var letters = name.printed.chars().filter(c -> c < 0x80).count() == name.printed.length();
    if (!letters || name.printed.length() > SHORT) {
      return true;
    }
    if (!found.equals(name.printed) && !found.equals(name.printed.toUpperCase(Locale.ROOT))) {
      return false;
    }
    return found.length() > 1 || !partOfLongerName(text, start, end);
  }

  // "vitamin K", "K-wire", "phase I": a single letter beside a word is mostly a part of its name.
  private static boolean partOfLongerName(String text, int start, int end) {
    if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '.')) {
      return true;
    }
    if (start < 2 || text.charAt(start - 1) != ' ') {
      return start > 0 && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '.');
    }
    var from = start - 1;
    while (from > 0 && Character.isLetter(text.charAt(from - 1)) && text.charAt(from - 1) < 0x80) {
      from--;
    }
    var before = text.substring(from, start - 1).toLowerCase(Locale.ROOT);
    var lexicon = Lexicon.of(Language.EN);
    return !before.isEmpty()
        && !lexicon.stop(before)
        && lexicon.cues().find(before, (t, s, e, v) -> true).isEmpty()
        && !before.equals("serum")
        && !before.equals("plasma");
  }
}

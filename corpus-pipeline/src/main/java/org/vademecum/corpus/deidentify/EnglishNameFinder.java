package org.vademecum.corpus.deidentify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names of persons in text of the Latin alphabet, with and without a word that announces one.
 *
 * <p>Runs of capitalised words are read from left to right; at each word {@link EnglishNames} says
 * how many of the words from there on are a name. What follows decides whether it names a disease
 * rather than a person. Parts of a name that was found for certain are then found everywhere.
 */
final class EnglishNameFinder implements Finder {
  /** "San Antonio" and "Saint Lucia" are places. */
  private static final Set<String> PLACE_BEGINS =
      Set.of(
          "san", "santa", "saint", "st", "puerto", "los", "las", "fort", "port", "lake", "mount");

  @Override
  public void find(String text, Spans spans) {
    var parts = new HashSet<String>();
    for (var i = 0; i < text.length(); ) {
      var c = text.charAt(i);
      if (!Characters.isUpper(c) || Characters.isWordCharacter(Characters.at(text, i - 1))) {
        i++;
        continue;
      }
      var run = Words.run(text, i);
      names(text, run, spans, parts);
      i = run.getLast().end();
    }
    if (!parts.isEmpty()) {
      repeated(text, parts, spans);
    }
  }

  private static void names(String text, List<Word> run, Spans spans, Set<String> parts) {
    var cue = NameCues.before(text, run.getFirst().start());
    for (var i = 0; i < run.size(); ) {
      var words = run.subList(i, run.size());
      if (NameCues.isTitle(words.getFirst().lower()) && !words.getFirst().isCapitals()) {
        cue = NameCues.Strength.TITLE;
        i++;
        continue;
      }
      if (PLACE_BEGINS.contains(words.getFirst().lower())) {
        i += 2;
        continue;
      }
      var length = EnglishNames.length(words, cue);
      if (length > 0 && isPerson(text, words.subList(0, length), cue)) {
        var last = words.get(length - 1);
        if (spans.add(words.getFirst().start(), last.end(), PersonalData.NAME)
            && (length > 1 || cue != NameCues.Strength.NONE)) {
          remember(words.subList(0, length), parts);
        }
      }
      i += Math.max(length, 1);
      cue = NameCues.Strength.NONE;
    }
    surnameFirst(text, run, spans, parts);
  }

  /** "Carter, Emily": the comma ends the run of the surname. */
  private static void surnameFirst(String text, List<Word> run, Spans spans, Set<String> parts) {
    var surname = run.getLast();
    if (!text.startsWith(", ", surname.end())
        || !Characters.isUpper(Characters.at(text, surname.end() + 2))
        || !surname.isSurname() && !surname.isAmbiguousSurname()
        || surname.isStop()
        || EnglishLexicon.isPlace(surname.lower())) {
      return;
    }
    var given = Words.run(text, surname.end() + 2);
    var first = given.getFirst();
    if (!first.isCertainGiven()
        || given.size() > 3
        || given.size() > 1 && given.get(1).isOrdinary()) {
      return;
    }
    // Two names in a list look the same: "Helen, Mary and James".
    if (surname.isGiven() && !surname.isAmbiguousSurname()) {
      return;
    }
    var last = given.getFirst();
    if (given.size() > 1 && (given.get(1).isInitial() || given.get(1).isGiven())) {
      last = given.get(1);
    }
    if (spans.add(surname.start(), last.end(), PersonalData.NAME)) {
      remember(List.of(surname, first), parts);
    }
  }

  private static boolean isPerson(String text, List<Word> name, NameCues.Strength cue) {
    if (cue == NameCues.Strength.TITLE) {
      return true;
    }
    return !Eponyms.follow(text, name.getLast().end());
  }

  private static void remember(List<Word> name, Set<String> parts) {
    for (var word : name) {
      if (word.text().length() > 2
          && !word.isEponym()
          && !(word.isAmbiguousSurname() ? word.isCommon() : word.isOrdinary())
          && !EnglishLexicon.isPlace(word.lower())) {
        parts.add(word.text());
      }
    }
  }

  private static void repeated(String text, Set<String> parts, Spans spans) {
    for (var i = 0; i < text.length(); ) {
      if (!Characters.isUpper(text.charAt(i))
          || Characters.isWordCharacter(Characters.at(text, i - 1))) {
        i++;
        continue;
      }
      var end = Words.endOfWord(text, i);
      if (parts.contains(text.substring(i, end)) && !Eponyms.follow(text, end)) {
        spans.add(i, end, PersonalData.NAME);
      }
      i = Math.max(end, i + 1);
    }
  }
}

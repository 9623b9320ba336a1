package org.vademecum.corpus.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a text into runs of capitalised words that a blank, or an initial's dot, joins. */
final class Words {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "la", "del", "da", "di", "du", "dos", "van", "der", "den", "von", "bin", "ibn",
          "al", "el", "ter", "ten", "le", "bint");
  private static final int LONGEST_RUN = 12;

  private Words() {}

  /** The run that begins with the capital at a place. */
  static List<Word> run(String text, int from) {
    var run = new ArrayList<Word>();
    var start = from;
    while (run.size() < LONGEST_RUN) {
      var end = endOfWord(text, start);
      run.add(Word.of(text.substring(start, end), start));
      var next = next(text, end, end - start);
      if (next < 0) {
        return run;
      }
      start = next;
    }
    return run;
  }

  /** The end of the word at a place: letters, and hyphens and apostrophes between letters. */
  static int endOfWord(String text, int start) {
    var end = start;
    while (end < text.length()) {
      var c = text.charAt(end);
      var joins =
          (c == '-' || (c == '\'' || c == '’') && end - start <= 2)
              && Characters.isLetter(Characters.at(text, end + 1))
              && (c == '-' || Characters.isUpper(Characters.at(text, end + 1)));
      if (!Characters.isLetter(c) && !joins) {
        break;
      }
      end++;
    }
    return end;
  }

  private static int next(String text, int end, int length) {
    var place = end;
    if (length == 1 && Characters.at(text, place) == '.') {
      place++;
      if (Characters.isUpper(Characters.at(text, place))) {
        return place;
      }
    }
    if (Characters.at(text, place) != ' ') {
      return -1;
    }
    place++;
    if (Characters.isUpper(Characters.at(text, place))) {
      return place;
    }
    // "Maria de la Cruz": particles in lower case, if a capital follows them.
    for (var particles = 0; particles < 2; particles++) {
      var endOfParticle = endOfWord(text, place);
      if (!PARTICLES.contains(text.substring(place, endOfParticle))
          || Characters.at(text, endOfParticle) != ' '
              && Characters.at(text, endOfParticle) != '-') {
        return -1;
      }
      place = endOfParticle + 1;
      if (Characters.isUpper(Characters.at(text, place))) {
        return place;
      }
    }
    return -1;
  }
}

package org.vademecum.corpus.deidentify;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The English words before a name that announce it. */
final class NameCues {
  /** How sure a cue makes of the name behind it. */
  enum Strength {
    NONE,
    /** "her daughter": a capitalised word behind it is a name unless it is an ordinary word. */
    WORD,
    /** "Patient name:" */
    COLON,
    /** "Dr.": whatever follows is a name */
    TITLE
  }

  private static final Set<String> TITLES = cues("titles");
  private static final Set<String> WITH_COLON = cues("with-colon");
  private static final Set<String> WORDS = cues("words");

  private static final Set<String> BY = cues("by");

  private NameCues() {}

  static boolean isTitle(String word) {
    return TITLES.contains(word);
  }

  /** The cue before a place. */
  static Strength before(String text, int start) {
    var end = start;
    while (end > 0 && " \t.".indexOf(text.charAt(end - 1)) >= 0 && start - end < 3) {
      end--;
    }
    if (end == start && (end == 0 || !isColon(text.charAt(end - 1)))) {
      return Strength.NONE;
    }
    var colon = end > 0 && isColon(text.charAt(end - 1));
    if (colon) {
      end--;
    }
    var word = wordBefore(text, end);
    if (word.isEmpty()) {
      return Strength.NONE;
    }
    // "MS." at the end of a sentence is a disease.
    if (TITLES.contains(word) && Character.isLowerCase(text.charAt(end - 1))) {
      return Strength.TITLE;
    }
    if (colon) {
      return WITH_COLON.contains(word) ? Strength.COLON : Strength.NONE;
    }
    var endsSentence = text.substring(end, start).contains(".");
    return endsSentence ? Strength.NONE : withoutColon(text, end, word);
  }

  private static Strength withoutColon(String text, int end, String word) {
    if (word.equals("is")) {
      return wordBefore(text, end - 3).equals("name") ? Strength.COLON : Strength.NONE;
    }
    // What was "described by" someone with a capital is mostly a syndrome.
    if (word.equals("by")) {
      return BY.contains(wordBefore(text, end - 3)) ? Strength.WORD : Strength.NONE;
    }
    return WORDS.contains(word) ? Strength.WORD : Strength.NONE;
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：' || c == '=';
  }

  private static String wordBefore(String text, int end) {
    var start = Math.max(end, 0);
    while (start > 0 && end - start < 15 && Characters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start >= end ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static Set<String> cues(String kind) {
    return WordLists.lines("name-cues.tsv").stream()
        .filter(line -> line.startsWith(kind + "\t"))
        .flatMap(line -> Stream.of(line.substring(kind.length() + 1).split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }
}

package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a text is made of: letters by script, words, and the characters that n-grams run over. */
final class Scripts {
  private Scripts() {}

  /**
   * How many letters of each script.
   *
   * @param other letters that are neither Han nor Latin
   */
  record Counts(int han, int latin, int other) {
    int letters() {
      return han + latin + other;
    }
  }

  static Counts count(String text) {
    var counts = new int[3];
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            c -> {
              switch (Character.UnicodeScript.of(c)) {
                case HAN -> counts[0]++;
                case LATIN, COMMON -> counts[1]++;
                case GREEK -> {
                  // Greek letters stand as symbols in both languages: β, γ, μ.
                }
                default -> counts[2]++;
              }
            });
    return new Counts(counts[0], counts[1], counts[2]);
  }

  static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** Runs of letters and digits that are not Han, in lower case. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) && !isHan(c)) {
                word.appendCodePoint(c);
              } else if (!word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /**
   * A text as tokens: runs of letters and digits in lower case, and each Han character by itself.
   * Two texts with the same tokens say the same, whatever stands between them.
   */
  static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    var word = new StringBuilder();
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      i += Character.charCount(c);
      var han = isHan(c);
      if (!word.isEmpty() && (han || !Character.isLetterOrDigit(c))) {
        tokens.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (han) {
        tokens.add(Character.toString(c));
      } else if (Character.isLetterOrDigit(c)) {
        word.appendCodePoint(c);
      }
    }
    if (!word.isEmpty()) {
      tokens.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return tokens;
  }

  /** All letters and digits, in lower case, without anything between them. */
  static int[] characters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .toArray();
  }
}

package org.vademecum.rag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The smallest piece of a text: a run of letters and digits, one Han character, or one of the signs
 * that tell names apart.
 *
 * @param printed as printed, in normal form
 * @param key lower case; a run of letters alone is stemmed
 * @param start offset within the normal form
 * @param end offset behind it
 */
record Atom(Kind kind, String printed, String key, int start, int end) {
  enum Kind {
    ALPHANUMERIC,
    HAN,
    SIGN
  }

  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** The atoms of a text in normal form, in order. */
  static List<Atom> of(String normal) {
    var atoms = new ArrayList<Atom>();
    var at = 0;
    while (at < normal.length()) {
      var c = normal.codePointAt(at);
      var end = at + Character.charCount(c);
      if (WordForms.isHan(c)) {
        var han = normal.substring(at, end);
        atoms.add(new Atom(Kind.HAN, han, han, at, end));
      } else if (isAlphanumeric(c)) {
        while (end < normal.length() && isAlphanumeric(normal.codePointAt(end))) {
          end += Character.charCount(normal.codePointAt(end));
        }
        var run = normal.substring(at, end);
        atoms.add(new Atom(Kind.ALPHANUMERIC, run, key(run), at, end));
      } else if (c == '+' || c == '#' || c == '%') {
        var sign = normal.substring(at, end);
        atoms.add(new Atom(Kind.SIGN, sign, sign, at, end));
      }
      at = end;
    }
    return atoms;
  }

  private static String key(String run) {
    return run.codePoints().allMatch(Character::isLetter)
        ? WordForms.stem(run)
        : run.toLowerCase(Locale.ROOT);
  }

  private static boolean isAlphanumeric(int c) {
    return !WordForms.isHan(c)
        && (Character.isLetterOrDigit(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }
}

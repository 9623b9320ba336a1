package org.vademecum.engine.verify;

import java.text.Normalizer;

/**
 * The normal form in which texts are read: full-width letters, digits and signs become plain ones,
 * superscript digits become {@code ^9}, dashes between digits a hyphen, runs of space one space.
 * Chinese punctuation stays, since it divides what ASCII punctuation does not.
 */
final class Folding {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String KEPT = "，；：！？。、";

  private Folding() {}

  static String fold(String text) {
    var folded = new StringBuilder(text.length() + 8);
    var superscript = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var digit = SUPERSCRIPTS.indexOf(c);
      if (digit >= 0) {
        folded.append(superscript ? "" : "^").append((char) ('0' + digit));
        superscript = true;
        continue;
      }
      superscript = false;
      append(folded, c);
    }
    return folded.toString().strip();
  }

  private static void append(StringBuilder folded, char c) {
    if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u3000') {
      if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    } else if (c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || KEPT.indexOf(c) >= 0) {
      folded.append(c);
    } else {
      switch (c) {
        case '（', '【', '〔' -> folded.append('(');
        case '）', '】', '〕' -> folded.append(')');
        case '–', '−', '‐', '‑', '－' -> folded.append('-');
        case '～', '〜' -> folded.append('~');
        case '≤', '≦' -> folded.append("<=");
        case '≥', '≧' -> folded.append(">=");
        case '×', '✕' -> folded.append('x');
        case 'µ', 'μ' -> folded.append('u');
        case '’', '‘' -> folded.append('\'');
        case '“', '”', '「', '」', '《', '》' -> folded.append('"');
        case '·' -> folded.append('.');
        default -> folded.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
      }
    }
  }

  static boolean asciiWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  static boolean han(char c) {
    return c >= 0x4e00 && c <= 0x9fff;
  }
}

package org.vademecum.corpus.deidentify;

/** Questions about one character, or one place in a text, that several finders ask. */
final class Characters {
  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z' || c > 0x7F && Character.isUpperCase(c) && Character.isLetter(c);
  }

  static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** A letter of an alphabet: Han characters run on without blanks and are none. */
  static boolean isLetter(char c) {
    return isAsciiLetter(c) || c > 0x7F && !isHan(c) && Character.isLetter(c);
  }

  /** The character at a place, or a line feed outside of the text. */
  static char at(String text, int index) {
    return index < 0 || index >= text.length() ? '\n' : text.charAt(index);
  }

  /** Whether a run of digits begins here. */
  static boolean beginsNumber(String text, int index) {
    return isDigit(text.charAt(index)) && !isDigit(at(text, index - 1));
  }

  /** Whether a place lies between words, for text before and after it. */
  static boolean isWordCharacter(char c) {
    return isDigit(c) || isLetter(c);
  }

  /** The end of the run of digits that begins here. */
  static int endOfDigits(String text, int from) {
    var end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}

package org.vademecum.corpus.deidentify;

import java.util.Locale;

/**
 * A capitalised word of a text and what the lists say of it.
 *
 * @param text as it stands
 * @param start its place
 * @param lower in lower case
 */
record Word(String text, int start, String lower) {
  /** From this many births on a given name stands for a person, also without a surname. */
  private static final int COMMON_NAME = 15_000;

  private static final int KNOWN_NAME = 100;

  static Word of(String text, int start) {
    return new Word(text, start, text.toLowerCase(Locale.ROOT));
  }

  int end() {
    return start + text.length();
  }

  /** One letter, or two or three in capitals with dots between. */
  boolean isInitial() {
    return text.length() == 1;
  }

  boolean isCapitals() {
    return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
  }

  boolean isStop() {
    return EnglishLexicon.isStop(lower);
  }

  private boolean isFree() {
    return !isStop() && !EnglishLexicon.isPlace(lower) && text.length() > 1;
  }

  /** A given name that is hardly ever anything else. */
  boolean isGiven() {
    return isFree()
        && !EnglishLexicon.isOrdinary(lower)
        && EnglishLexicon.given(lower) >= KNOWN_NAME;
  }

  /** A given name so common that it needs no surname beside it. */
  boolean isCertainGiven() {
    return isGiven()
        && EnglishLexicon.given(lower) >= COMMON_NAME
        && !EnglishLexicon.isEponym(lower);
  }

  /** A given name that is also a word, a place or a month. */
  boolean isAmbiguousGiven() {
    return text.length() > 2 && EnglishLexicon.given(lower) >= COMMON_NAME && !isGiven();
  }

  /** A surname that is no ordinary word. */
  boolean isSurname() {
    return isFree() && (parts(EnglishLexicon::isSurname) && !EnglishLexicon.isOrdinary(lower));
  }

  /** A surname that is an ordinary word too, such as Brown. */
  boolean isAmbiguousSurname() {
    return !isStop() && EnglishLexicon.isSurname(lower);
  }

  /** A surname of the list, though it is more often something else, such as West. */
  boolean isListedSurname() {
    return EnglishLexicon.isSurname(lower);
  }

  /** A word of the language that is not common, such as "arroyo". */
  boolean isRareWord() {
    return isFree()
        && text.length() > 2
        && EnglishLexicon.isOrdinary(lower)
        && !EnglishLexicon.isCommon(lower)
        && !lower.matches(
            ".*(?:oma|pathy|osis|itis|emia|penia|plasia|trophy|oid|ase|ine|ide|gram|scopy)");
  }

  boolean isCommon() {
    return EnglishLexicon.isCommon(lower);
  }

  /** A capitalised word that no list of words has: after a given name, mostly a surname. */
  boolean isUnknown() {
    return isFree()
        && text.length() > 2
        && !isCapitals()
        && parts(part -> !EnglishLexicon.isOrdinary(part) || EnglishLexicon.isSurname(part))
        && !EnglishLexicon.isOrdinary(lower)
        && !isPluralOfWord();
  }

  boolean isOrdinary() {
    return EnglishLexicon.isOrdinary(lower) || isPluralOfWord();
  }

  private boolean isPluralOfWord() {
    return lower.endsWith("s")
        && !EnglishLexicon.isSurname(lower)
        && EnglishLexicon.given(lower) < KNOWN_NAME
        && EnglishLexicon.isOrdinary(lower.substring(0, lower.length() - 1));
  }

  private boolean parts(java.util.function.Predicate<String> test) {
    for (var part : lower.split("-")) {
      if (part.isEmpty() || !test.test(part)) {
        return false;
      }
    }
    return true;
  }

  boolean isEponym() {
    return EnglishLexicon.isEponym(lower);
  }

  boolean isPinyinSurname() {
    return EnglishLexicon.isPinyinSurname(lower) && text.length() > 1;
  }

  /** One or two syllables of pinyin, of which it may be a given name. */
  boolean isPinyinGiven() {
    return text.length() > 1 && EnglishLexicon.pinyin(lower) > 0 && !isStop();
  }
}

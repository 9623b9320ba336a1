package org.vademecum.corpus.deidentify;

import java.util.List;

/** How many words, from the first of a run on, are the name of a person. */
final class EnglishNames {
  private static final int MOST_WORDS = 4;
  private static final int VERY_COMMON_NAME = 15_000;

  private EnglishNames() {}

  /**
   * The number of words; 0 where no name begins.
   *
   * @param words of a run of capitalised words
   * @param cue what stands before the first of them
   */
  static int length(List<Word> words, NameCues.Strength cue) {
    var first = words.getFirst();
    if (first.isStop() && !first.isAmbiguousGiven() && cue == NameCues.Strength.NONE) {
      return 0;
    }
    var length = cued(words, cue);
    if (length == 0) {
      length = uncued(words);
    }
    if (length == 0 && first.isCertainGiven() && !first.isCapitals() && standsAlone(words)) {
      length = 1;
    }
    return length;
  }

  /** A given name in a title in which all words have capitals is rather part of a term. */
  private static boolean standsAlone(List<Word> words) {
    return words.size() == 1;
  }

  private static int cued(List<Word> words, NameCues.Strength cue) {
    if (cue == NameCues.Strength.NONE) {
      return 0;
    }
    var first = words.getFirst();
    var sure = cue == NameCues.Strength.TITLE;
    var fits =
        first.isGiven()
            || first.isAmbiguousGiven()
            || first.isSurname()
            || first.isAmbiguousSurname()
            || first.isInitial() && words.size() > 1
            || (sure || cue == NameCues.Strength.COLON || !first.isOrdinary()) && first.isUnknown()
            || sure && !first.isStop() && !first.isCapitals();
    if (!fits
        || first.isStop() && !first.isInitial()
        || first.isCapitals() && first.isOrdinary() && !sure) {
      return 0;
    }
    var length = 1;
    while (length < Math.min(MOST_WORDS, words.size())
        && continues(words.get(length), sure || cue == NameCues.Strength.COLON)) {
      length++;
    }
    return first.isInitial() && length == 1 ? 0 : length;
  }

  private static boolean continues(Word word, boolean sure) {
    return word.isInitial()
        || sure && (word.isListedSurname() || word.isRareWord())
        || word.isGiven()
        || word.isSurname()
        || word.isUnknown()
        || word.isAmbiguousSurname()
        || sure && word.isAmbiguousGiven();
  }

  private static int uncued(List<Word> words) {
    var first = words.getFirst();
    var at = 1;
    while (at < words.size() && at < 3 && words.get(at).isInitial()) {
      at++;
    }
    if (at >= words.size()) {
      return 0;
    }
    var next = words.get(at);
    if (!pair(first, next) && !pinyin(first, next, at)) {
      return at + 1 < words.size() && middleName(first, next, words.get(at + 1)) ? at + 2 : 0;
    }
    var length = at + 1;
    while (length < Math.min(MOST_WORDS, words.size())
        && (words.get(length).isSurname()
            || words.get(length).isGiven()
            || words.get(length).isUnknown() && !words.get(length).isEponym())) {
      length++;
    }
    return length;
  }

  /** "Emily Rose Carter": the middle name is also a word. */
  private static boolean middleName(Word first, Word middle, Word last) {
    return first.isGiven()
        && middle.isAmbiguousGiven()
        && (last.isSurname() || last.isAmbiguousSurname());
  }

  private static boolean pair(Word first, Word next) {
    if (next.isInitial() || first.isCapitals() != next.isCapitals()) {
      return false;
    }
    if (next.isStop()) {
      // "Emily West": only a name that is nothing else makes a name of such a word.
      return first.isGiven() && next.isListedSurname();
    }
    var surname = next.isSurname() || next.isAmbiguousSurname();
    if (first.isInitial()) {
      // A dot and a blank: "X Ray" and "Vitamin D" have none.
      return surname && !next.isEponym() && next.start() - first.end() == 2;
    }
    if (first.isCapitals()) {
      return first.isGiven() && surname;
    }
    if (first.isGiven()) {
      return surname
          || next.isUnknown()
          || next.isGiven()
          || next.isRareWord() && !first.isEponym();
    }
    return first.isAmbiguousGiven() ? behindAmbiguous(first, next) : surnamePair(first, next);
  }

  private static boolean behindAmbiguous(Word first, Word next) {
    return next.isSurname()
        || EnglishLexicon.given(first.lower()) >= VERY_COMMON_NAME
            && (next.isAmbiguousSurname() || next.isUnknown());
  }

  private static boolean surnamePair(Word first, Word next) {
    return first.isUnknown()
        && !first.isEponym()
        && !next.isEponym()
        && (next.isSurname() || next.isGiven() && first.isSurname());
  }

  private static boolean pinyin(Word first, Word next, int at) {
    if (at != 1
        || first.isCapitals()
        || next.isCapitals()
        || first.text().length() + next.text().length() < 5) {
      return false;
    }
    var surnameFirst = first.isPinyinSurname() && next.isPinyinGiven();
    var surnameLast = next.isPinyinSurname() && first.isPinyinGiven();
    return (surnameFirst || surnameLast)
        && !(first.isOrdinary() && next.isOrdinary())
        && !EnglishLexicon.isPlace(first.lower())
        && !EnglishLexicon.isPlace(next.lower());
  }
}

package org.vademecum.corpus;

import java.util.Set;

/**
 * Tells Chinese, English, mixed and other texts apart by script, and English from its neighbours by
 * their commonest words.
 *
 * <p>A Han character weighs as much as two Latin letters, because it says about as much: a Chinese
 * report with Latin abbreviations is Chinese. Short texts without any common word count as English
 * when they are Latin: names, terms and codes are written so in both languages.
 */
public final class IdentifyLanguage implements Block {
  private static final long serialVersionUID = 1L;
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "is", "that", "for", "it", "with", "are", "be", "this",
          "by", "or", "your", "you", "have", "from", "not", "can", "may", "an", "which");
  private static final Set<String> NEIGHBOURS =
      Set.of(
          "der", "die", "und", "das", "ist", "nicht", "mit", "von", "ein", "eine", "le", "la",
          "les", "des", "est", "et", "une", "dans", "pour", "que", "el", "los", "las", "con", "del",
          "por", "una", "il", "di", "che", "per", "non", "het", "een", "van", "não", "uma", "dos");
  private static final int NEIGHBOUR_WORDS = 4;

  private final double dominant;
  private final Set<String> kept;

  /**
   * @param dominant share of the letters, by weight, that makes a text one of its language
   * @param kept languages that are not dropped: of {@code en}, {@code zh}, {@code mixed}
   */
  public IdentifyLanguage(double dominant, java.util.Collection<String> kept) {
    this.dominant = dominant;
    this.kept = Set.copyOf(kept);
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    var language = of(document.text());
    var told = document.withLanguage(language);
    return kept.contains(language)
        ? told
        : told.dropped(DropReason.OTHER_LANGUAGE, "the language is " + language);
  }

  /** {@code en}, {@code zh}, {@code mixed} or {@code other}. */
  String of(String text) {
    var counts = Scripts.count(text);
    if (counts.other() * 5 > counts.letters()) {
      return "other";
    }
    var han = 2.0 * counts.han();
    var share = han / Math.max(1, han + counts.latin());
    if (share >= dominant) {
      return "zh";
    }
    if (1 - share < dominant) {
      return "mixed";
    }
    var english = 0;
    var neighbours = 0;
    for (var word : Scripts.words(text)) {
      english += ENGLISH.contains(word) ? 1 : 0;
      neighbours += NEIGHBOURS.contains(word) ? 1 : 0;
    }
    return neighbours >= NEIGHBOUR_WORDS && neighbours > english ? "other" : "en";
  }
}

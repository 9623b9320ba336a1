package org.vademecum.corpus;

import java.util.HashSet;

/**
 * Drops texts whose form says that they are no prose: too short, too long, mostly symbols,
 * repetitive. What the pack itself holds is measured and never dropped here.
 */
public final class JudgeQuality implements Block {
  private static final long serialVersionUID = 1L;
  private static final int PHRASE_WORDS = 8;
  private static final int PHRASE_CHARACTERS = 12;
  private static final String PUNCTUATION = ".,;:!?'\"()-/%。，、；：！？（）“”‘’《》【】…";

  private final QualityLimits limits;

  public JudgeQuality(QualityLimits limits) {
    this.limits = limits;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    var text = document.text();
    var symbols = symbols(text);
    var lines = repeatedLines(text);
    var phrases = repeatedPhrases(document);
    var quality = (1 - symbols) * (1 - Math.max(lines, phrases));
    var measured = document.withQuality(Math.round(1000 * quality) / 1000.0);
    if (document.origin() != Origin.SOURCE) {
      return measured;
    }
    var judged = judgedByLength(measured);
    if (limits.exempt().contains(document.kind())) {
      return judged;
    }
    judged = over(judged, DropReason.TOO_MANY_SYMBOLS, symbols, limits.maxSymbolShare());
    judged = over(judged, DropReason.REPETITIVE, lines, limits.maxRepeatedLineShare());
    return over(judged, DropReason.REPETITIVE, phrases, limits.maxRepeatedPhraseShare());
  }

  private CorpusDocument judgedByLength(CorpusDocument document) {
    var size = document.text().codePointCount(0, document.text().length());
    for (var length : limits.lengths()) {
      if (!length.holdsFor(document, limits.exempt())) {
        continue;
      }
      if (size < length.minimum()) {
        return document.dropped(
            DropReason.TOO_SHORT, size + " characters, least " + length.minimum());
      }
      return size > length.maximum()
          ? document.dropped(DropReason.TOO_LONG, size + " characters, most " + length.maximum())
          : document;
    }
    return document;
  }

  private static CorpusDocument over(
      CorpusDocument document, DropReason reason, double share, double most) {
    return share > most
        ? document.dropped(reason, percent(share) + ", most " + percent(most))
        : document;
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static double symbols(String text) {
    double seen = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    var symbols =
        text.codePoints()
            .filter(c -> !Character.isWhitespace(c) && !Character.isLetterOrDigit(c))
            .filter(c -> PUNCTUATION.indexOf(c) < 0)
            .count();
    return symbols / Math.max(1, seen);
  }

  private static double repeatedLines(String text) {
    var seen = new HashSet<String>();
    var repeated = 0;
    var all = 0;
    for (var line : text.split("\n", -1)) {
      var key = line.strip();
      all += key.length();
      repeated += seen.add(key) ? 0 : key.length();
    }
    return repeated / Math.max(1.0, all);
  }

  private static double repeatedPhrases(CorpusDocument document) {
    var phrases =
        document.language().equals("en")
            ? Shingles.ofWords(document.text(), PHRASE_WORDS)
            : Shingles.ofCharacters(document.text(), PHRASE_CHARACTERS);
    var distinct = new HashSet<Long>();
    for (var phrase : phrases) {
      distinct.add(phrase);
    }
    return phrases.length < 2 ? 0 : 1 - distinct.size() / (double) phrases.length;
  }
}

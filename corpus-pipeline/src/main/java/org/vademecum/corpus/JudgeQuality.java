package org.vademecum.corpus;

/**
 * Drops texts whose form says that they are no prose: too short, too long, mostly symbols, words
 * and lines as no language has them. What the pack itself holds is measured and never dropped here.
 */
public final class JudgeQuality implements Block {
  private static final long serialVersionUID = 1L;
  private static final String PUNCTUATION = ".,;:!?'\"()-/%。，、；：！？（）“”‘’《》【】…";

  private final QualityLimits limits;

  public JudgeQuality(QualityLimits limits) {
    this.limits = limits;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept() && document.text().isEmpty()) {
      return document;
    }
    var symbols = symbols(document.text());
    var measured = document.withQuality(rounded(document.quality() * (1 - symbols)));
    if (document.origin() != Origin.SOURCE) {
      return measured;
    }
    var judged = judgedByLength(measured);
    if (limits.exempt().contains(document.kind()) || !judged.kept()) {
      return judged;
    }
    if (symbols > limits.maxSymbolShare()) {
      return judged.dropped(
          DropReason.TOO_MANY_SYMBOLS, Shares.compared(symbols, limits.maxSymbolShare()));
    }
    for (var prose : limits.prose()) {
      if (prose.holdsFor(judged)) {
        return ProseForm.of(judged.text(), judged.language()).judged(judged, prose);
      }
    }
    return judged;
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

  static double rounded(double quality) {
    return Math.round(1000 * quality) / 1000.0;
  }

  private static double symbols(String text) {
    var seen = 0;
    var symbols = 0;
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isWhitespace(c)) {
        seen++;
        symbols += Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0 ? 0 : 1;
      }
    }
    return symbols / (double) Math.max(1, seen);
  }
}

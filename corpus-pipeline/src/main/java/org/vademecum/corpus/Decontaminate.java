package org.vademecum.corpus;

/**
 * Drops documents that share text with an evaluation set, with what they share as the detail.
 *
 * <p>Its scope: sources from outside by any shared run. What the pack itself made (its passages,
 * its questions, what its simulator draws from training scenarios) shares the names and phrases of
 * its trade with its own cases by necessity; such a document is dropped only where all of it is an
 * evaluation text. That scenarios held out for evaluation never become training rows is the
 * simulator's promise.
 */
public final class Decontaminate implements Block {
  private static final long serialVersionUID = 1L;
  private final Contamination evaluation;

  public Decontaminate(Contamination evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept()) {
      return document;
    }
    var shared =
        document.origin() == Origin.SOURCE
            ? evaluation.shared(document.text())
            : evaluation.sharedWhole(document.text());
    return shared.map(s -> document.dropped(DropReason.CONTAMINATED, s)).orElse(document);
  }
}

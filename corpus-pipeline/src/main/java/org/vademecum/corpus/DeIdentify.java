package org.vademecum.corpus;

import org.vademecum.corpus.deidentify.Deidentifier;

/**
 * Replaces what can name a person by its kind in brackets, see {@link Deidentifier}. Runs on
 * dropped documents too, because they are written out as well.
 *
 * <p>Dates are masked and not moved: documents of public sources have no patient whose results
 * would have to stay apart by the same days, and a masked date can be compared.
 */
public final class DeIdentify implements Block {
  private static final long serialVersionUID = 1L;

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    return document.withText(text(document.text()));
  }

  /** The text without what names a person. */
  public static String text(String text) {
    return Deidentifier.datesMasked(text);
  }
}

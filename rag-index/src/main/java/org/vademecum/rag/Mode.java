package org.vademecum.rag;

import java.util.Locale;

/** How passages are ranked. */
public enum Mode {
  /** BM25 over terms, names and subjects. */
  LEXICAL,
  /** Nearest vectors of hashed n-grams; see {@link HashedNgrams}. */
  DENSE,
  /** Both rankings joined by their ranks. */
  HYBRID;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.vademecum.corpus;

import java.util.TreeMap;
import org.vademecum.corpus.deidentify.Deidentifier;
import org.vademecum.corpus.deidentify.DeidentifierSettings;

/**
 * Replaces what can name a person by its kind in brackets, and moves the dates of a patient by the
 * same number of days, see {@link Deidentifier}. Runs on dropped documents too, because they are
 * written out as well. What the pack wrote itself names nobody and is left alone.
 *
 * <p>A document's patient is the one that its source names; without one the text stands for itself.
 */
public final class DeIdentify implements Block {
  private static final long serialVersionUID = 1L;

  private final Deidentifier deidentifier;

  /**
   * @param siteKey the secret under which dates are moved
   */
  public DeIdentify(String siteKey) {
    this.deidentifier = Deidentifier.of(new DeidentifierSettings(siteKey));
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (document.origin() != Origin.SOURCE || document.text().isEmpty()) {
      return document.withPatient("");
    }
    var patient =
        document.patient().isBlank()
            ? Long.toHexString(Shingles.hash(document.text()))
            : document.patient();
    var clean = deidentifier.deidentify(document.text(), patient);
    var counts = new TreeMap<String, Integer>();
    clean.counts().forEach((kind, count) -> counts.put(kind.mark(), count));
    return (counts.isEmpty() ? document : document.repaired(clean.text(), counts)).withPatient("");
  }

  /** A form of a de-identified text by which it is compared, whatever its dates were moved by. */
  static String comparable(String text) {
    return Deidentifier.comparable(text);
  }

  /** Words of a document that go into a report. */
  static String quoted(String words) {
    return Deidentifier.datesMasked(words);
  }
}

package org.vademecum.corpus;

/** Documents for tests. */
final class Documents {
  private Documents() {}

  static CorpusDocument source(String text) {
    return CorpusDocument.of("d", "test", "", "plain", text, Origin.SOURCE);
  }

  static CorpusDocument source(String id, String text) {
    return CorpusDocument.of(id, "test", "", "plain", text, Origin.SOURCE);
  }

  static CorpusDocument own(String text) {
    return CorpusDocument.of("p", "pack", "", "passage", text, Origin.PACK_PASSAGE);
  }

  static CorpusDocument task(String text) {
    return CorpusDocument.of("t", "pack", "", "task", text, Origin.PACK_TASK);
  }
}

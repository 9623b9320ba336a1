package org.vademecum.corpus;

import java.io.IOException;
import java.util.List;

/** A file that is read whole, by its content and its ending: a table, a report or a text. */
final class WholeFiles {
  private WholeFiles() {}

  /**
   * The documents of a file.
   *
   * @param stem the name without endings, from which ids are made
   * @param name the whole name; its ending tells tables from texts
   */
  static List<CorpusDocument> read(String stem, String name, byte[] content) throws IOException {
    var text = Charsets.decode(content);
    var plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".csv")) {
      return CsvRows.read(text, stem, ',');
    }
    if (plain.endsWith(".tsv")) {
      return CsvRows.read(text, stem, '\t');
    }
    return List.of(CorpusDocument.of(stem, name, "", "plain", text, Origin.SOURCE));
  }
}

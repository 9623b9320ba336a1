package org.vademecum.corpus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.zip.GZIPOutputStream;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Writes {@code training/train.jsonl.gz} and {@code training/validation.jsonl.gz}, which the
 * trainer reads without Spark. The same documents in the same order give the same bytes.
 */
final class TrainingFiles {
  private TrainingFiles() {}

  /**
   * How many rows each file got.
   *
   * @param train rows to learn from
   * @param validation rows to measure on
   */
  record Counts(long train, long validation) {}

  /** Writes documents, which come sorted by id. */
  static Counts write(Path folder, Iterator<CorpusDocument> documents, Split split) {
    var train = 0L;
    var validation = 0L;
    try {
      Files.createDirectories(folder);
      try (var trainFile = open(folder.resolve("train.jsonl.gz"));
          var validationFile = open(folder.resolve("validation.jsonl.gz"))) {
        while (documents.hasNext()) {
          var document = documents.next();
          if (split.of(document.cluster()).equals("train")) {
            train++;
            trainFile.write(line(document));
          } else {
            validation++;
            validationFile.write(line(document));
          }
        }
      }
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable",
          "cannot write to " + folder,
          "free disk space, or choose another --out",
          e);
    }
    return new Counts(train, validation);
  }

  private static BufferedWriter open(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8));
  }

  /** One row; text that is no prompt can't hold a token of the student's. */
  static String line(CorpusDocument document) {
    var task = document.origin() == Origin.PACK_TASK;
    var row = new LinkedHashMap<String, Object>();
    row.put("id", document.id());
    row.put("kind", task ? "task" : document.kind().equals("passage") ? "passage" : "plain");
    row.put("language", document.language());
    row.put("difficulty", document.difficulty());
    row.put("text", task ? document.text() : document.text().replace('<', '‹'));
    return Json.write(row) + "\n";
  }
}

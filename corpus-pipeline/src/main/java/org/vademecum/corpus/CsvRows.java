package org.vademecum.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table with a header as documents. Columns are found by their usual names in both
 * languages. A table without a text column but with questions and answers gives both as one text.
 */
final class CsvRows {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "id", List.of("id", "doc_id", "docid", "编号", "序号"),
          "text", List.of("text", "content", "body", "passage", "正文", "内容", "文本"),
          "question", List.of("question", "ask", "query", "问题", "提问"),
          "answer", List.of("answer", "response", "reply", "回答", "答案", "回复"),
          "title", List.of("title", "标题"),
          "license", List.of("license", "licence", "许可"),
          "kind", List.of("kind", "type"),
          "patient", List.of("patient", "patientid", "patient_id", "患者id", "患者编号"));

  private CsvRows() {}

  /**
   * Reads a table row by row.
   *
   * @param in closed by the caller; its charset is told from its beginning
   * @param name the file's name without its ending; documents without an id get {@code name-row}
   */
  static Iterator<CorpusDocument> read(InputStream in, String name, char delimiter)
      throws IOException {
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();
    var parser = format.parse(Charsets.reader(in));
    var columns = new Columns(parser.getHeaderMap());
    return parser.stream().map(record -> document(record, columns, name)).iterator();
  }

  private static CorpusDocument document(CSVRecord record, Columns columns, String name) {
    var id = columns.value(record, "id");
    var row = name + "-" + record.getRecordNumber();
    var license = columns.value(record, "license");
    var kind = columns.value(record, "kind");
    var text = columns.text(record);
    var document =
        CorpusDocument.of(
            id == null ? row : id,
            name,
            license == null ? "" : license,
            kind == null ? "plain" : kind,
            text,
            Origin.SOURCE);
    var patient = columns.value(record, "patient");
    if (patient != null) {
      document = document.withPatient(patient);
    }
    return text.isBlank()
        ? document.dropped(DropReason.UNREADABLE_ROW, "no text in row " + record.getRecordNumber())
        : document;
  }

  /** Where the columns are. */
  private record Columns(Map<String, Integer> header) {
    @Nullable String value(CSVRecord record, String column) {
      for (var entry : header.entrySet()) {
        var name = entry.getKey().strip().toLowerCase(Locale.ROOT).replace("\uFEFF", "");
        if (NAMES.getOrDefault(column, List.of()).contains(name)
            && entry.getValue() < record.size()
            && !record.get(entry.getValue()).isBlank()) {
          return record.get(entry.getValue());
        }
      }
      return null;
    }

    String text(CSVRecord record) {
      var text = value(record, "text");
      if (text != null) {
        return text;
      }
      var parts = new ArrayList<String>();
      for (var column : List.of("question", "answer")) {
        var part = value(record, column);
        if (part != null) {
          parts.add(part.strip());
        }
      }
      return parts.isEmpty() && header.size() == 1 && record.size() > 0
          ? record.get(0)
          : String.join("\n", parts);
    }
  }
}

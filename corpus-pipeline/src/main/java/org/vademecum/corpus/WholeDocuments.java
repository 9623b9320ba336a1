package org.vademecum.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** Files that are read whole: pages, texts, reports. */
final class WholeDocuments {
  private static final Pattern NEXT_MESSAGE = Pattern.compile("(?m)(?<=[\r\n])(?=MSH\\|)");

  private WholeDocuments() {}

  /**
   * The documents of a file.
   *
   * @param stem the name without endings, from which ids are made
   */
  static List<CorpusDocument> read(FileFormat format, byte[] content, String stem, String name) {
    return switch (format) {
      case HTML -> List.of(PageText.ofHtml(Charsets.decode(content)).document(stem, name));
      case MARKDOWN -> List.of(PageText.ofMarkdown(Charsets.decode(content)).document(stem, name));
      case PDF -> pdf(content, stem, name);
      case HL7 -> messages(Charsets.decode(content), stem, name);
      case JSON -> json(Charsets.decode(content), stem, name);
      case XML, TEXT, JSON_LINES, CSV, TSV, PARQUET ->
          List.of(plain(stem, name, Charsets.decode(content)));
    };
  }

  private static List<CorpusDocument> pdf(byte[] content, String stem, String name) {
    try {
      return List.of(PdfText.read(content, name).document(stem, name));
    } catch (Fault e) {
      return List.of(FileDocuments.unreadable(stem, name, e.type()));
    }
  }

  // A file of a laboratory system holds one message after another, with the headers of a batch.
  private static List<CorpusDocument> messages(String text, String stem, String name) {
    var start = text.indexOf("MSH|");
    if (start < 0) {
      return List.of(FileDocuments.unreadable(stem, name, "a batch without messages"));
    }
    var messages = NEXT_MESSAGE.split(text.substring(start));
    var documents = new ArrayList<CorpusDocument>();
    for (var i = 0; i < messages.length; i++) {
      var id = messages.length == 1 ? stem : stem + "-" + (i + 1);
      documents.add(plain(id, name, messages[i]));
    }
    return documents;
  }

  private static List<CorpusDocument> json(String text, String stem, String name) {
    if (!text.stripLeading().startsWith("[")) {
      return List.of(jsonObject(text, stem, name));
    }
    JsonNode rows;
    try {
      rows = Json.read(text, name);
    } catch (Fault notJson) {
      return List.of(FileDocuments.unreadable(stem, name, "not JSON"));
    }
    var documents = new ArrayList<CorpusDocument>();
    rows.forEach(row -> documents.add(JsonDocuments.read(row, row.toString(), stem)));
    return documents;
  }

  // A FHIR resource is a report; another object is a row as JSON Lines have them.
  private static CorpusDocument jsonObject(String text, String stem, String name) {
    if (RenderReports.isReport(text)) {
      return plain(stem, name, text);
    }
    var row = JsonDocuments.read(text, stem);
    return row.kept() ? row : plain(stem, name, text);
  }

  private static CorpusDocument plain(String id, String name, String text) {
    return CorpusDocument.of(id, name, "", "plain", text, Origin.SOURCE);
  }
}

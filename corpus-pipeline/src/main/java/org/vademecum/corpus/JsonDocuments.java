package org.vademecum.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** Lines of JSON Lines as documents: {@code id}, {@code text}, {@code source}, {@code license}. */
final class JsonDocuments {
  private JsonDocuments() {}

  /**
   * Reads a line. A line that is no JSON object with a text becomes a dropped document whose id
   * comes from the line's own hash, since a splittable file has no line numbers.
   */
  static CorpusDocument read(String line, String file) {
    JsonNode row;
    try {
      row = Json.read(line, file);
    } catch (Fault notJson) {
      return unreadable(line, file, "not JSON");
    }
    var text = row.path("text");
    if (!text.isTextual()) {
      return unreadable(line, file, "no text");
    }
    return CorpusDocument.of(
        row.path("id").isValueNode() && !row.path("id").isNull()
            ? row.path("id").asText()
            : generated(line, file),
        value(row, "source", file),
        value(row, "license", ""),
        value(row, "kind", "plain"),
        text.asText(),
        Origin.SOURCE);
  }

  private static CorpusDocument unreadable(String line, String file, String why) {
    return CorpusDocument.of(generated(line, file), file, "", "plain", "", Origin.SOURCE)
        .dropped(DropReason.UNREADABLE_ROW, why);
  }

  private static String generated(String line, String file) {
    return file + "-" + Long.toHexString(Shingles.hash(line));
  }

  private static String value(JsonNode row, String key, String otherwise) {
    var value = row.path(key);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : otherwise;
  }
}

package org.vademecum.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Rows of JSON Lines as documents: {@code id}, {@code text}, {@code source}, {@code license},
 * {@code kind}, and {@code patient} where a row is about one. A row that is a FHIR resource is a
 * report.
 */
final class JsonDocuments {
  private static final List<String> PATIENT = List.of("patient", "patientId", "patient_id");

  private JsonDocuments() {}

  /**
   * Reads a line. A line that is no JSON object with a text becomes a dropped document whose id
   * comes from the line's own hash, since a splittable file has no line numbers.
   */
  static CorpusDocument read(String line, String file) {
    try {
      return read(Json.read(line, file), line, file);
    } catch (Fault notJson) {
      return FileDocuments.unreadable(generated(line, file), file, "not JSON");
    }
  }

  static CorpusDocument read(JsonNode row, String line, String file) {
    var text = row.path("text");
    var resource = row.path("resourceType").isTextual();
    if (!text.isTextual() && !resource) {
      return FileDocuments.unreadable(generated(line, file), file, "no text");
    }
    var document =
        CorpusDocument.of(
            row.path("id").isValueNode() && !row.path("id").isNull()
                ? row.path("id").asText()
                : generated(line, file),
            value(row, "source", file),
            value(row, "license", ""),
            resource ? "report" : value(row, "kind", "plain"),
            resource ? line : text.asText(),
            Origin.SOURCE);
    return PATIENT.stream()
        .map(row::path)
        .filter(p -> p.isValueNode() && !p.isNull())
        .findFirst()
        .map(p -> document.withPatient(p.asText().strip().toLowerCase(Locale.ROOT)))
        .orElse(document);
  }

  private static String generated(String line, String file) {
    return file + "-" + Long.toHexString(Shingles.hash(line));
  }

  private static String value(JsonNode row, String key, String otherwise) {
    var value = row.path(key);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : otherwise;
  }
}

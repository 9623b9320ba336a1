package org.vademecum.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file of a source is, by its name and, where the name says nothing, by its beginning. */
enum FileFormat {
  JSON_LINES("jsonl", "ndjson"),
  PARQUET("parquet"),
  CSV("csv"),
  TSV("tsv", "tab"),
  HTML("html", "htm", "xhtml"),
  MARKDOWN("md", "markdown"),
  PDF("pdf"),
  /** FHIR resources, or an array of rows as JSON Lines have them. */
  JSON("json"),
  XML("xml"),
  /** Messages of HL7 v2, one or many. */
  HL7("hl7"),
  TEXT("txt", "text", "");

  private static final Pattern PACKED = Pattern.compile("\\.(gz|zst|bz2)$");

  private final List<String> endings;

  FileFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** The format that a name's ending says; empty for an ending that no reader knows. */
  static Optional<FileFormat> ofName(String name) {
    var plain = PACKED.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    var dot = plain.lastIndexOf('.');
    var ending = dot < 0 ? "" : plain.substring(dot + 1);
    for (var format : values()) {
      if (format.endings.contains(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The format of a file by its first characters, where its name says text or nothing. */
  FileFormat confirmed(String beginning) {
    if (this != TEXT) {
      return this;
    }
    var start = beginning.stripLeading();
    if (start.startsWith("MSH|") || start.startsWith("FHS|") || start.startsWith("BHS|")) {
      return HL7;
    }
    if (start.startsWith("%PDF-")) {
      return PDF;
    }
    var lower = start.substring(0, Math.min(200, start.length())).toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html") || lower.startsWith("<html") ? HTML : TEXT;
  }

  /** Whether a name is that of a packed file, which can't be read in parts. */
  static boolean packed(String name) {
    return PACKED.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}

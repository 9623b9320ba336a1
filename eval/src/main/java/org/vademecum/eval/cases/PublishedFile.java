package org.vademecum.eval.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Reads the records of a file: JSON Lines, a JSON array, an object with {@code samples}, or CSV
 * with a header, told apart by the first character. Parquet is not read; save it as JSON first.
 *
 * @param rows what could be read
 * @param faults what could not, with file and line
 */
record PublishedFile(Path file, List<Row> rows, List<String> faults) {

  static PublishedFile read(Path file) {
    try {
      var bytes = Files.readAllBytes(file);
      if (bytes.length > 3 && new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("PAR1")) {
        throw Fault.input(
            "parquet",
            "Parquet is not read here: " + file,
            "save it as JSON Lines, for example with pandas: to_json(lines=True,"
                + " orient='records')");
      }
      return parse(file, text(bytes));
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
  }

  private static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static PublishedFile parse(Path file, String text) {
    var start = text.stripLeading();
    if (start.startsWith("[")) {
      return whole(file, text);
    }
    if (!start.startsWith("{")) {
      return csv(file, text);
    }
    var firstLine = start.lines().findFirst().orElse("").strip();
    return firstLine.endsWith("}") ? lines(file, text) : whole(file, text);
  }

  private static PublishedFile lines(Path file, String text) {
    var rows = new ArrayList<Row>();
    var faults = new ArrayList<String>();
    var number = 0;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      number++;
      var place = file.getFileName() + ":" + number;
      if (!line.isBlank()) {
        try {
          rows.add(new Row(Json.mapper().readTree(line), place, number));
        } catch (JsonProcessingException e) {
          faults.add(place + ": not JSON");
        }
      }
    }
    return new PublishedFile(file, rows, faults);
  }

  private static PublishedFile whole(Path file, String text) {
    var document = Json.read(text, file.toString());
    var array = document.isArray() ? document : document.path("samples");
    var rows = new ArrayList<Row>();
    for (JsonNode item : array) {
      var number = rows.size() + 1;
      rows.add(new Row(item, file.getFileName() + ": record " + number, number));
    }
    return array.isArray()
        ? new PublishedFile(file, rows, List.of())
        : new PublishedFile(
            file, List.of(new Row(document, file.getFileName() + ":1", 1)), List.of());
  }

  private static PublishedFile csv(Path file, String text) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    var rows = new ArrayList<Row>();
    var faults = new ArrayList<String>();
    try (var parser = format.parse(new java.io.StringReader(text))) {
      for (var record : parser) {
        var place = file.getFileName() + ":" + parser.getCurrentLineNumber();
        if (record.isConsistent()) {
          var number = (int) record.getRecordNumber();
          rows.add(new Row(Json.mapper().valueToTree(record.toMap()), place, number));
        } else {
          faults.add(place + ": " + record.size() + " cells, but the header has another number");
        }
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      throw Fault.input(
          "not-csv", "neither JSON nor CSV: " + file, "give a file as it was published", e);
    }
    return new PublishedFile(file, rows, faults);
  }
}

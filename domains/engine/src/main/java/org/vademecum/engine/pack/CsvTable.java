package org.vademecum.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A table of a pack: cells by column name, with their lines; what can't be read is a problem. */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final String file;
  private final List<Row> rows;

  private CsvTable(String file, List<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  static CsvTable read(Path pack, String file, Problems problems, List<String> columns) {
    return read(pack, file, problems, columns, List.of());
  }

  static CsvTable read(
      Path pack, String file, Problems problems, List<String> columns, List<String> optional) {
    var all = new ArrayList<>(columns);
    all.addAll(optional);
    try (var reader = Files.newBufferedReader(pack.resolve(file));
        CSVParser parser = FORMAT.parse(reader)) {
      for (var column : columns) {
        if (!parser.getHeaderMap().containsKey(column)) {
          problems.add(file, 1, "missing column: " + column);
        }
      }
      for (var column : parser.getHeaderNames()) {
        if (!all.contains(column)) {
          problems.unknown(file, 1, "column", column, all);
        }
      }
      var rows = new ArrayList<Row>();
      for (var csv : parser) {
        if (!csv.isConsistent()) {
          problems.add(
              file,
              line(parser, csv),
              "a row of " + parser.getHeaderNames().size() + " cells has " + csv.size());
          continue;
        }
        rows.add(new Row(file, line(parser, csv), csv.toMap(), problems));
      }
      return new CsvTable(file, rows);
    } catch (NoSuchFileException e) {
      problems.add(file, 0, "missing file: " + file);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      problems.add(file, 0, "not a readable CSV file: " + e.getMessage());
    }
    return new CsvTable(file, List.of());
  }

  // The parser has moved on to the end of the record that it returned.
  private static int line(CSVParser parser, CSVRecord csv) {
    return (int) parser.getCurrentLineNumber();
  }

  String file() {
    return file;
  }

  List<Row> rows() {
    return rows;
  }

  /** A row: its cells are absent where empty. */
  record Row(String file, int line, Map<String, String> cells, Problems problems) {
    @Nullable String text(String column) {
      var cell = cells.get(column);
      return cell == null || cell.isBlank() ? null : cell.strip();
    }

    String required(String column) {
      var cell = text(column);
      if (cell == null) {
        problem("an empty cell in column " + column);
        return "";
      }
      return cell;
    }

    List<String> several(String column) {
      var cell = text(column);
      return cell == null
          ? List.of()
          : List.of(cell.split("\\|")).stream()
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .toList();
    }

    @Nullable Double number(String column) {
      var cell = text(column);
      if (cell == null) {
        return null;
      }
      try {
        var number = Double.parseDouble(cell);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // reported below, as an infinite number is
      }
      problem("not a number in column " + column + ": " + cell);
      return null;
    }

    int integer(String column, int otherwise) {
      var number = number(column);
      return number == null ? otherwise : (int) Math.round(Objects.requireNonNull(number));
    }

    void problem(String message) {
      problems.add(file, line, message);
    }
  }
}

package org.vademecum.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;

/**
 * A table with a header line: comma, semicolon, tab or bar between the cells, header words of
 * either language, several groups of columns side by side, lines about the patient above. A column
 * that names patients makes a case of each.
 */
final class TableReader implements ReportReader {
  private static final List<Character> DELIMITERS = List.of('\t', ',', ';', '|', '，');
  private static final int HEADER_WITHIN = 60;
  private static final int LINES_OF_A_CELL = 10;

  /** Where the header is: its line's index, and what separates its cells. */
  private record Place(int index, char delimiter) {}

  /** A row with the line that it ends on. */
  record Row(int line, List<String> cells) {}

  private final Specimens specimens;

  TableReader(Specimens specimens) {
    this.specimens = specimens;
  }

  @Override
  public boolean recognises(Content content) {
    return header(content).isPresent();
  }

  @Override
  public List<ReportCase> read(Content content) {
    var place = header(content).orElseThrow();
    var table = new TableCases();
    for (var i = 0; i < place.index(); i++) {
      table.other(new Row(i + 1, List.of(content.lines().get(i))));
    }
    var rows = place.delimiter() == ',' ? rows(content, place) : withPoints(rows(content, place));
    var header =
        rows.isEmpty() ? Optional.<TableHeader>empty() : TableHeader.of(rows.getFirst().cells());
    if (header.isEmpty()) {
      throw withoutResults("not-a-report", content);
    }
    var width = header.get().width();
    var cut = cut(rows, width, content);
    for (var row : cut ? rows.subList(0, rows.size() - 1) : rows) {
      table.row(row);
    }
    var cases = table.cases();
    if (cases.isEmpty()) {
      throw withoutResults(cut ? "truncated-document" : "not-a-report", content);
    }
    if (cut) {
      cases.getLast().loss(Losses.unreadableRow(rows.getLast().line()));
    }
    Limits.checkObservations(cases.stream().mapToInt(CaseBuilder::size).sum(), content);
    return Cases.numbered(cases, specimens);
  }

  private static Fault withoutResults(String type, Content content) {
    return Fault.input(
        type,
        "a table without results: " + content.fileName(),
        "give rows with a name and a result");
  }

  private static Optional<Place> header(Content content) {
    var lines = content.lines();
    for (var i = 0; i < Math.min(lines.size(), HEADER_WITHIN); i++) {
      for (var delimiter : DELIMITERS) {
        var line = lines.get(i);
        if (line.length() < 2000 && line.indexOf(delimiter) >= 0) {
          var cells = List.of(line.split(Pattern.quote(delimiter.toString()), -1));
          if (TableHeader.of(cells).isPresent()) {
            return Optional.of(new Place(i, delimiter));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Row> rows(Content content, Place place) {
    var text = String.join("\n", content.lines().subList(place.index(), content.lines().size()));
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(place.delimiter())
            .setRecordSeparator("\n")
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .setTrim(true)
            .get();
    var rows = parse(text, format, place.index());
    if (rows != null
        && !rows.isEmpty()
        && TableHeader.of(rows.getFirst().cells()).isPresent()
        && rows.stream().flatMap(r -> r.cells().stream()).noneMatch(TableReader::swallowed)) {
      return rows;
    }
    var plain = parse(text, format.builder().setQuote(null).get(), place.index());
    return plain == null ? List.of() : plain;
  }

  // Where cells are not parted by commas, a comma within numbers is the point of most of Europe,
  // unless the table has points, too.
  private static List<Row> withPoints(List<Row> rows) {
    var cells = rows.stream().flatMap(r -> r.cells().stream()).toList();
    if (cells.stream().noneMatch(c -> c.matches("\\d+,\\d+"))
        || cells.stream().anyMatch(c -> c.matches(".*\\d\\.\\d.*"))) {
      return rows;
    }
    return rows.stream()
        .map(
            r ->
                new Row(
                    r.line(),
                    r.cells().stream().map(c -> c.replaceAll("(?<=\\d),(?=\\d)", ".")).toList()))
        .toList();
  }

  // A quotation mark that nobody closed swallows the rows behind it.
  private static boolean swallowed(String cell) {
    return cell.lines().count() > LINES_OF_A_CELL;
  }

  private static @Nullable List<Row> parse(String text, CSVFormat format, int linesBefore) {
    var rows = new ArrayList<Row>();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      for (var csv : parser) {
        var cells = csv.stream().toList();
        var inside = cells.stream().mapToLong(c -> c.chars().filter(x -> x == '\n').count()).sum();
        rows.add(new Row((int) (linesBefore + parser.getCurrentLineNumber() - inside), cells));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return null;
    }
  }

  // A short last row without a line end, where all the others are complete, was cut off.
  private static boolean cut(List<Row> rows, int width, Content content) {
    return rows.size() > 1
        && !content.lines().getLast().isBlank()
        && rows.getLast().line() == content.lines().size()
        && rows.getLast().cells().size() < width
        && rows.size() > 2
        && rows.stream().limit(rows.size() - 1L).allMatch(r -> r.cells().size() >= width);
  }
}

package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.intake.page.Line;
import org.vademecum.intake.page.Page;

/**
 * Reports from printed pages. Where a line is the header of a table, the lines below it are rows of
 * cells for the same code that reads tables of text; where there is none, the pages are read as
 * pasted text. Lines are counted through all pages.
 */
final class PageReader {
  private final PageNames names;
  private final TextReader text;
  private final Specimens specimens;

  PageReader(PageNames names, TextReader text, Specimens specimens) {
    this.names = names;
    this.specimens = specimens;
    this.text = text;
  }

  List<ReportCase> read(List<Page> pages, String fileName) {
    var lines = new ArrayList<Line>();
    for (var page : pages) {
      lines.addAll(Line.of(page));
    }
    var headers = lines.stream().map(PageHeader::of).toList();
    var first = firstHeader(headers);
    if (first < 0) {
      return asText(lines, fileName);
    }
    var table = new TableCases();
    var facts = new Facts(table);
    facts.lines(lines, 0, first);
    for (var at = first; at < lines.size(); ) {
      var end = at + 1;
      while (end < lines.size() && headers.get(end).isEmpty()) {
        end++;
      }
      section(headers.get(at).orElseThrow(), lines, at, end, facts);
      at = end;
    }
    facts.flush();
    var cases = table.cases();
    if (cases.isEmpty()) {
      return asText(lines, fileName);
    }
    var count = cases.stream().mapToInt(CaseBuilder::size).sum();
    Limits.checkObservations(count, new Content(fileName, "", List.of()));
    return Cases.numbered(cases, specimens);
  }

  private static int firstHeader(List<Optional<PageHeader>> headers) {
    for (var i = 0; i < headers.size(); i++) {
      if (headers.get(i).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  // A header is printed once and may hold for the pages behind it.
  private void section(PageHeader header, List<Line> lines, int at, int end, Facts facts) {
    var below = lines.subList(at + 1, end);
    var rows = new PageTable(names, header.completed(below, names), below);
    facts.flush();
    facts.table.row(new TableReader.Row(at + 1, rows.header()));
    for (var i = 0; i < below.size(); i++) {
      var line = below.get(i);
      var subject = SubjectLine.of(line.text());
      var row = rows.row(i);
      if (row.isPresent() && subject.isEmpty()) {
        facts.flush();
        facts.table.row(new TableReader.Row(at + 2 + i, row.get()));
      } else if (!rows.taken(i)) {
        facts.line(at + 2 + i, line);
      }
    }
  }

  private List<ReportCase> asText(List<Line> lines, String fileName) {
    if (lines.isEmpty()) {
      throw Fault.input(
          "not-a-report",
          "nothing is printed on the pages of " + fileName,
          "give the report's own pages, upright and in focus");
    }
    var printed = String.join("\n", lines.stream().map(PageReader::unsureHidden).toList());
    return text.read(Content.of(fileName, printed));
  }

  // Without columns, a number that can't be read is hidden wherever it stands.
  private static String unsureHidden(Line line) {
    var words =
        line.words().stream()
            .map(
                w ->
                    w.confidence() < 0.5 && w.text().chars().anyMatch(Character::isDigit)
                        ? new org.vademecum.intake.page.Word(
                            PageTable.UNREADABLE, w.left(), w.top(), w.right(), w.bottom(), 1)
                        : w)
            .toList();
    return new Line(line.page(), words).text();
  }

  /** Lines that are no rows. Those about the patient that follow each other are read as one. */
  private static final class Facts {
    private final TableCases table;
    private final List<String> open = new ArrayList<>();
    private int openLine;
    private @Nullable Line before;

    Facts(TableCases table) {
      this.table = table;
    }

    void lines(List<Line> lines, int from, int to) {
      for (var i = from; i < to; i++) {
        line(i + 1, lines.get(i));
      }
    }

    void line(int number, Line line) {
      if (before != null && before.page() != line.page()) {
        flush();
      }
      before = line;
      var printed = unsureHidden(line);
      if (SubjectLine.of(printed).isEmpty()) {
        flush();
        table.other(new TableReader.Row(number, List.of(printed)));
        return;
      }
      openLine = open.isEmpty() ? number : openLine;
      open.add(printed);
      if (open.size() >= 4) {
        flush();
      }
    }

    void flush() {
      if (!open.isEmpty()) {
        var together = String.join("   ", open);
        if (together.length() <= 400) {
          table.other(new TableReader.Row(openLine, List.of(together)));
        } else {
          for (var line : open) {
            table.other(new TableReader.Row(openLine, List.of(line)));
          }
        }
        open.clear();
      }
    }
  }
}

package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;

/**
 * Text pasted from a page or a printout, in either language: a result on a line, or several side by
 * side. A line is a result where it begins with a name that the pack knows and a value follows, or
 * where a value with a printed range follows any name; lines about the patient are facts, and all
 * else is a note.
 */
final class TextReader implements ReportReader {
  private final TextRows rows;
  private final Specimens specimens;

  TextReader(Pack pack, Specimens specimens) {
    this.rows = new TextRows(pack);
    this.specimens = specimens;
  }

  @Override
  public boolean recognises(Content content) {
    return content.first() != '<';
  }

  @Override
  public List<ReportCase> read(Content content) {
    var page = new Page(rows);
    var number = 0;
    for (var line : content.lines()) {
      number++;
      page.line(number, line);
      Limits.checkObservations(page.observations, content);
    }
    var cases = page.finished();
    if (cases.isEmpty()) {
      throw Fault.input(
          "not-a-report",
          "no line of the text is a result: " + content.fileName(),
          "give a result on each line: name, value, unit, reference range");
    }
    return Cases.numbered(cases, specimens);
  }

  /** The cases while the lines are read. */
  private static final class Page {
    private final TextRows rows;
    private final List<CaseBuilder> cases = new ArrayList<>();
    private final Map<Column, String> facts = new EnumMap<>(Column.class);
    private @Nullable String waiting;
    private int waitingLine;
    private int observations;

    Page(TextRows rows) {
      this.rows = rows;
      cases.add(new CaseBuilder());
    }

    void line(int number, String line) {
      var text = Fold.of(line).replace('\u200B', ' ').strip();
      if (text.isEmpty()) {
        dropWaiting();
        return;
      }
      var found = rows.of(text);
      var subject =
          found.isEmpty() ? SubjectLine.of(text) : java.util.Optional.<SubjectLine>empty();
      if (subject.isPresent()) {
        dropWaiting();
        facts(subject.get());
      } else if (!found.isEmpty()) {
        results(number, found);
      } else if (!isDecoration(text)) {
        dropWaiting();
        waiting = text;
        waitingLine = number;
      }
    }

    // A name that was too long for its column continues on the line of its value.
    private void results(int number, List<TextRows.Row> found) {
      var all = found;
      if (waiting != null) {
        var joined = rows.of(waiting + " " + found.getFirst().text());
        var first = joined.isEmpty() ? null : joined.getFirst();
        if (first != null && first.known() && first.name().length() > waiting.length() + 1) {
          all = new ArrayList<>(found);
          all.set(0, first);
          waiting = null;
        }
      }
      dropWaiting();
      all.forEach(r -> add(number, r));
    }

    private void dropWaiting() {
      if (waiting != null) {
        cases.getLast().note(waitingLine, waiting);
        waiting = null;
      }
    }

    private void facts(SubjectLine line) {
      if (line.contradicts(facts) && cases.getLast().size() > 0) {
        facts.clear();
        cases.add(new CaseBuilder());
      }
      facts.putAll(line.facts());
      SubjectLine.into(facts, cases.getLast());
    }

    private void add(int number, TextRows.Row row) {
      observations++;
      var unreadable = PageTable.UNREADABLE.equals(row.value());
      if (row.remark() != null) {
        cases.getLast().note(number, row.remark());
      }
      cases
          .getLast()
          .add(
              new ReportedObservation(
                  number,
                  null,
                  row.name(),
                  unreadable ? null : row.value(),
                  row.unit(),
                  row.range(),
                  row.flag(),
                  facts.get(Column.SPECIMEN),
                  Objects.requireNonNullElseGet(
                      row.status(),
                      () -> unreadable ? ResultStatus.FINAL : Statuses.byValue(row.value())),
                  Times.ofPrinted(facts.get(Column.TIME))));
    }

    List<CaseBuilder> finished() {
      dropWaiting();
      return cases.stream().filter(c -> c.size() > 0).toList();
    }
  }

  // Rules between parts, page numbers and the header of a table say nothing.
  private static boolean isDecoration(String text) {
    if (text.codePoints().noneMatch(Character::isLetter)) {
      return true;
    }
    var columns =
        Arrays.stream(text.split("\\s{2,}|\\t|[|,]|(?<=\\p{IsHan})\\s"))
            .map(Column::of)
            .flatMap(java.util.Optional::stream)
            .toList();
    return columns.contains(Column.VALUE)
        && (columns.contains(Column.NAME) || columns.contains(Column.CODE) || columns.size() > 2);
  }
}

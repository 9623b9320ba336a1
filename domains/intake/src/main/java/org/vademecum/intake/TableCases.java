package org.vademecum.intake;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;

/** The rows of a table, sorted into a case for each patient. */
final class TableCases {
  private final Map<String, CaseBuilder> cases = new LinkedHashMap<>();
  private final Map<Column, String> above = new EnumMap<>(Column.class);
  private final Map<Column, String> carried = new EnumMap<>(Column.class);
  private @Nullable TableHeader header;
  private int sheet;

  /** The cases that hold anything. */
  List<CaseBuilder> cases() {
    return cases.values().stream().filter(c -> c.size() > 0).collect(Collectors.toList());
  }

  /** Takes a row of the table, which may also be its header again, or text between two sheets. */
  void row(TableReader.Row row) {
    var again = TableHeader.of(row.cells());
    if (again.isPresent()) {
      header = again.get();
      return;
    }
    var filled = row.cells().stream().filter(c -> !c.isBlank()).count();
    if (header == null || (filled <= 1 && header.width() > 2) || !results(header, row)) {
      other(row);
    }
  }

  /** Takes a line that is no row: facts about the patient, or a note. */
  void other(TableReader.Row row) {
    var text = row.cells().stream().filter(c -> !c.isBlank()).collect(Collectors.joining(" "));
    var keyValue = text.replaceFirst("^\"?([^,;，；\"]{1,12})\"?[,;，；\\t]\\s*", "$1: ");
    var facts = SubjectLine.of(text).or(() -> SubjectLine.of(keyValue));
    if (facts.isPresent()) {
      if (facts.get().contradicts(above)) {
        above.clear();
        carried.clear();
        sheet++;
      }
      above.putAll(facts.get().facts());
      return;
    }
    if (text.codePoints().anyMatch(Character::isLetterOrDigit) && !text.startsWith("sep=")) {
      current().note(row.line(), text.replaceAll("^[\",;|\\s]+|[\",;|\\s]+$", ""));
    }
  }

  private boolean results(TableHeader columns, TableReader.Row row) {
    var any = false;
    for (var group : columns.groups()) {
      var name = TableHeader.cell(group, Column.NAME, row.cells());
      var code = TableHeader.cell(group, Column.CODE, row.cells());
      var value = Fold.orNull(TableHeader.cell(group, Column.VALUE, row.cells()));
      var status = TableHeader.cell(group, Column.STATUS, row.cells());
      if ((name == null && code == null) || (value == null && empty(group, row))) {
        continue;
      }
      any = true;
      carry(columns, row);
      current().add(observation(group, row, name, code, value, status));
      current().note(row.line(), TableHeader.cell(group, Column.NOTE, row.cells()));
    }
    return any;
  }

  // A name alone is a section's title, one with a unit or a status a result that is due.
  private static boolean empty(Map<Column, Integer> group, TableReader.Row row) {
    return List.of(Column.UNIT, Column.RANGE, Column.STATUS, Column.FLAG).stream()
        .allMatch(c -> TableHeader.cell(group, c, row.cells()) == null);
  }

  // Spreadsheets print a patient's cells once and leave them empty below.
  private void carry(TableHeader columns, TableReader.Row row) {
    var fresh = new EnumMap<Column, String>(Column.class);
    for (var column : columns.shared().keySet()) {
      var cell = TableHeader.cell(columns.shared(), column, row.cells());
      if (cell != null) {
        fresh.put(column, cell);
      }
    }
    var identity = List.of(Column.PATIENT, Column.PATIENT_NAME);
    if (identity.stream()
        .anyMatch(c -> fresh.get(c) != null && !fresh.get(c).equals(carried.get(c)))) {
      carried.clear();
    }
    carried.putAll(fresh);
  }

  private CaseBuilder current() {
    var facts = new EnumMap<Column, String>(Column.class);
    facts.putAll(above);
    facts.putAll(carried);
    var builder = cases.computeIfAbsent(identity(), k -> new CaseBuilder());
    SubjectLine.into(facts, builder);
    return builder;
  }

  // Without a column for patients, whatever else tells two people apart separates the rows.
  private String identity() {
    var id = carried.get(Column.PATIENT);
    if (id != null) {
      return sheet + " id " + id;
    }
    var rest = List.of(Column.PATIENT_NAME, Column.BIRTH, Column.SEX, Column.AGE, Column.ACCESSION);
    return sheet
        + rest.stream()
            .map(c -> Objects.requireNonNullElse(carried.get(c), ""))
            .collect(Collectors.joining("|"));
  }

  private ReportedObservation observation(
      Map<Column, Integer> group,
      TableReader.Row row,
      @Nullable String name,
      @Nullable String code,
      @Nullable String value,
      @Nullable String statusCell) {
    var cells = row.cells();
    var said = Statuses.ofWord(statusCell);
    // A "status" column of arrows is one of flags; a result that says "pending" is a status.
    var flag = Optional.ofNullable(TableHeader.cell(group, Column.FLAG, cells));
    var flagged = said.isEmpty() ? flag.or(() -> Optional.ofNullable(statusCell)) : flag;
    var valueStatus = Statuses.ofWord(value).filter(s -> !s.judged());
    var range =
        Optional.ofNullable(TableHeader.cell(group, Column.RANGE, cells))
            .orElseGet(
                () ->
                    Ranges.of(
                        TableHeader.cell(group, Column.LOW, cells),
                        TableHeader.cell(group, Column.HIGH, cells)));
    var unreadable = PageTable.UNREADABLE.equals(value);
    var split = MarkedValue.of(valueStatus.isPresent() || unreadable ? null : value);
    var specimen = TableHeader.cell(group, Column.SPECIMEN, cells);
    var time = Times.ofPrinted(TableHeader.cell(group, Column.TIME, cells));
    ResultStatus status =
        said.or(() -> valueStatus)
            .orElseGet(() -> unreadable ? ResultStatus.FINAL : Statuses.byValue(split.value()));
    return new ReportedObservation(
        row.line(),
        code,
        name == null ? null : name.replaceFirst("^[*★☆※]+\\s*", ""),
        split.value(),
        Fold.orNull(TableHeader.cell(group, Column.UNIT, cells)),
        Fold.orNull(range),
        Fold.orNull(flagged.orElse(split.mark())),
        specimen == null ? above.get(Column.SPECIMEN) : specimen,
        status,
        time == null ? Times.ofPrinted(above.get(Column.TIME)) : time);
  }
}

package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vademecum.intake.page.Line;

/**
 * The lines below the header of a printed table, as rows of cells.
 *
 * <p>What a cell has too much for its width stands in the lines above or below, and is joined to
 * its row.
 */
final class PageTable {
  /** Stands for what can't be read, as the decoder of text has it. */
  static final String UNREADABLE = "\uFFFD";

  private static final double TIGHT = 0.8;

  private final PageNames names;
  private final TableHeader header;
  private final List<String> headerCells;
  private final List<Line> lines;
  private final String[][] cells;
  private final boolean[] moved;

  /**
   * @param lines below the header
   */
  PageTable(PageNames names, PageHeader header, List<Line> lines) {
    this.names = names;
    this.header = header.columns();
    this.headerCells = header.cells().stream().map(Line.Cell::text).toList();
    this.lines = lines;
    this.cells = new String[lines.size()][];
    this.moved = new boolean[lines.size()];
    var columns = new PageColumns(header, lines, names);
    for (var i = 0; i < lines.size(); i++) {
      cells[i] = columns.cells(lines.get(i));
    }
    for (var group : this.header.groups()) {
      for (var i = 0; i < cells.length; i++) {
        moveNameEnd(group, cells[i]);
        moveMarks(group, cells[i]);
      }
      joinWrapped(group);
    }
  }

  List<String> header() {
    return headerCells;
  }

  /** The cells of a line, only those of results; empty where none of them is one. */
  Optional<List<String>> row(int line) {
    var row = cells[line].clone();
    var any = false;
    for (var group : header.groups()) {
      if (isResult(group, row)) {
        any = true;
      } else {
        group.values().forEach(c -> row[c] = "");
      }
    }
    return any ? Optional.of(List.of(row)) : Optional.empty();
  }

  /** Whether everything that a line printed was joined to other lines' cells. */
  boolean taken(int line) {
    return moved[line] && String.join("", cells[line]).isBlank();
  }

  // The last words of a long name may reach into the column of the result.
  private void moveNameEnd(Map<Column, Integer> group, String[] row) {
    var name = group.get(Column.NAME);
    var value = group.get(Column.VALUE);
    if (name == null || value == null || row[name].isEmpty() || names.value(row[value])) {
      return;
    }
    for (var at = row[value].indexOf(' '); at > 0; at = row[value].indexOf(' ', at + 1)) {
      var longer = join(row[name], row[value].substring(0, at));
      if (names.known(longer) && names.value(row[value].substring(at + 1))) {
        row[name] = longer;
        row[value] = row[value].substring(at + 1);
        return;
      }
    }
  }

  // A mark that has no column of its own stands at the edge of the unit's or the range's.
  private void moveMarks(Map<Column, Integer> group, String[] row) {
    var value = group.get(Column.VALUE);
    if (group.containsKey(Column.FLAG) || value == null || row[value].isEmpty()) {
      return;
    }
    for (var column : List.of(Column.UNIT, Column.RANGE)) {
      var cell = group.get(column);
      if (cell != null && row[cell].matches("(?:[↑↓⬆⬇]+|[HL*]{1,2})(?:\\s.*)?")) {
        var mark = row[cell].split("\\s", 2);
        row[value] += " " + mark[0];
        row[cell] = mark.length > 1 ? mark[1] : "";
      }
    }
  }

  private boolean isResult(Map<Column, Integer> group, String[] row) {
    var name = cell(group, Column.NAME, row) + cell(group, Column.CODE, row);
    var value = cell(group, Column.VALUE, row);
    if (name.isBlank()
        || (name.matches(".*[:：].*\\S.*") && !names.known(cell(group, Column.NAME, row)))
        || name.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    if (value.isEmpty()) {
      return names.known(name)
          && !(cell(group, Column.UNIT, row) + cell(group, Column.RANGE, row)).isBlank();
    }
    return !value.equals(UNREADABLE) && names.value(value)
        || names.known(name)
        || !cell(group, Column.RANGE, row).isBlank()
        || cell(group, Column.INDEX, row).matches("\\d{1,3}");
  }

  private static String cell(Map<Column, Integer> group, Column column, String[] row) {
    var index = group.get(column);
    return index == null ? "" : row[index];
  }

  private void joinWrapped(Map<Column, Integer> group) {
    var pitch = pitch(group);
    for (var i = 0; i < cells.length; i++) {
      var only = onlyCell(group, cells[i]);
      if (only.isEmpty()) {
        continue;
      }
      var column = only.get();
      var into = target(group, column, i, pitch);
      if (into >= 0) {
        var cell = Objects.requireNonNull(group.get(column));
        cells[into][cell] =
            into < i
                ? join(cells[into][cell], cells[i][cell])
                : join(cells[i][cell], cells[into][cell]);
        cells[i][cell] = "";
        moved[i] = true;
      }
    }
  }

  private static String join(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    var close =
        Character.isIdeographic(first.codePointBefore(first.length()))
            || Character.isIdeographic(second.codePointAt(0))
            || first.endsWith("-")
            || second.startsWith("(")
            || second.startsWith("（");
    return first + (close ? "" : " ") + second;
  }

  // The usual distance from a result to the next.
  private double pitch(Map<Column, Integer> group) {
    var steps = new ArrayList<Double>();
    for (var i = 1; i < cells.length; i++) {
      if (isResult(group, cells[i]) && isResult(group, cells[i - 1]) && samePage(i, i - 1)) {
        steps.add(lines.get(i).middle() - lines.get(i - 1).middle());
      }
    }
    Collections.sort(steps);
    return steps.isEmpty() ? Double.NaN : steps.get(steps.size() / 2);
  }

  private boolean samePage(int one, int other) {
    return lines.get(one).page() == lines.get(other).page();
  }

  private Optional<Column> onlyCell(Map<Column, Integer> group, String[] row) {
    Column only = null;
    for (var column : group.keySet()) {
      if (!cell(group, column, row).isBlank()) {
        if (only != null) {
          return Optional.empty();
        }
        only = column;
      }
    }
    return only == Column.NAME || only == Column.RANGE || only == Column.UNIT
        ? Optional.of(only)
        : Optional.empty();
  }

  // Where the rest of a cell belongs: to the result that makes a known name of it, or that is
  // closer than results are to each other.
  private int target(Map<Column, Integer> group, Column column, int line, double pitch) {
    var found = -1;
    for (var other : new int[] {line - 1, line + 1}) {
      if (other < 0
          || other >= cells.length
          || !samePage(line, other)
          || cell(group, Column.VALUE, cells[other]).isEmpty()) {
        continue;
      }
      var distance = Math.abs(lines.get(line).middle() - lines.get(other).middle());
      var near = distance < TIGHT * pitch || distance < 1.35 * lines.get(line).height();
      if (column != Column.NAME) {
        if (near && found < 0) {
          found = other;
        }
        continue;
      }
      var mine = cell(group, Column.NAME, cells[line]);
      var theirs = cell(group, Column.NAME, cells[other]);
      var joined = other < line ? join(theirs, mine) : join(mine, theirs);
      if (names.known(joined) && !names.isTitle(mine)) {
        return other;
      }
      if (near && found < 0 && (theirs.isEmpty() || !names.known(theirs) || mine.startsWith("("))) {
        found = other;
      }
    }
    return found;
  }
}

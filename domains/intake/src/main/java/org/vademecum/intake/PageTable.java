package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.intake.page.Line;
import org.vademecum.intake.page.Word;

/**
 * The lines below the header of a printed table, as rows of cells.
 *
 * <p>A word belongs to a column by its place. Where one column ends and the next begins is read
 * from all rows: between two header words, at the place that fewest rows print on. What a cell has
 * too much for its width stands in the lines above or below, and is joined to its row.
 */
final class PageTable {
  /** Stands for what can't be read, as the decoder of text has it. */
  static final String UNREADABLE = "\uFFFD";

  private static final double[] GAPS = {1.0, 0.6, 0.35};
  private static final double STRETCH = 0.42;
  private static final double SURE = 0.5;
  private static final Pattern STROKE = Pattern.compile("(\\S+)\\s+([|:/]|\\d+|(?![HLA])\\p{L})");
  private static final double TIGHT = 0.8;
  private static final Set<Column> MEASURED =
      EnumSet.of(Column.VALUE, Column.UNIT, Column.RANGE, Column.LOW, Column.HIGH, Column.FLAG);

  private final PageNames names;
  private final TableHeader header;
  private final List<String> headerCells;
  private final double[] bounds;
  private final List<Line> lines;
  private final String[][] cells;
  private final boolean[] moved;

  /** The header that a line is, with the places of its cells. */
  record Header(TableHeader columns, List<Line.Cell> cells) {
    /** A header whose words stand close together is tried with narrower gaps. */
    static Optional<Header> of(Line line) {
      Header best = null;
      for (var gap : GAPS) {
        var cells = together(line.cells(gap), line.height());
        var columns = TableHeader.of(cells.stream().map(Line.Cell::text).toList());
        if (columns.isPresent() && (best == null || size(columns.get()) > size(best.columns))) {
          best = new Header(columns.get(), cells);
        }
      }
      return Optional.ofNullable(best);
    }

    // "Reference" and "range", each of which says it all, are one header cell.
    private static List<Line.Cell> together(List<Line.Cell> cells, double height) {
      var out = new ArrayList<Line.Cell>();
      for (var cell : cells) {
        var column = Column.of(cell.text());
        if (!out.isEmpty()
            && column.isPresent()
            && cell.left() - out.getLast().right() < height
            && Column.of(out.getLast().text()).equals(column)) {
          var before = out.removeLast();
          out.add(new Line.Cell(before.left(), cell.right(), before.text() + " " + cell.text(), 1));
        } else {
          out.add(cell);
        }
      }
      return out;
    }

    private static int size(TableHeader columns) {
      return columns.shared().size() + columns.groups().stream().mapToInt(Map::size).sum();
    }
  }

  /**
   * @param lines below the header
   */
  PageTable(PageNames names, Header header, List<Line> lines) {
    this.names = names;
    this.header = header.columns();
    this.headerCells = header.cells().stream().map(Line.Cell::text).toList();
    this.lines = lines;
    this.bounds = bounds(header.cells(), lines);
    this.cells = new String[lines.size()][];
    this.moved = new boolean[lines.size()];
    for (var i = 0; i < lines.size(); i++) {
      cells[i] = cells(lines.get(i));
    }
    for (var group : this.header.groups()) {
      for (var i = 0; i < cells.length; i++) {
        moveNameEnd(group, cells[i]);
        moveMarks(group, cells[i]);
      }
      joinWrapped(group);
    }
  }

  /**
   * The header with what its columns hold, where a word of it could not be read: ranges or units in
   * most rows of a column that has no meaning yet.
   */
  static Header completed(Header header, List<Line> lines, PageNames names) {
    var texts = new ArrayList<>(header.cells().stream().map(Line.Cell::text).toList());
    var table = new PageTable(names, header, lines);
    for (var i = 0; i < texts.size(); i++) {
      if (Column.of(texts.get(i)).isEmpty()) {
        var cell = i;
        var filled =
            Arrays.stream(table.cells).map(r -> r[cell]).filter(t -> !t.isBlank()).toList();
        if (most(
            filled, t -> t.matches("[<>≤≥]?\\s*[\\d.]+\\s*[-~]+\\s*[\\d.]+|[<>≤≥]\\s*[\\d.]+"))) {
          texts.set(i, "range");
        } else if (most(filled, names::unit)) {
          texts.set(i, "unit");
        }
      }
    }
    var cells = new ArrayList<Line.Cell>();
    for (var i = 0; i < texts.size(); i++) {
      var cell = header.cells().get(i);
      cells.add(new Line.Cell(cell.left(), cell.right(), texts.get(i), cell.confidence()));
    }
    return TableHeader.of(texts).map(c -> new Header(c, cells)).orElse(header);
  }

  private static boolean most(List<String> cells, java.util.function.Predicate<String> are) {
    return cells.size() > 1 && cells.stream().filter(are).count() * 2 > cells.size();
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

  // The place between two header cells where the fewest rows print, the widest of such places.
  private static double[] bounds(List<Line.Cell> header, List<Line> lines) {
    var stretches =
        lines.stream().filter(l -> l.words().size() > 1).flatMap(l -> l.cells(STRETCH).stream());
    var printed = stretches.toList();
    var bounds = new double[header.size() + 1];
    bounds[0] = Double.NEGATIVE_INFINITY;
    bounds[header.size()] = Double.POSITIVE_INFINITY;
    for (var i = 1; i < header.size(); i++) {
      bounds[i] = gutter(header.get(i - 1), header.get(i), printed);
    }
    return bounds;
  }

  private static double gutter(Line.Cell left, Line.Cell right, List<Line.Cell> printed) {
    var from = left.centre();
    var to = right.centre();
    var edges = new ArrayList<Double>(List.of(from, to, left.right(), right.left()));
    printed.forEach(c -> edges.addAll(List.of(c.left(), c.right())));
    edges.removeIf(e -> e < from || e > to);
    Collections.sort(edges);
    var best = (left.right() + right.left()) / 2;
    var fewest = Long.MAX_VALUE;
    var widest = 0.0;
    for (var i = 1; i < edges.size(); i++) {
      var middle = (edges.get(i - 1) + edges.get(i)) / 2;
      var width = edges.get(i) - edges.get(i - 1);
      var across = printed.stream().filter(c -> c.left() < middle && middle < c.right()).count();
      across += middle < left.right() || middle > right.left() ? 1 : 0;
      if (width > 0 && (across < fewest || (across == fewest && width > widest))) {
        best = middle;
        fewest = across;
        widest = width;
      }
    }
    return best;
  }

  private String[] cells(Line line) {
    var inside = new ArrayList<List<Word>>();
    for (var i = 1; i < bounds.length; i++) {
      inside.add(new ArrayList<>());
    }
    for (var word : line.words()) {
      var at = Arrays.binarySearch(bounds, word.centre());
      inside.get(Math.min(at < 0 ? -at - 2 : at, inside.size() - 1)).add(word);
    }
    var row = new String[inside.size()];
    for (var i = 0; i < row.length; i++) {
      var words = inside.get(i);
      var unsure = words.stream().anyMatch(w -> w.confidence() < SURE);
      row[i] =
          unsure && MEASURED.contains(column(i)) ? UNREADABLE : Line.text(words, line.height());
      if (column(i) == Column.VALUE) {
        row[i] = value(row[i], words);
      }
      if (column(i) == Column.NAME) {
        row[i] = row[i].replace('|', 'I');
      }
      // A mark is never needed, so a stroke that may have been one is left out.
      if (column(i) == Column.FLAG && (unsure || row[i].matches("[|1lIit/]"))) {
        row[i] = "";
      }
    }
    return row;
  }

  // What was recognised and is no result is unreadable; a stroke behind a result is a mark that
  // wasn't understood, unless it could be the last digit.
  private String value(String printed, List<Word> words) {
    if (words.stream().allMatch(w -> w.confidence() == 1)) {
      return printed;
    }
    if (!names.value(printed)) {
      return UNREADABLE;
    }
    var stroke = STROKE.matcher(printed);
    if (!stroke.matches()) {
      return printed.replaceFirst("(?<=[↑↓])\\S+$", "");
    }
    var number = stroke.group(1);
    var digit = stroke.group(2).matches("[1lIi\\d]+");
    var whole = number.contains(".") || number.chars().noneMatch(Character::isDigit);
    return digit && !(whole && stroke.group(2).length() == 1) ? UNREADABLE : number;
  }

  private Column column(int cell) {
    return header.groups().stream()
        .flatMap(g -> g.entrySet().stream())
        .filter(e -> e.getValue() == cell)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Column.NAME);
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
        || name.matches(".*[:：].*\\S.*")
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

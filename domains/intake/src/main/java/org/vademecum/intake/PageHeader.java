package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vademecum.intake.page.Line;

/** The header of a printed table, with the places of its cells. */
record PageHeader(TableHeader columns, List<Line.Cell> cells) {
  private static final double[] GAPS = {1.0, 0.6, 0.35};

  /** A header whose words stand close together is tried with narrower gaps. */
  static Optional<PageHeader> of(Line line) {
    PageHeader best = null;
    for (var gap : GAPS) {
      var cells = together(line.cells(gap), line.height());
      var columns = TableHeader.of(cells.stream().map(Line.Cell::text).toList());
      if (columns.isPresent() && (best == null || size(columns.get()) > size(best.columns))) {
        best = new PageHeader(columns.get(), cells);
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

  /**
   * The header with what its columns hold, where a word of it could not be read: ranges or units in
   * most rows of a column that has no meaning yet.
   */
  PageHeader completed(List<Line> lines, PageNames names) {
    var texts = new ArrayList<>(cells.stream().map(Line.Cell::text).toList());
    var columns = new PageColumns(this, lines, names);
    var rows = lines.stream().map(columns::cells).toList();
    for (var i = 0; i < texts.size(); i++) {
      if (Column.of(texts.get(i)).isEmpty()) {
        var cell = i;
        var filled = rows.stream().map(r -> r[cell]).filter(t -> !t.isBlank()).toList();
        if (most(
            filled, t -> t.matches("[<>≤≥]?\\s*[\\d.]+\\s*[-~]+\\s*[\\d.]+|[<>≤≥]\\s*[\\d.]+"))) {
          texts.set(i, "range");
        } else if (most(filled, names::unit)) {
          texts.set(i, "unit");
        }
      }
    }
    var completed = new ArrayList<Line.Cell>();
    for (var i = 0; i < texts.size(); i++) {
      var cell = cells.get(i);
      completed.add(new Line.Cell(cell.left(), cell.right(), texts.get(i), cell.confidence()));
    }
    return TableHeader.of(texts).map(c -> new PageHeader(c, completed)).orElse(this);
  }

  private static boolean most(List<String> cells, Predicate<String> are) {
    return cells.size() > 1 && cells.stream().filter(are).count() * 2 > cells.size();
  }
}

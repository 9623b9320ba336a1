package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.intake.page.Line;
import org.vademecum.intake.page.Word;

/**
 * The columns of a printed table. A word belongs to a column by its place; where one column ends
 * and the next begins is read from all rows: between two header words, at the place that fewest
 * rows print on.
 */
final class PageColumns {
  private static final double STRETCH = 0.42;
  private static final double SURE = 0.5;
  private static final Pattern STROKE = Pattern.compile("(\\S+)\\s+([|:/]|\\d+|(?![HLA])\\p{L})");
  private static final Set<Column> MEASURED =
      EnumSet.of(Column.VALUE, Column.UNIT, Column.RANGE, Column.LOW, Column.HIGH, Column.FLAG);

  private final TableHeader header;
  private final PageNames names;
  private final double[] bounds;

  /**
   * @param lines below the header
   */
  PageColumns(PageHeader header, List<Line> lines, PageNames names) {
    this.header = header.columns();
    this.names = names;
    this.bounds = bounds(header.cells(), lines);
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

  /** What a line prints in each column. */
  String[] cells(Line line) {
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
          unsure && MEASURED.contains(column(i))
              ? PageTable.UNREADABLE
              : Line.text(words, line.height());
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
      return PageTable.UNREADABLE;
    }
    var stroke = STROKE.matcher(printed);
    if (!stroke.matches()) {
      return printed.replaceFirst("(?<=[↑↓])\\S+$", "");
    }
    var number = stroke.group(1);
    var digit = stroke.group(2).matches("[1lIi\\d]+");
    var whole = number.contains(".") || number.chars().noneMatch(Character::isDigit);
    return digit && !(whole && stroke.group(2).length() == 1) ? PageTable.UNREADABLE : number;
  }

  private Column column(int cell) {
    return header.groups().stream()
        .flatMap(g -> g.entrySet().stream())
        .filter(e -> e.getValue() == cell)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Column.NAME);
  }
}

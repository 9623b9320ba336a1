package org.vademecum.eval.paraphrase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vademecum.engine.pack.Observable;

/**
 * A report of lines with parted columns: text with tabs, CSV, HL7 v2. A line is a result if one of
 * its cells is a name that means one observable alone; all other lines stay where they are, as they
 * are.
 */
final class DelimitedReport implements PrintedReport {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern NUMBER = Pattern.compile("(?:[<>≤≥]=? ?)?\\d+(?:\\.\\d+)?");
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern INTERVAL =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)( ?(?:--|-|–|—|~|～|至) ?| to )(-?\\d+(?:\\.\\d+)?)");
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("9999");
  private static final String HL7_RESULT = "OBX|";
  private static final int HL7_NAME = 3;

  private final Synonyms synonyms;
  private final UnitSteps units;
  private final String lineEnd;
  private final String separator;
  private final List<String> lines;
  private final List<Row> rows = new ArrayList<>();
  private final boolean unsure;

  DelimitedReport(String report, Synonyms synonyms, UnitSteps units) {
    this.synonyms = synonyms;
    this.units = units;
    var end = LINE_END.matcher(report);
    this.lineEnd = end.find() ? end.group() : "\n";
    this.lines = Arrays.asList(LINE_END.split(report, -1));
    this.separator = separator(report);
    var column = separator.equals("|") ? HL7_NAME : nameColumn();
    var results = 0;
    for (var line = header() + 1; line < lines.size(); line++) {
      var row = row(line, column);
      row.ifPresent(rows::add);
      results += row.isPresent() || mayBeResult(lines.get(line)) ? 1 : 0;
    }
    this.unsure = results > rows.size();
  }

  // The first line with columns says what they are; HL7 has no such line.
  private int header() {
    var line = 0;
    while (!separator.equals("|") && line < lines.size() && !lines.get(line).contains(separator)) {
      line++;
    }
    return separator.equals("|") ? -1 : line;
  }

  // The column in which most lines have a name, so that a word such as "final" is none.
  private int nameColumn() {
    var named = new TreeMap<Integer, Integer>();
    for (var line : lines.subList(Math.min(header() + 1, lines.size()), lines.size())) {
      var cells = cells(line);
      for (var i = 0; i < cells.size(); i++) {
        if (synonyms.only(cells.get(i)).isPresent()) {
          named.merge(i, 1, Integer::sum);
        }
      }
    }
    return named.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> -e.getKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private List<String> cells(String line) {
    return List.of(line.split(Pattern.quote(separator), -1));
  }

  /**
   * A line that is a result.
   *
   * @param name the cell of its name; in HL7 the component of it
   */
  private record Row(
      int line, String separator, List<String> cells, int name, String called, Observable of) {
    Row with(int cell, String text) {
      var changed = new ArrayList<>(cells);
      changed.set(cell, text);
      return new Row(line, separator, changed, name, called, of);
    }

    String print() {
      return String.join(separator, cells);
    }
  }

  private static String separator(String report) {
    return report.startsWith("MSH|") ? "|" : report.indexOf('\t') >= 0 ? "\t" : ",";
  }

  private Optional<Row> row(int line, int column) {
    var text = lines.get(line);
    var hl7 = separator.equals("|");
    var cells = cells(text);
    if (text.indexOf('"') >= 0
        || (hl7 && !text.startsWith(HL7_RESULT))
        || cells.size() <= column + 1) {
      return Optional.empty();
    }
    var called = hl7 ? component(cells.get(column)) : cells.get(column);
    var code = hl7 ? cells.get(column).split("\\^", -1)[0] : null;
    return synonyms.only(code, called).map(o -> new Row(line, separator, cells, column, called, o));
  }

  // A line with a number in a column of its own that names nothing, or two things.
  private boolean mayBeResult(String line) {
    return separator.equals("|")
        ? line.startsWith(HL7_RESULT)
        : cells(line).stream().skip(1).anyMatch(c -> NUMBER.matcher(c.strip()).matches());
  }

  private static String component(String cell) {
    var components = cell.split("\\^", -1);
    return components.length > 1 ? components[1] : cell;
  }

  private static Optional<Integer> value(Row row) {
    return IntStream.range(row.name() + 1, row.cells().size())
        .filter(i -> NUMBER.matcher(row.cells().get(i).strip()).matches())
        .filter(i -> !row.separator().equals("|") || i == HL7_NAME + 2)
        .boxed()
        .findFirst();
  }

  @Override
  public Optional<String> reordered(SplittableRandom random) {
    var kinds = new HashSet<String>();
    rows.forEach(r -> kinds.add(r.of().code()));
    if (unsure || rows.size() < 2 || kinds.size() < rows.size() || !together()) {
      return Optional.empty();
    }
    var order = Order.another(rows, random);
    var changed = new ArrayList<Row>();
    for (var i = 0; i < rows.size(); i++) {
      var there = rows.get(i);
      var row = order.get(i);
      var numbered = there.separator().equals("|") ? row.with(1, there.cells().get(1)) : row;
      changed.add(
          new Row(
              there.line(), row.separator(), numbered.cells(), row.name(), row.called(), row.of()));
    }
    return Optional.of(print(changed));
  }

  // A comment belongs to the result before it.
  private boolean together() {
    return rows.getLast().line() - rows.getFirst().line() == rows.size() - 1;
  }

  @Override
  public Optional<String> renamed(SplittableRandom random) {
    return some(
        random,
        row ->
            synonyms
                .another(row.called(), random)
                .map(
                    n ->
                        row.with(
                            row.name(), row.cells().get(row.name()).replace(row.called(), n))));
  }

  @Override
  public Optional<String> inOtherUnits(SplittableRandom random) {
    return some(random, row -> inOtherUnit(row, random));
  }

  private Optional<Row> inOtherUnit(Row row, SplittableRandom random) {
    var value = value(row);
    var unit =
        IntStream.range(row.name() + 1, row.cells().size())
            .filter(i -> !units.from(row.of(), row.cells().get(i)).isEmpty())
            .findFirst();
    if (value.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    var figures =
        IntStream.range(value.get(), row.cells().size())
            .filter(i -> ofResult(i, row) && DIGITS.matcher(row.cells().get(i)).find())
            .filter(i -> i != unit.getAsInt())
            .boxed()
            .toList();
    var steps =
        units.from(row.of(), row.cells().get(unit.getAsInt())).stream()
            .filter(s -> figures.stream().allMatch(i -> readable(row.cells().get(i), s)))
            .toList();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    var step = steps.get(random.nextInt(steps.size()));
    var changed = row.with(unit.getAsInt(), step.unit());
    for (var i : figures) {
      var moved = DIGITS.matcher(row.cells().get(i)).replaceAll(m -> step.of(m.group()));
      changed = changed.with(i, moved);
    }
    return Optional.of(changed);
  }

  // A number or an interval, and not one that nobody would print.
  private static boolean readable(String cell, UnitSteps.Step step) {
    var known = NUMBER.matcher(cell.strip()).matches() || INTERVAL.matcher(cell.strip()).matches();
    return known
        && DIGITS
            .matcher(cell)
            .results()
            .map(m -> new BigDecimal(step.of(m.group())))
            .allMatch(n -> n.signum() == 0 || (n.compareTo(LEAST) >= 0 && n.compareTo(MOST) <= 0));
  }

  // In HL7 only the value and the interval; other fields are times and sequences.
  private static boolean ofResult(int cell, Row row) {
    return !row.separator().equals("|") || cell == HL7_NAME + 2 || cell == HL7_NAME + 4;
  }

  @Override
  public Optional<String> printedOtherwise(SplittableRandom random) {
    var dash = List.of(" - ", "–", "-").get(random.nextInt(3));
    var changed =
        rows.stream()
            .map(
                row -> {
                  var other = row;
                  for (var i = row.name() + 1; i < row.cells().size(); i++) {
                    var cell = row.cells().get(i);
                    var interval = INTERVAL.matcher(cell);
                    // Behind a minus a dash may be read as another one.
                    if (interval.matches() && !cell.startsWith("-") && ofResult(i, row)) {
                      other = other.with(i, interval.group(1) + dash + interval.group(3));
                    }
                  }
                  return other;
                })
            .toList();
    return changed.equals(rows) ? Optional.empty() : Optional.of(print(changed));
  }

  // Every second row or so, and at least one, of those for which there is another form.
  private Optional<String> some(SplittableRandom random, Function<Row, Optional<Row>> change) {
    var changed = new ArrayList<Row>();
    for (var row : rows) {
      change
          .apply(row)
          .filter(r -> changed.isEmpty() || random.nextBoolean())
          .ifPresent(changed::add);
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(print(changed));
  }

  private String print(List<Row> changed) {
    var all = new ArrayList<>(lines);
    changed.forEach(r -> all.set(r.line(), r.print()));
    return String.join(lineEnd, all);
  }
}

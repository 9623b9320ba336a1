package org.vademecum.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table. Where names and results repeat side by side, as on Chinese report sheets
 * of two columns, each repetition is a group of its own; columns about the patient belong to all.
 *
 * @param groups from meaning to the cell's index
 * @param width how many cells the header has
 */
record TableHeader(List<Map<Column, Integer>> groups, Map<Column, Integer> shared, int width) {
  private static final Set<Column> SHARED =
      EnumSet.of(
          Column.PATIENT,
          Column.PATIENT_NAME,
          Column.SEX,
          Column.AGE,
          Column.BIRTH,
          Column.ACCESSION);

  /** The header that the cells are, or empty where they are none. */
  static Optional<TableHeader> of(List<String> cells) {
    var shared = new EnumMap<Column, Integer>(Column.class);
    var groups = new ArrayList<Map<Column, Integer>>();
    groups.add(new EnumMap<>(Column.class));
    for (var i = 0; i < cells.size(); i++) {
      var column = Column.of(cells.get(i).replace("\"", "")).orElse(null);
      if (column == null) {
        continue;
      }
      if (SHARED.contains(column)) {
        shared.putIfAbsent(column, i);
        continue;
      }
      var group = groups.getLast();
      if (group.containsKey(column) && isGroup(group) && startsGroup(column)) {
        group = new EnumMap<>(Column.class);
        groups.add(group);
      }
      group.putIfAbsent(column, i);
    }
    groups.removeIf(g -> !isGroup(g));
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableHeader(List.copyOf(groups), shared, cells.size()));
  }

  private static boolean isGroup(Map<Column, Integer> group) {
    return group.containsKey(Column.VALUE)
        && (group.containsKey(Column.NAME) || group.containsKey(Column.CODE));
  }

  private static boolean startsGroup(Column column) {
    return column == Column.NAME || column == Column.CODE || column == Column.INDEX;
  }

  /** The cell of a column, or null where it is absent or empty. */
  static @Nullable String cell(Map<Column, Integer> columns, Column column, List<String> cells) {
    var index = columns.get(column);
    if (index == null || index >= cells.size()) {
      return null;
    }
    var text = cells.get(index).strip();
    return text.isEmpty() ? null : text;
  }
}

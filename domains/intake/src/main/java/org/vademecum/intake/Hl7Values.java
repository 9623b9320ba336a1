package org.vademecum.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the fields of an OBX print, by its value type. */
final class Hl7Values {
  private static final Set<String> COMPARATORS = Set.of("<", ">", "<=", ">=", "=", "≤", "≥", "<>");
  private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF", "IS", "ID");

  private Hl7Values() {}

  /** OBX-5: its repetitions joined by "; ", or null. */
  static @Nullable String value(Hl7Segment obx) {
    var type = obx.field(2).strip();
    var value =
        obx.repetitions(5).stream()
            .map(r -> one(obx, type, r))
            .filter(Objects::nonNull)
            .map(v -> v.replaceAll("\\s+", " "))
            .collect(Collectors.joining("; "));
    return Fold.orNull(value);
  }

  private static @Nullable String one(Hl7Segment obx, String type, String repetition) {
    if (CODED.contains(type)) {
      return obx.firstOf(repetition, 2, 9, 5, 1);
    }
    if (type.equals("TX") || type.equals("FT")) {
      return obx.text(repetition);
    }
    var parts = obx.components(repetition).stream().map(obx::text).toList();
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var first = parts.getFirst();
    if (type.equals("SN") || first == null || COMPARATORS.contains(first)) {
      return structured(parts);
    }
    return type.equals("NM") || type.equals("CQ")
        ? first
        : parts.stream().filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  // Comparator, number, separator or suffix, number: "<^0.01", "^10^-^20", "^1^:^128", "^182".
  private static @Nullable String structured(List<@Nullable String> parts) {
    var text = parts.stream().limit(4).filter(Objects::nonNull).collect(Collectors.joining());
    var printed = text.startsWith("=") ? text.substring(1) : text;
    return printed.isBlank() ? null : printed;
  }

  /** OBX-6, or the unit in a composite quantity; a power of ten keeps its caret. Null if none. */
  static @Nullable String unit(Hl7Segment obx) {
    var field = obx.repetitions(6).getFirst();
    var parts = obx.components(field);
    if (parts.size() > 1
        && parts.getFirst().endsWith("10")
        && parts.get(1).strip().matches("\\d.*")) {
      return Fold.orNull(parts.getFirst() + "^" + parts.get(1));
    }
    var unit = obx.firstOf(field, 1, 2, 9, 5);
    if (unit == null && Set.of("NM", "CQ").contains(obx.field(2).strip())) {
      var value = obx.repetitions(5).getFirst();
      unit = obx.component(value, 1) == null ? null : obx.component(value, 2);
    }
    return Fold.orNull(unit);
  }

  /**
   * OBX-7, or null. Its limits may be joined by the sign of repetitions, which is what some senders
   * take for a range's.
   */
  static @Nullable String range(Hl7Segment obx) {
    var limits = obx.repetitions(7).stream().map(obx::text).toList();
    return limits.size() == 2 && limits.stream().allMatch(Hl7Values::isNumber)
        ? limits.getFirst() + "-" + limits.getLast()
        : Fold.orNull(obx.freeText(7));
  }

  private static boolean isNumber(@Nullable String text) {
    return text != null && text.matches("\\d+(?:\\.\\d+)?");
  }

  /** OBX-8: the codes of its repetitions, or null. */
  static @Nullable String flag(Hl7Segment obx) {
    var flags =
        obx.repetitions(8).stream()
            .map(r -> obx.firstOf(r, 1, 2))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return Fold.orNull(flags);
  }

  /** OBX-3's code: a LOINC code where there is one, else the first. */
  static @Nullable String code(Hl7Segment obx) {
    var field = obx.repetitions(3).getFirst();
    var alternate = obx.component(field, 4);
    return alternate != null
            && isLoinc(obx.component(field, 6))
            && !isLoinc(obx.component(field, 3))
        ? alternate
        : obx.firstOf(field, 1, 4);
  }

  private static boolean isLoinc(@Nullable String system) {
    return system != null && (system.equals("LN") || system.equals("LOINC"));
  }

  /** OBX-3's name, or null. */
  static @Nullable String name(Hl7Segment obx) {
    return obx.firstOf(obx.repetitions(3).getFirst(), 2, 5, 9);
  }
}

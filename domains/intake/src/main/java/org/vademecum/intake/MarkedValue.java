package org.vademecum.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A printed result with the mark that stands beside it in the same cell: {@code 8.2↓}, {@code H
 * 6.9}.
 */
record MarkedValue(@Nullable String value, @Nullable String mark) {
  private static final String MARK = "↑+|↓+|⬆+|⬇+|HH|LL|H|L|\\*+|[\\[(](?:H|L|HH|LL)[\\])]";
  private static final Pattern BEHIND =
      Pattern.compile(
          "(.*[\\d.%)])\\s*("
              + MARK
              + ")|(.*[\\p{IsHan}+]|.*\\p{L}{6,})\\s*(↑+|↓+|(?<=\\s)(?:A|H|L|\\*+))",
          Pattern.DOTALL);
  private static final Pattern BEFORE =
      Pattern.compile("(" + MARK + ")\\s*([<>≤≥]?\\s*[-+]?\\d.*)", Pattern.DOTALL);

  static MarkedValue of(@Nullable String cell) {
    if (cell == null) {
      return new MarkedValue(null, null);
    }
    var behind = BEHIND.matcher(cell);
    if (behind.matches()) {
      return behind.group(1) != null
          ? new MarkedValue(behind.group(1).strip(), bare(behind.group(2)))
          : new MarkedValue(behind.group(3).strip(), bare(behind.group(4)));
    }
    var before = BEFORE.matcher(cell);
    return before.matches()
        ? new MarkedValue(before.group(2).strip(), bare(before.group(1)))
        : new MarkedValue(cell, null);
  }

  /** A mark without its brackets. */
  static String bare(String mark) {
    return mark.replaceAll("[\\[\\]()]", "");
  }
}

package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A set of Unicode's scalar values, as sorted ranges. Surrogates are no characters of a text and
 * never in a set. Immutable; equal where the members are.
 */
public final class CodePoints {
  private static final int FIRST_SURROGATE = 0xD800;
  private static final int LAST_SURROGATE = 0xDFFF;

  /** All of them. */
  public static final CodePoints ALL = range(0, Character.MAX_CODE_POINT);

  private final List<Range> ranges;

  /** From the first to the last, both included. */
  public record Range(int first, int last) {}

  private CodePoints(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** Those from the first to the last. */
  public static CodePoints range(int first, int last) {
    return union(List.of(new Range(first, last)));
  }

  /** Those of a text. */
  public static CodePoints of(String text) {
    return union(text.codePoints().mapToObj(c -> new Range(c, c)).toList());
  }

  /** Those of all sets. */
  public static CodePoints union(CodePoints... sets) {
    return union(Arrays.stream(sets).flatMap(s -> s.ranges.stream()).toList());
  }

  /** Those of ranges, which may overlap. */
  static CodePoints union(List<Range> parts) {
    var valid = new ArrayList<Range>();
    for (var part : parts) {
      add(valid, part.first, Math.min(part.last, FIRST_SURROGATE - 1));
      add(valid, Math.max(part.first, LAST_SURROGATE + 1), part.last);
    }
    valid.sort(Comparator.comparingInt(Range::first));
    var merged = new ArrayList<Range>();
    for (var range : valid) {
      if (!merged.isEmpty() && range.first <= merged.getLast().last + 1) {
        var before = merged.removeLast();
        merged.add(new Range(before.first, Math.max(before.last, range.last)));
      } else {
        merged.add(range);
      }
    }
    return new CodePoints(merged);
  }

  private static void add(List<Range> ranges, int first, int last) {
    if (first <= last) {
      ranges.add(new Range(first, last));
    }
  }

  /** Those that are not in this set. */
  public CodePoints complement() {
    var gaps = new ArrayList<Range>();
    var from = 0;
    for (var range : ranges) {
      add(gaps, from, range.first - 1);
      from = range.last + 1;
    }
    add(gaps, from, Character.MAX_CODE_POINT);
    return union(gaps);
  }

  /** Those of this set that are not in the other. */
  public CodePoints without(CodePoints other) {
    return union(complement(), other).complement();
  }

  /** Those that are in both. */
  public CodePoints intersection(CodePoints other) {
    return without(other.complement());
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Sorted, with a gap between one and the next. */
  public List<Range> ranges() {
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints points && ranges.equals(points.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.toString();
  }
}

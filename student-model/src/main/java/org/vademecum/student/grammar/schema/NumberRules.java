package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.schema.Numbers.Limit;

/** Numbers, and the limits that a schema sets them. */
final class NumberRules {
  /** Where a schema sets one limit only, whole numbers end here. */
  private static final long MOST_WHOLE = 999_999_999_999_999L;

  private static final long LARGEST_WHOLE_LIMIT = 1L << 53; // as far as doubles count

  /** The same for numbers with a fraction. */
  private static final long MOST = 9_999_999_999L;

  private static final long LARGEST_LIMIT = 1_000_000_000L;

  private NumberRules() {}

  /** The whole numbers that are valid. */
  static Expression whole(JsonNode schema, String pointer) {
    var low = limit(schema, "minimum", "exclusiveMinimum", 1, pointer);
    var high = limit(schema, "maximum", "exclusiveMaximum", -1, pointer);
    if (low == null && high == null) {
      return new Reference("integer");
    }
    requireWithin(low, LARGEST_WHOLE_LIMIT, pointer);
    requireWithin(high, LARGEST_WHOLE_LIMIT, pointer);
    var widest = Math.max(MOST_WHOLE, Math.max(magnitude(low), magnitude(high)) * 9);
    var first = low == null ? -widest : firstWhole(low);
    var last = high == null ? widest : -firstWhole(negated(high));
    if (first > last) {
      throw SchemaFaults.nothingValid(pointer);
    }
    return Numbers.whole(first, last);
  }

  /** A limit as it is written. */
  private record Bound(double value, boolean exclusive, String keyword) {}

  private static Bound negated(Bound bound) {
    return new Bound(-bound.value, bound.exclusive, bound.keyword);
  }

  private static long firstWhole(Bound low) {
    var first = (long) Math.ceil(low.value);
    return low.exclusive && first == low.value ? first + 1 : first;
  }

  private static long magnitude(@Nullable Bound bound) {
    return bound == null ? 0 : (long) Math.abs(bound.value);
  }

  /** The numbers that are valid; between limits they have no exponents. */
  static Expression any(JsonNode schema, String pointer) {
    var low = limit(schema, "minimum", "exclusiveMinimum", 1, pointer);
    var high = limit(schema, "maximum", "exclusiveMaximum", -1, pointer);
    if (low == null && high == null) {
      return new Reference("number");
    }
    requireWithin(low, LARGEST_LIMIT, pointer);
    requireWithin(high, LARGEST_LIMIT, pointer);
    var least = low == null ? new Limit(-MOST, false) : wholeLimit(low, pointer);
    var most = high == null ? new Limit(MOST, false) : wholeLimit(high, pointer);
    if (least.value() > most.value()
        || least.value() == most.value() && (least.exclusive() || most.exclusive())) {
      throw SchemaFaults.nothingValid(pointer);
    }
    return Numbers.between(least, most);
  }

  private static Limit wholeLimit(Bound bound, String pointer) {
    if (bound.value != Math.rint(bound.value)) {
      throw SchemaFaults.unsupported(
          "a number that may have a fraction can't have a limit that has one",
          pointer + "/" + bound.keyword);
    }
    return new Limit((long) bound.value, bound.exclusive);
  }

  private static void requireWithin(@Nullable Bound bound, long largest, String pointer) {
    if (bound != null && Math.abs(bound.value) > largest) {
      throw SchemaFaults.unsupported(
          "a limit is supported up to " + largest, pointer + "/" + bound.keyword);
    }
  }

  // The narrower one where there are both; the sign tells which that is.
  private static @Nullable Bound limit(
      JsonNode schema, String inclusive, String exclusive, int sign, String pointer) {
    Bound found = null;
    for (var keyword : List.of(inclusive, exclusive)) {
      var value = schema.path(keyword);
      if (value.isMissingNode()) {
        continue;
      }
      if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
        throw SchemaFaults.wrong("this is no limit", pointer + "/" + keyword);
      }
      var bound = new Bound(value.doubleValue(), keyword.equals(exclusive), keyword);
      if (found == null || sign * Double.compare(bound.value, found.value) >= 0) {
        found = bound;
      }
    }
    return found;
  }
}

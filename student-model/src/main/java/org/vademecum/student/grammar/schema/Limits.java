package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.vademecum.student.grammar.Expression.Repeat;

/**
 * How many there may be.
 *
 * @param most {@link Repeat#UNBOUNDED} for any number
 */
record Limits(int least, int most) {
  /** What a grammar counts; a larger upper limit is lowered to this. */
  private static final int MOST_COUNTED = 10_000;

  /**
   * The limits that two keywords set.
   *
   * @throws org.vademecum.cli.Fault where they are no counts, allow nothing, or are too large
   */
  static Limits of(JsonNode schema, String leastKeyword, String mostKeyword, String pointer) {
    var least = count(schema, leastKeyword, 0, pointer);
    var most = count(schema, mostKeyword, Repeat.UNBOUNDED, pointer);
    if (least > most) {
      throw SchemaFaults.nothingValid(pointer);
    }
    if (least > MOST_COUNTED) {
      throw SchemaFaults.unsupported(
          "no more than " + MOST_COUNTED + " can be demanded", pointer + "/" + leastKeyword);
    }
    return new Limits(
        (int) least, most == Repeat.UNBOUNDED ? (int) most : (int) Math.min(most, MOST_COUNTED));
  }

  private static long count(JsonNode schema, String keyword, long otherwise, String pointer) {
    var count = schema.path(keyword);
    if (count.isMissingNode()) {
      return otherwise;
    }
    var value = count.doubleValue();
    if (!count.isNumber() || value < 0 || value != Math.rint(value)) {
      throw SchemaFaults.wrong("this is no count", pointer + "/" + keyword);
    }
    return (long) Math.min(value, Repeat.UNBOUNDED - 1);
  }

  /** The limits of what is left when so many are there; the upper one must be as large. */
  Limits without(int taken) {
    return new Limits(Math.max(0, least - taken), most == Repeat.UNBOUNDED ? most : most - taken);
  }
}

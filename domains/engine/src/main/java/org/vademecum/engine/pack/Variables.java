package org.vademecum.engine.pack;

import java.util.HashMap;
import java.util.Map;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Severity;

/** The map that stands for one observable in an expression. */
public final class Variables {
  private static final Map<String, Object> UNKNOWN =
      of(false, Flag.UNJUDGED, Severity.NONE, 0.0, 0.0, false);

  private Variables() {}

  /** What a report does not have. */
  public static Map<String, Object> unknown() {
    return UNKNOWN;
  }

  /** A number in the canonical unit. */
  public static Map<String, Object> quantity(Flag flag, Severity severity, double value) {
    return of(true, flag, severity, value, 0.0, false);
  }

  /** A rank of the ordinal scale; positive above rank 0. */
  public static Map<String, Object> ordinal(Flag flag, Severity severity, double rank) {
    return of(true, flag, severity, 0.0, rank, true);
  }

  static Map<String, Object> trial() {
    return quantity(Flag.N, Severity.NORMAL, 1.5);
  }

  private static Map<String, Object> of(
      boolean known, Flag flag, Severity severity, double value, double rank, boolean ordinal) {
    var map = new HashMap<String, Object>();
    map.put("known", known);
    map.put("low", flag.low());
    map.put("high", flag.high());
    map.put("normal", flag == Flag.N);
    map.put("abnormal", flag.outside());
    map.put("critical", flag.critical());
    map.put("mild", severity == Severity.MILD);
    map.put("moderate", severity == Severity.MODERATE);
    map.put("severe", severity == Severity.SEVERE || severity == Severity.CRITICAL);
    map.put("value", value);
    map.put("rank", rank);
    map.put("positive", ordinal && rank > 0.5);
    map.put("negative", ordinal && rank == 0);
    return Map.copyOf(map);
  }
}

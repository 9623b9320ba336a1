package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes against an earlier report of the same patient: a result that crossed a limit of its
 * interval since then, in either direction. How much change is more than chance needs the
 * observable's biological variation and is not decided here.
 */
final class TrendFindings {
  private final Statements statements;
  private final List<JudgedObservation> earlier;
  private final List<JudgedObservation> now;

  TrendFindings(
      Statements statements, List<JudgedObservation> earlier, List<JudgedObservation> now) {
    this.statements = statements;
    this.earlier = earlier;
    this.now = now;
  }

  List<Finding> find() {
    var byCode = new HashMap<String, Observation>();
    for (var one : earlier) {
      if (one.observation().code() != null && comparable(one.observation())) {
        byCode.put(one.observation().code(), one.observation());
      }
    }
    var findings = new ArrayList<Finding>();
    for (var one : now) {
      var current = one.observation();
      var before = current.code() == null ? null : byCode.get(current.code());
      if (before != null && comparable(current) && before.flag() != current.flag()) {
        findings.add(trend(before, current));
      }
    }
    return statements.has("trend") ? findings : List.of();
  }

  private static boolean comparable(Observation observation) {
    return observation.flag() != Flag.UNJUDGED
        && observation.canonicalValue() != null
        && observation.comparator() == null;
  }

  private Finding trend(Observation before, Observation current) {
    var unit = current.canonicalUnit();
    var was = java.util.Objects.requireNonNull(before.canonicalValue());
    var is = java.util.Objects.requireNonNull(current.canonicalValue());
    var statement =
        statements.fill(
            "trend",
            Map.of(
                "name",
                current.name(),
                "before",
                Phrases.quantity(was, unit),
                "value",
                Phrases.quantity(is, unit)));
    return new Finding(
        "",
        FindingKind.TREND,
        current.code() + (is < was ? ".falling" : ".rising"),
        current.flag().outside() ? Severity.MODERATE : Severity.MILD,
        statement,
        List.of(current.id()),
        List.of(),
        List.of(new Finding.Quantity(before.name(), was, unit)),
        new Finding.Quantity(null, is, unit));
  }
}

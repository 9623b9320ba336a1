package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of each observable that was outside its interval in any of a patient's reports: its
 * dated results in order, or that an abnormal one was not repeated.
 */
final class CourseFindings {
  private final Statements statements;
  private final List<Observation> earlier;
  private final List<JudgedObservation> now;

  CourseFindings(Statements statements, List<Observation> earlier, List<JudgedObservation> now) {
    this.statements = statements;
    this.earlier = earlier;
    this.now = now;
  }

  List<Finding> find() {
    var byCode = new LinkedHashMap<String, List<Observation>>();
    earlier.forEach(o -> add(byCode, o));
    now.forEach(o -> add(byCode, o.observation()));
    var findings = new ArrayList<Finding>();
    for (var results : byCode.values()) {
      if (results.stream().allMatch(o -> Dates.day(o) != null)) {
        results.sort(Dates::compare);
      }
      if (results.stream().noneMatch(o -> o.flag().outside())) {
        continue;
      }
      var current = results.stream().filter(this::isCurrent).map(Observation::id).toList();
      if (!current.isEmpty() && results.size() > 1) {
        findings.add(course(results, current));
      } else if (current.isEmpty() && results.getLast().flag().outside()) {
        findings.add(notRepeated(results.getLast()));
      }
    }
    return findings;
  }

  private boolean isCurrent(Observation observation) {
    return now.stream().anyMatch(o -> o.observation() == observation);
  }

  private void add(Map<String, List<Observation>> byCode, Observation observation) {
    if (observation.code() != null && observation.flag() != Flag.UNJUDGED) {
      byCode.computeIfAbsent(observation.code(), k -> new ArrayList<>()).add(observation);
    }
  }

  private Finding course(List<Observation> results, List<String> current) {
    var values = results.stream().map(o -> date(o) + " " + statements.value(o)).toList();
    var name = results.getLast().name();
    return new Finding(
        "",
        FindingKind.TREND,
        results.getLast().code() + ".course",
        worst(results),
        statements.fill("course", Map.of("name", name, "values", statements.series(values))),
        current,
        List.of(),
        inputs(results),
        null);
  }

  private Finding notRepeated(Observation last) {
    var statement =
        statements.fill(
            "not-repeated",
            Map.of("name", last.name(), "value", statements.value(last), "date", date(last)));
    return new Finding(
        "",
        FindingKind.TREND,
        last.code() + ".not-repeated",
        last.severity(),
        statement,
        List.of(),
        List.of(),
        inputs(List.of(last)),
        null);
  }

  private String date(Observation observation) {
    var day = Dates.day(observation);
    return day == null ? statements.word("undated") : day.toString();
  }

  private static Severity worst(List<Observation> results) {
    return results.stream()
        .map(Observation::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.MILD);
  }

  private List<Finding.Quantity> inputs(List<Observation> results) {
    var inputs = new ArrayList<Finding.Quantity>();
    for (var one : results) {
      if (one.value() != null) {
        inputs.add(new Finding.Quantity(one.name() + " " + date(one), one.value(), one.unit()));
      }
    }
    return inputs;
  }
}

package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vademecum.engine.pack.DerivedQuantity;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.Pattern;
import org.vademecum.engine.pack.Variables;
import org.vademecum.engine.report.Subject;

/** Derived quantities and patterns: the pack's expressions over all judged observations. */
final class RuleFindings {
  private final Pack pack;
  private final Statements statements;
  private final Map<String, JudgedObservation> byCode = new LinkedHashMap<>();
  private final Map<String, JudgedObservation> numbers = new LinkedHashMap<>();
  private final Map<String, Object> variables = new HashMap<>();
  // A formula needs a number and no interval; a pattern needs what was judged.
  private final Map<String, Object> forFormulas = new HashMap<>();

  RuleFindings(Pack pack, Statements statements, Subject subject, List<JudgedObservation> judged) {
    this.pack = pack;
    this.statements = statements;
    pack.observables().all().forEach(o -> variables.put(o.code(), Variables.unknown()));
    pack.derived().forEach(d -> variables.put(d.variable(), Variables.unknown()));
    var age = subject.ageYears();
    variables.put(
        "subject", Map.of("sex", subject.sex().toString(), "age", age == null ? -1.0 : age));
    for (var one : judged) {
      var code = one.observation().code();
      if (code != null && one.observation().flag() != Flag.UNJUDGED) {
        // Of several results of one observable the last one printed speaks.
        byCode.put(code, one);
        variables.put(code, variable(one));
      }
      if (code != null && one.observation().isNumber()) {
        numbers.put(code, one);
      }
    }
    byCode.forEach((code, one) -> numbers.computeIfPresent(code, (c, n) -> n == one ? n : null));
    forFormulas.putAll(variables);
    numbers.forEach(
        (code, one) -> {
          if (!byCode.containsKey(code)) {
            forFormulas.put(code, variable(one));
          }
        });
  }

  private static Map<String, Object> variable(JudgedObservation one) {
    var observation = one.observation();
    if (one.rank().isPresent()) {
      return Variables.ordinal(
          observation.flag(), observation.severity(), one.rank().getAsDouble());
    }
    var value = observation.canonicalValue();
    return Variables.quantity(
        observation.flag(), observation.severity(), value == null ? 0.0 : value);
  }

  List<Finding> find() {
    var findings = new ArrayList<Finding>();
    for (var quantity : pack.derived()) {
      if (numbers.keySet().containsAll(quantity.needs()) && quantity.when().test(forFormulas)) {
        addDerived(quantity, findings);
      }
    }
    findings.addAll(patterns());
    return findings;
  }

  private void addDerived(DerivedQuantity quantity, List<Finding> findings) {
    var exact = quantity.formula().number(forFormulas);
    if (!Double.isFinite(exact)) {
      return;
    }
    var result = Statements.round(exact, quantity.decimals());
    var flag = flag(quantity, result);
    var severity = severity(quantity, result, flag);
    var variable = Variables.quantity(flag, severity, exact);
    variables.put(quantity.variable(), variable);
    forFormulas.put(quantity.variable(), variable);
    if (!quantity.showAlways() && !flag.outside()) {
      return;
    }
    var inputs = new ArrayList<Finding.Quantity>();
    for (var code : quantity.needs()) {
      var input = Objects.requireNonNull(numbers.get(code)).observation();
      inputs.add(
          new Finding.Quantity(
              input.name(), Objects.requireNonNull(input.canonicalValue()), input.canonicalUnit()));
    }
    findings.add(
        new Finding(
            "",
            FindingKind.DERIVED,
            quantity.id(),
            severity,
            statements.derived(quantity, result),
            quantity.needs().stream()
                .map(n -> Objects.requireNonNull(numbers.get(n)).observation().id())
                .toList(),
            List.of(),
            inputs,
            new Finding.Quantity(null, result, quantity.unit())));
  }

  private static Flag flag(DerivedQuantity quantity, double result) {
    var low = quantity.low();
    var high = quantity.high();
    if (low == null && high == null) {
      return Flag.N;
    }
    return Comparison.flag(result, null, new RangeText(low, high, true, true));
  }

  private static Severity severity(DerivedQuantity quantity, double result, Flag flag) {
    if (!flag.outside()) {
      return Severity.NORMAL;
    }
    var interval =
        new Observation.Interval(quantity.low(), quantity.high(), quantity.unit(), "pack", null);
    return Magnitude.ofDistance(
        new org.vademecum.engine.text.Numbers.Printed(result, null), interval, result, flag);
  }

  private List<Finding> patterns() {
    var present = pack.patterns().stream().filter(p -> p.when().test(variables)).toList();
    var superseded = new HashSet<String>();
    present.forEach(p -> superseded.addAll(p.supersedes()));
    return present.stream().filter(p -> !superseded.contains(p.id())).map(this::pattern).toList();
  }

  private Finding pattern(Pattern pattern) {
    return ObservationFindings.finding(
        pattern.kind(),
        pattern.id(),
        pattern.severity(),
        statements.pattern(pattern),
        ids(pattern.observations()));
  }

  private List<String> ids(Collection<String> codes) {
    return codes.stream()
        .map(byCode::get)
        .filter(Objects::nonNull)
        .map(o -> o.observation().id())
        .toList();
  }
}

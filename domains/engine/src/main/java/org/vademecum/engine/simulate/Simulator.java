package org.vademecum.engine.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.Variables;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Localized;

/**
 * Draws synthetic reports. The same pack, scenario, laboratory and seed give the same report.
 *
 * <p>Results that nothing sets follow a bell around the middle of their interval, cut off inside
 * it.
 */
public final class Simulator {
  private static final double SPREAD = 5;

  private final Pack pack;
  private final SimulatorFile file;

  public Simulator(Pack pack) {
    this.pack = pack;
    this.file = SimulatorFile.load(pack);
  }

  public List<Scenario> scenarios() {
    return file.scenarios();
  }

  public List<Laboratory> laboratories() {
    return file.laboratories();
  }

  /** Draws one report of a scenario as a laboratory prints it. */
  public SimulatedCase draw(Scenario scenario, Laboratory laboratory, long seed) {
    var random = new SplittableRandom(seed ^ scenario.id().hashCode() * 0x9E3779B97F4A7C15L);
    var sex = scenario.sexes().get(random.nextInt(scenario.sexes().size()));
    var subject = new Subject(sex, age(random.nextDouble(scenario.ageLow(), scenario.ageHigh())));
    var values = values(scenario, subject, random);
    var printer = new ResultPrinter(pack, laboratory, subject);
    var observations = new ArrayList<ReportedObservation>();
    var expected = new ArrayList<Gold.Expected>();
    for (var code : codes(scenario)) {
      var observable = pack.observables().byCode(code).orElseThrow();
      var printed =
          observable.kind() == Observable.Kind.ORDINAL
              ? printer.ordinal(observable, rank(scenario, observable, random), scenario)
              : printer.quantity(observable, values.get(code), scenario);
      if (printed != null) {
        observations.add(printed.reported(observations.size() + 1));
        expected.add(printed.expected());
      }
    }
    return simulated(scenario, laboratory, seed, subject, observations, expected);
  }

  // Whole years, and below two years whole days, as reports tell them.
  private static double age(double years) {
    return years < 2
        ? Math.floor(years * ReportPrinter.DAYS_A_YEAR) / ReportPrinter.DAYS_A_YEAR
        : Math.floor(years);
  }

  private static SimulatedCase simulated(
      Scenario scenario,
      Laboratory laboratory,
      long seed,
      Subject subject,
      List<ReportedObservation> observations,
      List<Gold.Expected> expected) {
    var language = laboratory.language();
    var notes = new ArrayList<Note>();
    scenario.notes().forEach(n -> notes.add(new Note(0, n.in(language))));
    var id = scenario.id() + "." + laboratory.id() + "." + Long.toUnsignedString(seed, 36);
    var report =
        new ReportCase(1, subject, "SIM-" + id, id, observations, notes, List.of(), List.of());
    var gold =
        new Gold(
            expected,
            scenario.patterns(),
            scenario.allowed(),
            scenario.forbidden().stream()
                .map((Localized l) -> l.in(language))
                .filter(t -> !t.isEmpty())
                .toList());
    return new SimulatedCase(
        id,
        scenario.id(),
        language,
        laboratory.format(),
        report,
        ReportPrinter.print(report, laboratory),
        gold);
  }

  private List<String> codes(Scenario scenario) {
    var codes = new LinkedHashSet<String>();
    scenario.panels().forEach(p -> codes.addAll(file.panels().getOrDefault(p, List.of())));
    codes.addAll(scenario.values().keySet());
    codes.addAll(scenario.results().keySet());
    codes.addAll(scenario.status().keySet());
    return List.copyOf(codes);
  }

  // What the scenario sets, then what is normal, then what follows from both.
  private Map<String, Double> values(Scenario scenario, Subject subject, RandomGenerator random) {
    var values = new LinkedHashMap<String, Double>();
    var formulas = new LinkedHashMap<String, Scenario.Drawn>();
    scenario
        .values()
        .forEach(
            (code, drawn) -> {
              if (drawn.formula() == null) {
                values.put(code, random.nextDouble(drawn.low(), Math.nextUp(drawn.high())));
              } else {
                formulas.put(code, drawn);
              }
            });
    var codes = codes(scenario);
    file.derivations()
        .forEach(
            (code, drawn) -> {
              if (codes.contains(code) && !values.containsKey(code)) {
                formulas.putIfAbsent(code, drawn);
              }
            });
    for (var code : codes) {
      var observable = pack.observables().byCode(code).orElseThrow();
      if (observable.kind() == Observable.Kind.QUANTITY
          && !values.containsKey(code)
          && !formulas.containsKey(code)) {
        var normal = normal(observable, subject, random);
        if (normal != null) {
          values.put(code, normal);
        }
      }
    }
    formulas.forEach((code, drawn) -> compute(code, drawn, values, subject, random));
    return values;
  }

  // A formula whose inputs are not all there leaves the result inside its interval.
  private void compute(
      String code,
      Scenario.Drawn drawn,
      Map<String, Double> values,
      Subject subject,
      RandomGenerator random) {
    var formula = drawn.formula();
    var complete =
        formula != null
            && pack.observables().all().stream()
                .filter(o -> formula.source().matches(".*\\b" + o.code() + "\\.value.*"))
                .allMatch(o -> values.containsKey(o.code()));
    var value = complete && formula != null ? formula.number(variables(values)) : Double.NaN;
    if (!Double.isFinite(value) || value < 0) {
      var normal = normal(pack.observables().byCode(code).orElseThrow(), subject, random);
      value = normal == null ? Double.NaN : normal;
    }
    if (Double.isFinite(value)) {
      values.put(code, value);
    }
  }

  private Map<String, Object> variables(Map<String, Double> values) {
    var variables = new HashMap<String, Object>();
    pack.observables().all().forEach(o -> variables.put(o.code(), Variables.unknown()));
    values.forEach(
        (code, value) -> variables.put(code, Variables.quantity(Flag.N, Severity.NORMAL, value)));
    variables.put("subject", Map.of());
    return variables;
  }

  private @Nullable Double normal(Observable observable, Subject subject, RandomGenerator random) {
    var interval = pack.interval(observable, subject).orElse(null);
    if (interval == null) {
      return null;
    }
    var low = interval.low();
    var high = interval.high();
    if (low != null && high != null) {
      var width = high - low;
      var value = (low + high) / 2 + random.nextGaussian() * width / SPREAD;
      return Math.clamp(value, low + 0.06 * width, high - 0.06 * width);
    }
    if (high != null) {
      return high * random.nextDouble(0.15, 0.8);
    }
    return low == null ? null : low * random.nextDouble(1.15, 1.7);
  }

  private static String rank(Scenario scenario, Observable observable, RandomGenerator random) {
    var ranks = scenario.results().getOrDefault(observable.code(), observable.expected());
    return scenario.results().containsKey(observable.code())
        ? ranks.get(random.nextInt(ranks.size()))
        : ranks.getFirst();
  }
}

package org.vademecum.engine.judge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.Variation;

/**
 * Changes against the latest earlier result of the same patient that are more than chance: beyond
 * the {@linkplain Variation#referenceChangeRatio() reference change value}, whether or not a limit
 * was crossed. What the pack knows no variation of is not compared.
 *
 * <p>Results that stay the same in a person speak of two persons when several of them change at
 * once. The rule is this project's own, a composite delta check: of at least three such results,
 * two or more, from different panels and making up half of them, changed by twice their reference
 * change value within half a year.
 */
final class TrendFindings {
  /** The code of the finding that two reports may be of different persons. */
  static final String MIXED_UP = "specimen-mix-up";

  private static final List<String> STATEMENTS = List.of("rising", "falling", "reference-change");
  private static final int LEAST_COMPARED = 3;
  private static final int LEAST_CHANGED = 2;
  private static final int IDENTITY_DAYS = 183;

  private final Pack pack;
  private final Statements statements;
  private final List<Observation> earlier;
  private final List<JudgedObservation> now;

  TrendFindings(
      Pack pack, Statements statements, List<Observation> earlier, List<JudgedObservation> now) {
    this.pack = pack;
    this.statements = statements;
    this.earlier = earlier;
    this.now = now;
  }

  /** Two results of one observable, and by how many reference change values they differ. */
  private record Change(
      JudgedObservation judged, Observation before, Variation variation, double size) {
    Observation after() {
      return judged.observation();
    }
  }

  List<Finding> find() {
    if (earlier.isEmpty() || !STATEMENTS.stream().allMatch(statements::has)) {
      return List.of();
    }
    var changes = changes();
    var findings = new ArrayList<Finding>();
    changes.stream().filter(c -> Math.abs(c.size()) > 1).forEach(c -> findings.add(trend(c)));
    var stable = changes.stream().filter(c -> c.variation().identity() && isRecent(c)).toList();
    var changed = stable.stream().filter(c -> Math.abs(c.size()) > 2).toList();
    if (statements.has("mixed-up") && areOfTwoPersons(stable, changed)) {
      findings.add(mixedUp(changed));
    }
    return findings;
  }

  private List<Change> changes() {
    var latest = new HashMap<String, Observation>();
    for (var observation : earlier) {
      if (observation.code() != null && observation.isNumber()) {
        latest.merge(observation.code(), observation, TrendFindings::later);
      }
    }
    var changes = new ArrayList<Change>();
    for (var one : now) {
      var observation = one.observation();
      var code = observation.code();
      var before = code == null ? null : latest.get(code);
      var variation = code == null ? null : pack.variations().get(code);
      if (before != null && variation != null && observation.isNumber() && precedes(before, one)) {
        var was = Objects.requireNonNull(before.canonicalValue());
        var is = Objects.requireNonNull(observation.canonicalValue());
        if (was > 0 && is > 0) {
          var size = Math.log(is / was) / Math.log(variation.referenceChangeRatio());
          changes.add(new Change(one, before, variation, size));
        }
      }
    }
    return changes;
  }

  // Of two without a time the one given later.
  private static Observation later(Observation first, Observation second) {
    return Dates.compare(first, second) <= 0 ? second : first;
  }

  private static boolean precedes(Observation before, JudgedObservation after) {
    return Dates.compare(before, after.observation()) <= 0;
  }

  private static boolean isRecent(Change change) {
    var before = Dates.day(change.before());
    var after = Dates.day(change.after());
    return before == null || after == null || days(before, after) <= IDENTITY_DAYS;
  }

  private static long days(LocalDate before, LocalDate after) {
    return ChronoUnit.DAYS.between(before, after);
  }

  private static boolean areOfTwoPersons(List<Change> stable, List<Change> changed) {
    var panels = new HashSet<String>();
    changed.forEach(c -> panels.add(panel(c)));
    return stable.size() >= LEAST_COMPARED
        && panels.size() >= LEAST_CHANGED
        && 2 * changed.size() >= stable.size();
  }

  private static String panel(Change change) {
    var observable = change.judged().observable();
    return observable == null ? "" : observable.panel();
  }

  private Finding trend(Change change) {
    var before = change.before();
    var after = change.after();
    var falls = change.size() < 0;
    var ratio = change.variation().referenceChangeRatio();
    var limit = Math.round(100 * (falls ? 1 - 1 / ratio : ratio - 1));
    var asPrinted = Dates.sameUnit(before, after);
    var was = asPrinted ? Objects.requireNonNull(before.value()) : canonical(change, before);
    var is = asPrinted ? Objects.requireNonNull(after.value()) : canonical(change, after);
    var unit = asPrinted ? after.unit() : after.canonicalUnit();
    var statement =
        statements.fill(
            falls ? "falling" : "rising",
            Map.of(
                "name",
                after.name(),
                "before",
                Phrases.quantity(was, unit),
                "date",
                dateOf(before),
                "value",
                Phrases.quantity(is, unit),
                "limit",
                limit + "%"));
    return new Finding(
        "",
        FindingKind.TREND,
        after.code() + (falls ? ".falling" : ".rising"),
        after.flag().outside() ? Severity.MODERATE : Severity.MILD,
        statement,
        List.of(after.id()),
        List.of(),
        List.of(
            new Finding.Quantity(before.name(), was, unit),
            new Finding.Quantity(statements.word("reference-change"), limit, "%")),
        new Finding.Quantity(null, is, unit));
  }

  private static double canonical(Change change, Observation observation) {
    var observable = change.judged().observable();
    var value = Objects.requireNonNull(observation.canonicalValue());
    return observable == null ? value : Statements.round(value, observable.decimals());
  }

  private static String dateOf(Observation observation) {
    var day = Dates.day(observation);
    return day == null ? "" : day.toString();
  }

  private Finding mixedUp(List<Change> changed) {
    var names = statements.list(changed.stream().map(c -> c.after().name()).toList());
    return ObservationFindings.finding(
        FindingKind.CAVEAT,
        MIXED_UP,
        Severity.SEVERE,
        statements.fill("mixed-up", Map.of("names", names)),
        changed.stream().map(c -> c.after().id()).toList());
  }
}

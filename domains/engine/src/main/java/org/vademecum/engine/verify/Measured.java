package org.vademecum.engine.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.Conversion;
import org.vademecum.engine.pack.DerivedQuantity;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.NameKey;

/**
 * Something with a value that a sentence may speak of: an observation, or the quantity of a derived
 * or trend finding, with every figure that may be said of it.
 *
 * @param observation null where it is a finding's quantity
 * @param finding null where it is an observation
 */
record Measured(
    String label,
    Set<String> keys,
    @Nullable Observation observation,
    @Nullable Finding finding,
    List<Figure> figures) {

  /** What a figure is to the thing it belongs to. */
  enum Role {
    VALUE,
    LOW,
    HIGH,
    INPUT;

    boolean limit() {
      return this == LOW || this == HIGH;
    }
  }

  /**
   * A number that is evidence.
   *
   * @param comparator that of the value, or null
   */
  record Figure(BigDecimal number, @Nullable String unit, Role role, @Nullable String comparator) {
    /** As messages have it. */
    String printed() {
      return (comparator == null ? "" : comparator)
          + number.toPlainString()
          + (unit == null ? "" : " " + unit);
    }

    /** Whether a number as written is this one, possibly with fewer decimals. */
    boolean is(BigDecimal said) {
      if (said.compareTo(number) == 0) {
        return true;
      }
      var decimals = Math.max(0, said.scale());
      return decimals < number.scale()
          && said.precision() >= 2
          && number.setScale(decimals, RoundingMode.HALF_UP).compareTo(said) == 0;
    }
  }

  static Measured of(Observation observation, @Nullable Pack pack, Set<String> names) {
    var keys = new HashSet<String>(names);
    keys.add(
        observation.code() == null ? "=" + NameKey.of(observation.name()) : observation.code());
    var figures = new ArrayList<Figure>();
    var value = observation.value();
    if (value != null) {
      add(figures, value, observation.unit(), Role.VALUE, observation.comparator());
    }
    var canonical = observation.canonicalValue();
    if (canonical != null) {
      add(figures, canonical, observation.canonicalUnit(), Role.VALUE, observation.comparator());
    }
    var observable =
        pack == null || observation.code() == null
            ? null
            : pack.observables().byCode(observation.code()).orElse(null);
    var limits = new Limits(figures, observation, observable, pack);
    var interval = observation.interval();
    if (interval != null) {
      limits.add(interval.low(), interval.high(), interval.unit());
    }
    var critical = observation.criticalLimits();
    if (critical != null) {
      limits.add(critical.low(), critical.high(), critical.unit());
    }
    return new Measured(observation.name(), keys, observation, null, figures);
  }

  static Measured of(Finding finding, @Nullable Pack pack, Set<String> observationKeys) {
    var keys = new HashSet<>(Set.of(finding.code()));
    keys.addAll(observationKeys);
    var figures = new ArrayList<Figure>();
    var result = finding.result();
    if (result != null) {
      add(figures, result.value(), result.unit(), Role.VALUE, null);
    }
    finding.inputs().forEach(i -> add(figures, i.value(), i.unit(), Role.INPUT, null));
    if (pack != null) {
      pack.derivedQuantity(finding.code()).ifPresent(d -> limits(figures, d));
    }
    return new Measured(finding.code(), keys, null, finding, figures);
  }

  // The interval that the judge held the result against is the pack's.
  private static void limits(List<Figure> figures, DerivedQuantity derived) {
    if (derived.low() != null) {
      add(figures, derived.low(), derived.unit(), Role.LOW, null);
    }
    if (derived.high() != null) {
      add(figures, derived.high(), derived.unit(), Role.HIGH, null);
    }
  }

  private static void add(
      List<Figure> figures,
      double number,
      @Nullable String unit,
      Role role,
      @Nullable String comparator) {
    if (!Double.isFinite(number)) {
      return;
    }
    var plain = BigDecimal.valueOf(number).round(new MathContext(10)).stripTrailingZeros();
    figures.add(new Figure(plain.scale() < 0 ? plain.setScale(0) : plain, unit, role, comparator));
  }

  boolean hasValue() {
    return figures.stream().anyMatch(f -> f.role() == Role.VALUE);
  }

  /** The values of things, for messages. */
  static String values(List<Measured> named) {
    var values =
        named.stream()
            .flatMap(m -> m.figures().stream())
            .filter(f -> f.role() == Role.VALUE)
            .map(Figure::printed)
            .distinct()
            .toList();
    return values.isEmpty() ? "it has no value" : "its value is " + String.join(" or ", values);
  }

  /** Whether its value may be read at all. */
  boolean judged() {
    return observation == null
        || (observation.status().judged()
            && observation.flag() != org.vademecum.engine.judge.Flag.UNJUDGED);
  }

  /** Limits in their own unit, the printed one and the canonical one. */
  private record Limits(
      List<Figure> figures,
      Observation observation,
      @Nullable Observable observable,
      @Nullable Pack pack) {

    void add(@Nullable Double low, @Nullable Double high, @Nullable String unit) {
      add(low, unit, Role.LOW);
      add(high, unit, Role.HIGH);
    }

    private void add(@Nullable Double limit, @Nullable String unit, Role role) {
      if (limit == null) {
        return;
      }
      Measured.add(figures, limit, unit, role, null);
      if (observable == null) {
        return;
      }
      var own = conversion(unit);
      var printed = conversion(observation.unit());
      if (own.isPresent()) {
        var canonical = own.get().toCanonical(limit);
        Measured.add(figures, canonical, observable.unit(), role, null);
        if (printed.isPresent()) {
          Measured.add(
              figures, printed.get().fromCanonical(canonical), observation.unit(), role, null);
        }
      }
    }

    private Optional<Conversion> conversion(@Nullable String unit) {
      return pack == null || observable == null || observable.kind() == Observable.Kind.ORDINAL
          ? Optional.empty()
          : pack.units().conversion(observable, unit);
    }
  }
}

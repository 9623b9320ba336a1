package org.vademecum.engine.judge;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Conversion;
import org.vademecum.engine.pack.CriticalLimit;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;

/**
 * Judges one result. The order of authority is this package's; the fields are filled from the top
 * of {@link #judge} to its end, in that order.
 */
final class ObservationJudge {
  private static final double ADULT = 18;

  private final Pack pack;
  private final Ordinals ordinals;
  private final Subject subject;
  private final Language language;
  private final ReportedObservation reported;
  private final @Nullable Observable observable;
  private final Set<Problem> problems = EnumSet.noneOf(Problem.class);

  private Numbers.@Nullable Printed number;
  private @Nullable OrdinalRank rank;
  private @Nullable Conversion conversion;
  private @Nullable Double canonicalValue;
  private @Nullable RangeText range;
  private Observation.@Nullable Interval interval;
  private Observation.@Nullable CriticalLimits criticalLimits;
  private boolean criticalAsPrinted;

  ObservationJudge(
      Pack pack,
      Ordinals ordinals,
      Subject subject,
      Language language,
      ReportedObservation reported) {
    this.pack = pack;
    this.ordinals = ordinals;
    this.subject = subject;
    this.language = language;
    this.reported = reported;
    this.observable = pack.observables().find(reported, pack.units()).orElse(null);
  }

  /** The judged observation, with what findings need beside it. */
  JudgedObservation judge(String id) {
    if (observable == null) {
      problems.add(Problem.NAME_UNKNOWN);
    }
    if (!reported.status().judged()) {
      return result(id, Flag.UNJUDGED, Severity.NONE);
    }
    readValue();
    convert();
    chooseInterval();
    chooseCriticalLimits();
    var printed = PrintedFlag.read(reported.flagText());
    if (implausible() || problems.contains(Problem.VALUE_UNREADABLE)) {
      return result(id, Flag.UNJUDGED, Severity.NONE);
    }
    if (number != null && problems.contains(Problem.UNIT_IMPLAUSIBLE)) {
      criticalAsPrinted = printed.critical();
      return result(id, Flag.UNJUDGED, Severity.NONE);
    }
    var flag = flag(printed);
    return result(id, flag, severity(flag));
  }

  private void readValue() {
    var text = reported.valueText();
    if (text == null || text.isBlank()) {
      problems.add(Problem.VALUE_UNREADABLE);
      return;
    }
    var ordinal = observable != null && observable.kind() == Observable.Kind.ORDINAL;
    // "1+" and "-" are ranks where a rank is expected, and numbers nowhere.
    rank = ordinal ? ordinals.read(text).orElse(null) : null;
    number = rank == null ? Numbers.read(text).orElse(null) : null;
    if (rank == null && number == null) {
      rank = ordinals.read(text).orElse(null);
    }
    if (rank == null && number == null && observable != null) {
      problems.add(Problem.VALUE_UNREADABLE);
    }
  }

  private void convert() {
    if (isWords() && reported.unit() != null && !reported.unit().isBlank()) {
      // "Salmonella beats/min": the words stand, the unit cannot be theirs.
      problems.add(Problem.UNIT_IMPLAUSIBLE);
    }
    if (observable == null || number == null || observable.kind() != Observable.Kind.QUANTITY) {
      return;
    }
    var printed = reported.unit();
    var found = pack.units().conversion(observable, printed);
    if (found.isPresent()) {
      conversion = found.get();
    } else if (printed == null || printed.isBlank()) {
      problems.add(Problem.UNIT_UNKNOWN);
      conversion = assumedCanonical() ? Conversion.IDENTITY : null;
    } else {
      problems.add(
          pack.units().ofAnotherKind(observable, printed)
              ? Problem.UNIT_IMPLAUSIBLE
              : Problem.UNIT_UNKNOWN);
    }
    canonicalValue = conversion == null ? null : clean(conversion.toCanonical(number.value()));
  }

  private boolean isWords() {
    return reported.valueText() != null
        && number == null
        && rank == null
        && !problems.contains(Problem.VALUE_UNREADABLE)
        && reported.valueText().codePoints().noneMatch(Character::isDigit);
  }

  // Without a unit, the canonical one is assumed only where the printed range speaks for it: a
  // limit
  // that lies within a factor of three of the pack's own.
  private boolean assumedCanonical() {
    var printed = reported.rangeText();
    var own = observable == null ? null : pack.interval(observable, subject).orElse(null);
    if (printed == null || own == null) {
      return false;
    }
    return RangeText.read(printed, subject.sex())
        .map(r -> near(r.high(), own.high()) || (r.high() == null && near(r.low(), own.low())))
        .orElse(false);
  }

  private static boolean near(@Nullable Double first, @Nullable Double second) {
    return first != null && second != null && first < second * 3 && second < first * 3;
  }

  private void chooseInterval() {
    var printed = reported.rangeText();
    if (printed != null && !printed.isBlank()) {
      range = RangeText.read(printed, subject.sex()).orElse(null);
      if (range != null) {
        interval =
            new Observation.Interval(range.low(), range.high(), reported.unit(), "report", null);
        return;
      }
      if (number != null || ordinals.read(printed).isEmpty()) {
        problems.add(Problem.INTERVAL_UNREADABLE);
      }
    }
    if (observable != null && canonicalValue != null) {
      pack.interval(observable, subject)
          .ifPresent(
              own -> {
                range = new RangeText(own.low(), own.high(), true, true);
                interval =
                    new Observation.Interval(
                        own.low(), own.high(), observable.unit(), "pack", own.edition());
              });
    }
  }

  private void chooseCriticalLimits() {
    if (observable == null) {
      return;
    }
    pack.critical(observable, subject)
        .ifPresent(
            limit ->
                criticalLimits =
                    new Observation.CriticalLimits(
                        limit.low(), limit.high(), limit.unit(), limit.source()));
  }

  private boolean implausible() {
    if (observable == null || canonicalValue == null) {
      return false;
    }
    var value = canonicalValue;
    var low = observable.survivalLow();
    var high = observable.survivalHigh();
    var below = low != null && value < low && !comparatorIs('>');
    var above = high != null && value > high && !comparatorIs('<');
    if (!below && !above) {
      return false;
    }
    criticalAsPrinted = criticalFlag() != null;
    // The number would be possible in the canonical unit itself: then the unit is what is wrong.
    var bare = number == null ? value : number.value();
    var possible = (low == null || bare >= low) && (high == null || bare <= high);
    problems.add(
        possible && conversion != null && !conversion.equals(Conversion.IDENTITY)
            ? Problem.UNIT_IMPLAUSIBLE
            : Problem.VALUE_IMPLAUSIBLE);
    return true;
  }

  private boolean comparatorIs(char sign) {
    var comparator = number == null ? null : number.comparator();
    return comparator != null && comparator.charAt(0) == sign;
  }

  private Flag flag(PrintedFlag printed) {
    var byTable = criticalFlag();
    if (byTable != null) {
      return byTable;
    }
    var byInterval = intervalFlag();
    if (byInterval == Flag.UNJUDGED) {
      return printed == PrintedFlag.CRITICAL && rank != null ? Flag.A : printed.alone();
    }
    if (printed.contradicts(byInterval)
        && (interval == null || interval.source().equals("report"))) {
      problems.add(Problem.FLAG_CONTRADICTS_INTERVAL);
    }
    return printed.critical() ? neverLowered(printed, byInterval) : byInterval;
  }

  private static Flag neverLowered(PrintedFlag printed, Flag byInterval) {
    return switch (printed) {
      case CRITICAL_LOW -> Flag.LL;
      case CRITICAL_HIGH -> Flag.HH;
      default -> byInterval.low() ? Flag.LL : byInterval == Flag.A ? Flag.A : Flag.HH;
    };
  }

  private @Nullable Flag criticalFlag() {
    if (criticalLimits == null || number == null || observable == null) {
      return null;
    }
    var low = limitInCanonical(criticalLimits.low(), criticalLimits.unit());
    var high = limitInCanonical(criticalLimits.high(), criticalLimits.unit());
    if (canonicalValue == null || normalForAChild()) {
      return null;
    }
    if (low != null && canonicalValue <= low && !comparatorIs('>')) {
      return Flag.LL;
    }
    return high != null && canonicalValue >= high && !comparatorIs('<') ? Flag.HH : null;
  }

  // Limits without an age are adults'. Inside the interval that the report prints for a child they
  // say nothing; outside it they hold, as missing a critical result is worse than one too many.
  private boolean normalForAChild() {
    var age = subject.ageYears();
    return age != null
        && age < ADULT
        && observable != null
        && pack.critical(observable, subject).filter(CriticalLimit::isOfAnyAge).isPresent()
        && interval != null
        && interval.source().equals("report")
        && intervalFlag() == Flag.N;
  }

  private @Nullable Double limitInCanonical(@Nullable Double limit, @Nullable String unit) {
    if (limit == null || observable == null) {
      return null;
    }
    return pack.units()
        .conversion(observable, unit)
        .map(toCanonical -> clean(toCanonical.toCanonical(limit)))
        .orElse(null);
  }

  private Flag intervalFlag() {
    if (rank != null) {
      return rankFlag(rank);
    }
    if (number == null || range == null || interval == null) {
      return Flag.UNJUDGED;
    }
    var value =
        interval.source().equals("pack")
            ? (canonicalValue == null ? number.value() : canonicalValue)
            : number.value();
    return Comparison.flag(value, number.comparator(), range);
  }

  private Flag rankFlag(OrdinalRank found) {
    var printed = reported.rangeText();
    var expected = printed == null ? null : ordinals.read(printed).orElse(null);
    if (expected != null) {
      interval = null;
      return expected.rank() == found.rank() ? Flag.N : Flag.A;
    }
    if (observable == null) {
      return Flag.UNJUDGED;
    }
    if (observable.kind() == Observable.Kind.QUANTITY) {
      return found.rank() == 0 ? Flag.N : Flag.A;
    }
    return observable.expected().contains(found.name()) ? Flag.N : Flag.A;
  }

  private Severity severity(Flag flag) {
    return switch (flag) {
      case UNJUDGED -> Severity.NONE;
      case N -> Severity.NORMAL;
      case LL, HH -> Severity.CRITICAL;
      case A -> Magnitude.ofRank(rank);
      case L, H -> {
        var byTable = Magnitude.ofTable(observable, canonicalValue, flag);
        yield byTable != null
            ? byTable
            : Magnitude.ofDistance(number, interval, canonicalValue, flag);
      }
    };
  }

  /** Products of decimal factors without the binary dust: 8.2 g/dL is 82 g/L. */
  static double clean(double value) {
    return value == 0
        ? 0
        : new java.math.BigDecimal(value)
            .round(new java.math.MathContext(10, java.math.RoundingMode.HALF_UP))
            .doubleValue();
  }

  private JudgedObservation result(String id, Flag flag, Severity severity) {
    var observation =
        new Observation(
            id,
            observable == null ? null : observable.code(),
            observable == null || observable.codes().isEmpty()
                ? null
                : observable.codes().getFirst(),
            observable == null ? reported.label() : observable.name().in(language),
            new Observation.Source(reported.code(), reported.name(), reported.line()),
            number == null ? null : number.value(),
            reported.valueText(),
            number == null ? null : number.comparator(),
            reported.unit(),
            canonicalValue,
            observable == null || observable.unit().isEmpty() ? null : observable.unit(),
            interval,
            reported.flagText(),
            criticalLimits,
            flag,
            severity,
            reported.status(),
            reported.observedAt(),
            problems.stream().toList());
    return new JudgedObservation(
        observation, observable, effectiveRank(flag), limitCrossed(flag), criticalAsPrinted);
  }

  // A qualitative test that is reported as a number is positive where the number is above its
  // range.
  private OptionalDouble effectiveRank(Flag flag) {
    if (rank != null) {
      return OptionalDouble.of(rank.rank());
    }
    var ordinal = observable != null && observable.kind() == Observable.Kind.ORDINAL;
    return ordinal && number != null && flag != Flag.UNJUDGED
        ? OptionalDouble.of(flag.high() || flag == Flag.A ? 1 : 0)
        : OptionalDouble.empty();
  }

  private @Nullable Double limitCrossed(Flag flag) {
    if (criticalLimits == null || criticalFlag() == null) {
      return null;
    }
    return flag == Flag.LL ? criticalLimits.low() : criticalLimits.high();
  }
}

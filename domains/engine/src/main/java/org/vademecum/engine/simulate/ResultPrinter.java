package org.vademecum.engine.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Conversion;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;

/** Prints single results as a laboratory does, and says what is true of the printed result. */
final class ResultPrinter {
  private final Pack pack;
  private final Laboratory laboratory;
  private final Subject subject;

  ResultPrinter(Pack pack, Laboratory laboratory, Subject subject) {
    this.pack = pack;
    this.laboratory = laboratory;
    this.subject = subject;
  }

  /** A printed result and the truth about it. */
  record Printed(
      Observable observable,
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      String flag,
      @Nullable String mark,
      ResultStatus status) {

    ReportedObservation reported(int line) {
      return new ReportedObservation(
          line,
          observable.codes().isEmpty() ? null : observable.codes().getFirst(),
          name,
          value,
          unit,
          range,
          mark,
          null,
          status,
          null);
    }

    Gold.Expected expected() {
      return new Gold.Expected(
          observable.code(), flag, flag.equals("LL") || flag.equals("HH"), status.toString());
    }
  }

  @Nullable Printed quantity(Observable observable, @Nullable Double canonical, Scenario scenario) {
    var status = scenario.status().getOrDefault(observable.code(), ResultStatus.FINAL);
    var unit = laboratory.units().getOrDefault(observable.code(), observable.unit());
    var conversion = pack.units().conversion(observable, unit).orElse(Conversion.IDENTITY);
    if (canonical == null && status.judged()) {
      return null;
    }
    var value =
        canonical == null || !status.judged()
            ? null
            : rounded(canonical, observable, conversion);
    var interval = pack.interval(observable, subject).orElse(null);
    var low =
        interval == null || interval.low() == null
            ? null
            : rounded(interval.low() * (1 + laboratory.shift()), observable, conversion);
    var high =
        interval == null || interval.high() == null
            ? null
            : rounded(interval.high() * (1 + laboratory.shift()), observable, conversion);
    var wrongUnit = scenario.wrongUnits().get(observable.code());
    var flag =
        value == null || wrongUnit != null || (low == null && high == null)
            ? "UNJUDGED"
            : flag(observable, value, low, high, conversion);
    return new Printed(
        observable,
        name(observable),
        value == null ? null : value.toPlainString(),
        wrongUnit != null ? wrongUnit : unit.equals("1") ? null : unit,
        range(low, high),
        flag,
        mark(flag),
        status);
  }

  Printed ordinal(Observable observable, String rankName, Scenario scenario) {
    var status = scenario.status().getOrDefault(observable.code(), ResultStatus.FINAL);
    var rank =
        pack.ordinals().stream().filter(r -> r.name().equals(rankName)).findFirst().orElseThrow();
    var expected = observable.expected();
    var flag = !status.judged() ? "UNJUDGED" : expected.contains(rankName) ? "N" : "A";
    var language = laboratory.language();
    var reference =
        pack.ordinals().stream()
            .filter(r -> r.name().equals(expected.getFirst()))
            .map(r -> r.label().in(language))
            .findFirst()
            .orElse(null);
    return new Printed(
        observable,
        name(observable),
        status.judged() ? rank.label().in(language) : null,
        null,
        expected.size() == 1 ? reference : null,
        flag,
        mark(flag),
        status);
  }

  // The truth is what the printed number is to the printed range and to the critical table.
  private String flag(
      Observable observable,
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      Conversion conversion) {
    var critical = pack.critical(observable, subject).orElse(null);
    if (critical != null) {
      var canonical = conversion.toCanonical(value.doubleValue());
      var limits =
          pack.units().conversion(observable, critical.unit()).orElse(Conversion.IDENTITY);
      var criticalLow = critical.low();
      var criticalHigh = critical.high();
      var tolerance = 1e-9 * Math.abs(canonical);
      if (criticalLow != null && canonical <= limits.toCanonical(criticalLow) + tolerance) {
        return "LL";
      }
      if (criticalHigh != null && canonical >= limits.toCanonical(criticalHigh) - tolerance) {
        return "HH";
      }
    }
    return low != null && value.compareTo(low) < 0
        ? "L"
        : high != null && value.compareTo(high) > 0 ? "H" : "N";
  }

  // As many decimals as usual in the canonical unit, one place more or less a power of ten of the
  // factor, but never fewer than three digits that count.
  private static BigDecimal rounded(
      double canonical, Observable observable, Conversion conversion) {
    var factor = conversion.factor();
    var decimals = observable.decimals() + (int) Math.round(Math.log10(factor));
    var exact = BigDecimal.valueOf(conversion.fromCanonical(canonical));
    var digits = exact.round(new MathContext(3, RoundingMode.HALF_UP));
    var scale = Math.max(Math.clamp(decimals, 0, 6), Math.min(digits.scale(), 6));
    return exact.setScale(factor == 1 ? observable.decimals() : scale, RoundingMode.HALF_UP);
  }

  private @Nullable String range(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (low != null && high != null) {
      return low.toPlainString() + laboratory.rangeDash() + high.toPlainString();
    }
    if (high != null) {
      return "≤" + high.toPlainString();
    }
    return low == null ? null : "≥" + low.toPlainString();
  }

  private @Nullable String mark(String flag) {
    return switch (laboratory.marks()) {
      case "none" -> null;
      case "arrows" ->
          switch (flag) {
            case "L" -> "↓";
            case "LL" -> "↓↓";
            case "H" -> "↑";
            case "HH" -> "↑↑";
            default -> null;
          };
      default -> flag.equals("UNJUDGED") || flag.equals("N") ? null : flag;
    };
  }

  private String name(Observable observable) {
    var full = observable.name().in(laboratory.language());
    return switch (laboratory.names()) {
      case "short" -> observable.code();
      case "both" -> full + "(" + observable.code() + ")";
      default ->
          laboratory.language() == Language.EN
              ? Character.toUpperCase(full.charAt(0)) + full.substring(1)
              : Numbers.fold(full);
    };
  }
}

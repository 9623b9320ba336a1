package org.vademecum.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.Sex;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Numbers;

/**
 * Says which specimen is meant where a report prints a name that several specimens share, and no
 * specimen.
 *
 * <p>What stands around it decides: a title above it, and the results beside it, the nearer the
 * more. Where those are silent, the printed range, the unit, the decimals and the value do. A value
 * that would be far outside what one specimen allows speaks for the other, so that a name alone
 * never makes an alarm. What the source says itself, by a code or a specimen, is never touched.
 */
final class Specimens {
  private static final int WINDOW = 12;
  private static final double FADES = 0.35;
  private static final double NEIGHBOURS = 3;
  private static final double TITLE = 2.5;
  private static final int LONGEST_TITLE = 30;
  private static final Subject ANYBODY = new Subject(Sex.UNKNOWN, null);
  private static final Pattern LIMITS = Pattern.compile("\\s*([\\d.]+)\\s*[-~～–—]+\\s*([\\d.]+).*");

  private final Pack pack;

  Specimens(Pack pack) {
    this.pack = pack;
  }

  /** A title of results where it says the specimen; null where it does not. */
  @Nullable String said(@Nullable String title) {
    return title != null
            && pack.observables().all().stream()
                .anyMatch(o -> pack.observables().namesSpecimen(title, o))
        ? title
        : null;
  }

  /** The results in their order, with the specimen where it was found out. */
  List<ReportedObservation> decided(List<ReportedObservation> results, List<Note> notes) {
    var candidates = results.stream().map(this::candidates).map(this::withIntervals).toList();
    var decided = new ArrayList<ReportedObservation>();
    for (var i = 0; i < results.size(); i++) {
      var result = results.get(i);
      decided.add(open(result) ? decided(i, results, candidates, notes) : result);
    }
    return decided;
  }

  private List<Observable> candidates(ReportedObservation result) {
    var all = pack.observables().candidates(result);
    var said = String.valueOf(result.specimen()) + " " + result.label();
    var ofSpecimen = all.stream().filter(o -> pack.observables().namesSpecimen(said, o)).toList();
    var left = ofSpecimen.isEmpty() ? all : ofSpecimen;
    var quantity = number(result).isPresent();
    var ofKind =
        left.stream().filter(o -> quantity || o.kind() == Observable.Kind.ORDINAL).toList();
    return result.valueText() == null || ofKind.isEmpty() ? left : ofKind;
  }

  private boolean open(ReportedObservation result) {
    return result.specimen() == null
        && pack.observables().candidates(result).stream()
                .map(Observable::specimen)
                .distinct()
                .count()
            > 1;
  }

  private ReportedObservation decided(
      int index,
      List<ReportedObservation> results,
      List<List<Observable>> candidates,
      List<Note> notes) {
    var result = results.get(index);
    var own = candidates.get(index);
    var title = title(result, notes);
    // The first of the table stays where nothing speaks for another.
    var best =
        own.stream()
            .filter(
                o ->
                    o.equals(own.getFirst())
                        || around(o, index, candidates, title) > 0
                        || range(o, result) > 0
                        || inside(o, result))
            .max(
                Comparator.comparingDouble(
                        (Observable o) -> around(o, index, candidates, title) + fit(o, result))
                    .thenComparing(o -> -own.indexOf(o)))
            .orElseThrow();
    var all = pack.observables().candidates(result);
    // Also where the kind of the result already decides: two results of one name are two.
    return best.specimen().equals(all.getFirst().specimen())
        ? result
        : pack.observables().specimenWord(best, all).map(result::withSpecimen).orElse(result);
  }

  // What the pack has no interval for, such as a venous gas, is meant only where it is named.
  private List<Observable> withIntervals(List<Observable> candidates) {
    var known =
        candidates.stream()
            .filter(o -> o.kind() == Observable.Kind.ORDINAL || hasInterval(o))
            .toList();
    return known.isEmpty() ? candidates : known;
  }

  private boolean hasInterval(Observable observable) {
    return pack.intervals().stream().anyMatch(i -> i.observable().equals(observable.code()));
  }

  private double around(
      Observable observable, int index, List<List<Observable>> candidates, @Nullable String title) {
    var titled = title != null && pack.observables().namesSpecimen(title, observable);
    return neighbours(observable, index, candidates) + (titled ? TITLE : 0);
  }

  // A value alone speaks for another specimen only where it would be normal in that: what is
  // abnormal in both stays what it is most often.
  private boolean inside(Observable observable, ReportedObservation result) {
    if (observable.kind() == Observable.Kind.ORDINAL) {
      return number(result).isEmpty();
    }
    return number(result)
        .flatMap(
            n ->
                pack.units()
                    .conversion(observable, result.unit())
                    .map(conversion -> conversion.toCanonical(n.value())))
        .filter(value -> value(observable, value) > 0)
        .isPresent();
  }

  private static double neighbours(
      Observable observable, int index, List<List<Observable>> candidates) {
    var sum = 0.0;
    var from = Math.max(0, index - WINDOW);
    for (var j = from; j < Math.min(candidates.size(), index + WINDOW + 1); j++) {
      var other = candidates.get(j);
      // Names that are shared themselves bear no witness: else all of a panel could vouch for
      // another specimen's.
      if (j != index && !other.isEmpty() && isOfOneSpecimen(other)) {
        var shared = other.stream().mapToDouble(o -> kinship(observable, o)).sum() / other.size();
        sum += shared / (1 + FADES * Math.abs(index - j));
      }
    }
    return NEIGHBOURS * sum / (sum + 0.7);
  }

  private static boolean isOfOneSpecimen(List<Observable> candidates) {
    return candidates.stream().map(Observable::specimen).distinct().count() == 1;
  }

  private static double kinship(Observable one, Observable other) {
    if (one.panel().equals(other.panel()) && !one.panel().isEmpty()) {
      return 1;
    }
    return one.specimen().equals(other.specimen()) ? 0.5 : 0;
  }

  // The last short line without a number above the result.
  private static @Nullable String title(ReportedObservation result, List<Note> notes) {
    return notes.stream()
        .filter(n -> n.line() < result.line())
        .filter(n -> n.text().length() <= LONGEST_TITLE)
        .filter(n -> n.text().chars().noneMatch(Character::isDigit))
        .max(Comparator.comparingInt(Note::line))
        .map(Note::text)
        .orElse(null);
  }

  private double fit(Observable observable, ReportedObservation result) {
    var number = number(result);
    if (number.isEmpty()) {
      return 0;
    }
    if (observable.kind() == Observable.Kind.ORDINAL) {
      return -2;
    }
    var text = String.valueOf(result.valueText());
    var decimals = text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
    var score =
        unit(observable, result)
            + range(observable, result)
            + (decimals == observable.decimals() ? 1 : 0);
    var printed = number.get().value();
    return pack.units()
        .conversion(observable, result.unit())
        .map(conversion -> score + value(observable, conversion.toCanonical(printed)))
        .orElse(score);
  }

  private double unit(Observable observable, ReportedObservation result) {
    if (pack.units().conversion(observable, result.unit()).isPresent()) {
      return 1;
    }
    return result.unit() == null ? -0.5 : -2;
  }

  private double range(Observable observable, ReportedObservation result) {
    var printed = LIMITS.matcher(String.valueOf(result.rangeText()));
    var own = pack.interval(observable, ANYBODY);
    if (!printed.matches() || own.isEmpty() || own.get().low() == null) {
      return 0;
    }
    var low = Numbers.read(printed.group(1));
    var high = Numbers.read(printed.group(2));
    if (low.isEmpty() || high.isEmpty()) {
      return 0;
    }
    return near(low.get().value(), own.get().low()) && near(high.get().value(), own.get().high())
        ? 2
        : -1;
  }

  private static boolean near(double printed, @Nullable Double own) {
    return own != null && Math.abs(printed - own) <= 0.15 * Math.abs(own);
  }

  // Outside what can be survived it is something else; the farther from its interval, the less it
  // is likely.
  private double value(Observable observable, double value) {
    var survivalLow = observable.survivalLow();
    var survivalHigh = observable.survivalHigh();
    if (survivalLow != null && value < survivalLow
        || survivalHigh != null && value > survivalHigh) {
      return -4;
    }
    var own = pack.interval(observable, ANYBODY).orElse(null);
    if (own == null || own.low() == null || own.high() == null) {
      return 0;
    }
    var outside = Math.max(own.low() - value, value - own.high());
    return outside <= 0 ? 0.5 : -Math.min(2, 0.15 * outside / (own.high() - own.low()));
  }

  private static Optional<Numbers.Printed> number(ReportedObservation result) {
    var text = result.valueText();
    return text == null || text.contains("+") ? Optional.empty() : Numbers.read(text);
  }
}

package org.vademecum.engine.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.verify.Measured.Figure;
import org.vademecum.engine.verify.Measured.Role;
import org.vademecum.engine.verify.NumberMention.Bound;
import org.vademecum.engine.verify.NumberMention.Sign;

/** Checks numbers with their units. */
final class FigureCheck {
  private static final java.util.regex.Pattern DENIED =
      java.util.regex.Pattern.compile(
          "(?i)(?:\\b(?:is|was|are|were) not|n't) (?:(?:reported|measured|printed|given|stated) )?(?:as |at |about )?$|(?:不是|不为|并非|并不是|不等于) ?$");
  private static final java.util.regex.Pattern EXPECTED =
      java.util.regex.Pattern.compile(
          "\\G \\w* ?(?:would be|is|are|was) (?:expected|required|usual|normal)");
  private static final java.util.regex.Pattern OWN_LIMIT =
      java.util.regex.Pattern.compile(
          "(?i)(?:(?:upper|lower) (?:reference |normal )?limit|reference (?:range|interval|limit)) (?:of |is |at )*$"
              + "|\\G[^，。]{0,12}的?参考[上下]限");

  private final EvidenceView evidence;
  private final UnitNames units;
  private final @Nullable Pack pack;
  private final Tally tally;
  private final PassageFigures passages;

  FigureCheck(EvidenceView evidence, UnitNames units, @Nullable Pack pack, Tally tally) {
    this.evidence = evidence;
    this.units = units;
    this.pack = pack;
    this.tally = tally;
    this.passages = new PassageFigures(evidence, units);
  }

  void check(Reading sentence) {
    for (var i = 0; i < sentence.numbers().size(); i++) {
      check(sentence.numbers().get(i), sentence.owners().get(i), sentence);
    }
    new PrintedCheck(evidence, tally).check(sentence);
  }

  private void check(NumberMention number, List<Mention> owners, Reading sentence) {
    if (number.grade()) {
      new GradeCheck(evidence, pack, tally).check(number, owners, denied(number, sentence));
      return;
    }
    if (number.counting() && new CountCheck(evidence, tally).counts(number, sentence)) {
      return;
    }
    if (new DerivedFigures(evidence, tally).check(number, sentence)) {
      return;
    }
    var named = things(owners, evidence.measured);
    var outcome = best(number, named.isEmpty() && owners.isEmpty() ? evidence.measured : named);
    if (outcome != null && outcome.status() == ClaimStatus.SUPPORTED) {
      var denied = denied(number, sentence);
      tally.add(
          ClaimKind.NUMBER,
          number.text(),
          denied ? ClaimStatus.CONTRADICTED : ClaimStatus.SUPPORTED,
          (denied ? "denied, but " : "") + outcome.why());
      return;
    }
    if (outcome != null && limitBesideItsValue(number, named, sentence)) {
      tally.supported(ClaimKind.NUMBER, number.text(), "a limit beside its value");
      return;
    }
    var passage = ownLimit(number, named, sentence) ? null : passages.read(number, owners, named);
    if (passage != null && (outcome == null || passage.status() == ClaimStatus.SUPPORTED)) {
      outcome = passage;
    }
    if (outcome != null) {
      if (outcome.misattributed()) {
        tally.misattributed(outcome.kind(), number.text(), outcome.status(), outcome.why());
      } else {
        tally.add(outcome.kind(), number.text(), outcome.status(), outcome.why());
      }
      return;
    }
    nowhereCited(number, owners, named, sentence);
  }

  // "X is not 12", where it is.
  private static boolean denied(NumberMention number, Reading sentence) {
    return DENIED.matcher(sentence.text().substring(0, number.start())).find();
  }

  // "1480 against 496": a limit said after the value that it is held against.
  private boolean limitBesideItsValue(
      NumberMention number, List<Measured> named, Reading sentence) {
    return number.sign() == Sign.NONE
        && (number.bound() == Bound.NONE || EXPECTED.matcher(sentence.text()).find(number.end()))
        && named.stream()
            .anyMatch(
                m ->
                    m.figures().stream()
                            .anyMatch(
                                f ->
                                    f.role().limit() && f.is(number.value()) && unitFits(number, f))
                        && sentence.numbers().stream()
                            .filter(n -> n != number)
                            .anyMatch(
                                n ->
                                    m.figures().stream()
                                        .anyMatch(f -> f.role() == Role.VALUE && f.is(n.value()))));
  }

  // "The upper limit of X is …" is the limit that the report gives, where it gives one.
  private static boolean ownLimit(NumberMention number, List<Measured> named, Reading sentence) {
    var said =
        OWN_LIMIT.matcher(sentence.text().substring(0, number.start())).find()
            || OWN_LIMIT.matcher(sentence.text()).find(number.end());
    return said
        && named.stream().anyMatch(m -> m.figures().stream().anyMatch(f -> f.role().limit()));
  }

  private void nowhereCited(
      NumberMention number, List<Mention> owners, List<Measured> named, Reading sentence) {
    var differs =
        number.bound() == Bound.NONE
            && named.stream().anyMatch(m -> m.observation() != null && m.hasValue());
    var status = differs ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED;
    var joined = owners.isEmpty() ? "" : " of " + owners.getFirst().text();
    var other = best(number, evidence.elsewhere);
    if (other != null && other.status() == ClaimStatus.SUPPORTED) {
      tally.misattributed(
          ClaimKind.NUMBER,
          number.text(),
          status,
          number.text() + " is no cited figure" + joined + "; elsewhere: " + other.why());
    } else if (evidence.inNotes(number, sentence)) {
      tally.supported(ClaimKind.NUMBER, number.text(), "a line of the report has it");
    } else if (number.word()) {
      tally.unsupported(
          ClaimKind.NUMBER, number.text(), "nothing cited counts or says " + number.text());
    } else {
      tally.invented(
          number.text(),
          status,
          "no evidence has "
              + number.text()
              + (named.isEmpty() ? joined : joined + ": " + Measured.values(named)));
    }
  }

  private static List<Measured> things(List<Mention> owners, List<Measured> measured) {
    return measured.stream()
        .filter(m -> owners.stream().anyMatch(o -> o.sharesKey(m.keys())))
        .toList();
  }

  /** The kindest reading of a number against the figures of things; null where none has it. */
  private @Nullable FigureOutcome best(NumberMention number, List<Measured> things) {
    FigureOutcome best = null;
    for (var thing : things) {
      var outcome = number.upper() == null ? single(number, thing) : range(number, thing);
      if (outcome != null && (best == null || outcome.status().compareTo(best.status()) < 0)) {
        best = outcome;
      }
    }
    return best;
  }

  private @Nullable FigureOutcome range(NumberMention number, Measured thing) {
    var upper = Objects.requireNonNull(number.upper());
    for (var low : thing.figures()) {
      for (var high : thing.figures()) {
        if (low.role() == Role.LOW
            && high.role() == Role.HIGH
            && Objects.equals(low.unit(), high.unit())
            && low.is(number.value())
            && high.is(upper)) {
          return unitFits(number, low)
              ? FigureOutcome.of(
                  ClaimStatus.SUPPORTED,
                  "the interval of " + thing.label() + " is " + number.text())
              : wrongUnit(number, low, thing);
        }
      }
    }
    return null;
  }

  private @Nullable FigureOutcome single(NumberMention number, Measured thing) {
    FigureOutcome best = null;
    for (var figure : thing.figures()) {
      if (figure.is(number.value())) {
        var outcome =
            unitFits(number, figure)
                ? role(number, figure, thing)
                : wrongUnit(number, figure, thing);
        if (best == null || outcome.status().compareTo(best.status()) < 0) {
          best = outcome;
        }
      }
    }
    if (best == null && converted(number, thing)) {
      best =
          FigureOutcome.of(
              ClaimStatus.SUPPORTED, "the value of " + thing.label() + " in " + number.unit());
    }
    return best;
  }

  private boolean unitFits(NumberMention number, Figure figure) {
    var said = number.unit();
    var unit = figure.unit();
    return said == null
        || (unit != null && (units.same(said, unit) || units.same(said + "/d", unit)));
  }

  private static FigureOutcome wrongUnit(NumberMention number, Figure figure, Measured thing) {
    return new FigureOutcome(
        ClaimKind.UNIT,
        ClaimStatus.CONTRADICTED,
        "the unit of " + figure.printed() + " of " + thing.label() + " is not " + number.unit(),
        false);
  }

  private FigureOutcome role(NumberMention number, Figure figure, Measured thing) {
    var what = figure.printed() + " of " + thing.label();
    if (!figure.role().limit()) {
      return value(number, figure, what);
    }
    if (number.bound() == Bound.NONE) {
      return number.limitCue()
          ? FigureOutcome.of(ClaimStatus.SUPPORTED, "the limit " + what)
          : FigureOutcome.of(
              thing.hasValue() ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED,
              "said as the value, but it is the limit " + what);
    }
    if (number.sign() == Sign.INTERVAL
        || (number.sign() == Sign.BRACKETED && ofInterval(number, figure))) {
      return ofInterval(number, figure)
          ? FigureOutcome.of(ClaimStatus.SUPPORTED, "the interval ends at " + what)
          : FigureOutcome.of(
              ClaimStatus.CONTRADICTED, "the interval ends at its other end: " + what);
    }
    var below = compare(figure, thing);
    if (below.isEmpty()) {
      return FigureOutcome.of(ClaimStatus.SUPPORTED, "the limit " + what);
    }
    var holds = number.bound() == Bound.BELOW ? below.get() <= 0 : below.get() >= 0;
    return holds
        ? FigureOutcome.of(ClaimStatus.SUPPORTED, "on that side of the limit " + what)
        : FigureOutcome.of(ClaimStatus.CONTRADICTED, "on the other side of the limit " + what);
  }

  // "≤10" is an interval that ends at 10, wherever the value lies.
  private static boolean ofInterval(NumberMention number, Figure limit) {
    return (number.bound() == Bound.BELOW) == (limit.role() == Role.HIGH);
  }

  private static FigureOutcome value(NumberMention number, Figure figure, String what) {
    var comparator = figure.comparator();
    var itself =
        comparator == null ? Bound.NONE : comparator.startsWith("<") ? Bound.BELOW : Bound.ABOVE;
    if (number.bound() == itself) {
      return FigureOutcome.of(ClaimStatus.SUPPORTED, "the value " + what);
    }
    if (number.bound().opposite(itself)) {
      return FigureOutcome.of(ClaimStatus.CONTRADICTED, "the comparator is turned around: " + what);
    }
    return FigureOutcome.of(
        ClaimStatus.UNSUPPORTED, "the value without its comparator or with one: " + what);
  }

  // How the value lies to a limit: below 0, at it, above; empty where they cannot be compared.
  private static Optional<Integer> compare(Figure limit, Measured thing) {
    return thing.figures().stream()
        .filter(f -> f.role() == Role.VALUE && Objects.equals(f.unit(), limit.unit()))
        .map(f -> f.number().compareTo(limit.number()))
        .findFirst();
  }

  private boolean converted(NumberMention number, Measured thing) {
    var observation = thing.observation();
    var unit = number.unit();
    if (pack == null || unit == null || observation == null || observation.code() == null) {
      return false;
    }
    var canonical = observation.canonicalValue();
    var observable = pack.observables().byCode(observation.code());
    if (canonical == null
        || observable.isEmpty()
        || observable.get().unit().isEmpty()
        || number.bound() != Bound.NONE) {
      return false;
    }
    var own = observation.unit();
    if (own != null && units.same(unit, own)) {
      return false;
    }
    for (var printed : List.of(unit, unit + "/d")) {
      var conversion = pack.units().conversion(observable.get(), printed);
      if (conversion.isPresent()
          && Math.abs(number.value().doubleValue() - conversion.get().fromCanonical(canonical))
              <= number.step()) {
        return true;
      }
    }
    return false;
  }
}

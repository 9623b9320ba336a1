package org.vademecum.engine.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.verify.Measured.Figure;
import org.vademecum.engine.verify.Measured.Role;
import org.vademecum.engine.verify.NumberMention.Bound;
import org.vademecum.engine.verify.NumberMention.Sign;

/** Checks numbers with their units, counts, dates and words with digits. */
final class FigureCheck {
  private static final java.util.regex.Pattern DENIED =
      java.util.regex.Pattern.compile(
          "(?i)(?:\\b(?:is|was|are|were) not|n't) (?:at |about )?$|(?:不是|不为|并非|并不是|不等于) ?$");
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

  FigureCheck(EvidenceView evidence, UnitNames units, @Nullable Pack pack, Tally tally) {
    this.evidence = evidence;
    this.units = units;
    this.pack = pack;
    this.tally = tally;
  }

  void check(Reading sentence) {
    for (var i = 0; i < sentence.numbers().size(); i++) {
      check(sentence.numbers().get(i), sentence.owners().get(i), sentence);
    }
    sentence.dates().forEach(d -> check(d, sentence.text()));
    sentence.identifiers().forEach(this::checkIdentifier);
  }

  private void check(NumberMention number, List<Mention> owners, Reading sentence) {
    if (number.grade()) {
      new GradeCheck(evidence, pack, tally).check(number, owners);
      return;
    }
    if (number.counting() && counts(number, sentence)) {
      return;
    }
    if (new DerivedFigures(evidence, tally).check(number, sentence)) {
      return;
    }
    var named = things(owners, evidence.measured);
    var outcome = best(number, named.isEmpty() && owners.isEmpty() ? evidence.measured : named);
    if (outcome != null && outcome.status == ClaimStatus.SUPPORTED) {
      var denied = DENIED.matcher(sentence.text().substring(0, number.start())).find();
      tally.add(
          ClaimKind.NUMBER,
          number.text(),
          denied ? ClaimStatus.CONTRADICTED : ClaimStatus.SUPPORTED,
          (denied ? "denied, but " : "") + outcome.why);
      return;
    }
    if (outcome != null && limitBesideItsValue(number, named, sentence)) {
      tally.supported(ClaimKind.NUMBER, number.text(), "a limit beside its value");
      return;
    }
    var passage = ownLimit(number, named, sentence) ? null : passage(number, owners, named);
    if (passage != null && (outcome == null || passage.status == ClaimStatus.SUPPORTED)) {
      outcome = passage;
    }
    if (outcome != null) {
      if (outcome.misattributed) {
        tally.misattributed(outcome.kind, number.text(), outcome.status, outcome.why);
      } else {
        tally.add(outcome.kind, number.text(), outcome.status, outcome.why);
      }
      return;
    }
    nowhereCited(number, owners, named, sentence);
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
            && named.stream().anyMatch(m -> m.observation() != null && hasValue(m));
    var status = differs ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED;
    var joined = owners.isEmpty() ? "" : " of " + owners.getFirst().text();
    var other = best(number, evidence.elsewhere);
    if (other != null && other.status == ClaimStatus.SUPPORTED) {
      tally.misattributed(
          ClaimKind.NUMBER,
          number.text(),
          status,
          number.text() + " is no cited figure" + joined + "; elsewhere: " + other.why);
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
              + (named.isEmpty() ? joined : joined + ": " + figures(named)));
    }
  }

  private static boolean hasValue(Measured measured) {
    return measured.figures().stream().anyMatch(f -> f.role() == Role.VALUE);
  }

  private static String figures(List<Measured> named) {
    var values =
        named.stream()
            .flatMap(m -> m.figures().stream())
            .filter(f -> f.role() == Role.VALUE)
            .map(f -> print(f))
            .distinct()
            .toList();
    return values.isEmpty() ? "it has no value" : "its value is " + String.join(" or ", values);
  }

  private static String print(Figure figure) {
    return (figure.comparator() == null ? "" : figure.comparator())
        + figure.number().toPlainString()
        + (figure.unit() == null ? "" : " " + figure.unit());
  }

  private static List<Measured> things(List<Mention> owners, List<Measured> measured) {
    return measured.stream()
        .filter(m -> owners.stream().anyMatch(o -> o.sharesKey(m.keys())))
        .toList();
  }

  private record Outcome(ClaimKind kind, ClaimStatus status, String why, boolean misattributed) {
    static Outcome of(ClaimStatus status, String why) {
      return new Outcome(ClaimKind.NUMBER, status, why, false);
    }
  }

  /** The kindest reading of a number against the figures of things; null where none has it. */
  private @Nullable Outcome best(NumberMention number, List<Measured> things) {
    Outcome best = null;
    for (var thing : things) {
      var outcome = number.upper() == null ? single(number, thing) : range(number, thing);
      if (outcome != null && (best == null || outcome.status.compareTo(best.status) < 0)) {
        best = outcome;
      }
    }
    return best;
  }

  private @Nullable Outcome range(NumberMention number, Measured thing) {
    var upper = Objects.requireNonNull(number.upper());
    for (var low : thing.figures()) {
      for (var high : thing.figures()) {
        if (low.role() == Role.LOW
            && high.role() == Role.HIGH
            && Objects.equals(low.unit(), high.unit())
            && low.is(number.value())
            && high.is(upper)) {
          return unitFits(number, low)
              ? Outcome.of(
                  ClaimStatus.SUPPORTED,
                  "the interval of " + thing.label() + " is " + number.text())
              : wrongUnit(number, low, thing);
        }
      }
    }
    return null;
  }

  private @Nullable Outcome single(NumberMention number, Measured thing) {
    Outcome best = null;
    for (var figure : thing.figures()) {
      if (figure.is(number.value())) {
        var outcome =
            unitFits(number, figure)
                ? role(number, figure, thing)
                : wrongUnit(number, figure, thing);
        if (best == null || outcome.status.compareTo(best.status) < 0) {
          best = outcome;
        }
      }
    }
    if (best == null && converted(number, thing)) {
      best =
          Outcome.of(
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

  private static Outcome wrongUnit(NumberMention number, Figure figure, Measured thing) {
    return new Outcome(
        ClaimKind.UNIT,
        ClaimStatus.CONTRADICTED,
        "the unit of " + print(figure) + " of " + thing.label() + " is not " + number.unit(),
        false);
  }

  private Outcome role(NumberMention number, Figure figure, Measured thing) {
    var what = print(figure) + " of " + thing.label();
    if (!figure.role().limit()) {
      return value(number, figure, what);
    }
    if (number.bound() == Bound.NONE) {
      return number.limitCue()
          ? Outcome.of(ClaimStatus.SUPPORTED, "the limit " + what)
          : Outcome.of(
              hasValue(thing) ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED,
              "said as the value, but it is the limit " + what);
    }
    if (number.sign() == Sign.INTERVAL
        || (number.sign() == Sign.BRACKETED && ofInterval(number, figure))) {
      return ofInterval(number, figure)
          ? Outcome.of(ClaimStatus.SUPPORTED, "the interval ends at " + what)
          : Outcome.of(ClaimStatus.CONTRADICTED, "the interval ends at its other end: " + what);
    }
    var below = compare(figure, thing);
    if (below.isEmpty()) {
      return Outcome.of(ClaimStatus.SUPPORTED, "the limit " + what);
    }
    var holds = number.bound() == Bound.BELOW ? below.get() <= 0 : below.get() >= 0;
    return holds
        ? Outcome.of(ClaimStatus.SUPPORTED, "on that side of the limit " + what)
        : Outcome.of(ClaimStatus.CONTRADICTED, "on the other side of the limit " + what);
  }

  // "≤10" is an interval that ends at 10, wherever the value lies.
  private static boolean ofInterval(NumberMention number, Figure limit) {
    return (number.bound() == Bound.BELOW) == (limit.role() == Role.HIGH);
  }

  private static Outcome value(NumberMention number, Figure figure, String what) {
    var comparator = figure.comparator();
    var itself =
        comparator == null ? Bound.NONE : comparator.startsWith("<") ? Bound.BELOW : Bound.ABOVE;
    if (number.bound() == itself) {
      return Outcome.of(ClaimStatus.SUPPORTED, "the value " + what);
    }
    if (number.bound().opposite(itself)) {
      return Outcome.of(ClaimStatus.CONTRADICTED, "the comparator is turned around: " + what);
    }
    return Outcome.of(
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

  /** A number of a cited passage, said of the same name and on the same side. */
  private @Nullable Outcome passage(
      NumberMention number, List<Mention> owners, List<Measured> named) {
    Outcome best = null;
    for (var passage : evidence.passages) {
      for (var sentence : passage.sentences()) {
        for (var i = 0; i < sentence.numbers().size(); i++) {
          var there = sentence.numbers().get(i);
          if (sameNumber(number, there)) {
            var outcome =
                inPassage(number, there, owners, sentence.owners().get(i), passage, named);
            if (best == null || outcome.status.compareTo(best.status) < 0) {
              best = outcome;
            }
          }
        }
      }
    }
    return best;
  }

  private static boolean sameNumber(NumberMention said, NumberMention there) {
    if (said.upper() == null && there.upper() != null) {
      return said.value().compareTo(there.value()) == 0
          || said.value().compareTo(Objects.requireNonNull(there.upper())) == 0;
    }
    return said.value().compareTo(there.value()) == 0 && sameEnd(said.upper(), there.upper());
  }

  private static boolean sameEnd(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
  }

  private Outcome inPassage(
      NumberMention number,
      NumberMention there,
      List<Mention> owners,
      List<Mention> ownersThere,
      SourceText passage,
      List<Measured> named) {
    var what = passage.label() + " has " + there.text();
    var unit = number.unit();
    if (unit != null
        && (there.unit() == null || !units.same(unit, Objects.requireNonNull(there.unit())))) {
      return new Outcome(ClaimKind.UNIT, ClaimStatus.UNSUPPORTED, what + ", not in " + unit, false);
    }
    if (number.bound() != there.bound() && number.upper() == null && there.upper() == null) {
      var turned = number.bound().opposite(there.bound());
      var value =
          number.bound() == Bound.NONE
              && !number.limitCue()
              && named.stream().anyMatch(FigureCheck::hasValue);
      return Outcome.of(
          turned || value
              ? ClaimStatus.CONTRADICTED
              : number.bound() == Bound.NONE && number.limitCue()
                  ? ClaimStatus.SUPPORTED
                  : ClaimStatus.UNSUPPORTED,
          what + " with another comparator");
    }
    var keys = new HashSet<String>(passage.titleKeys());
    ownersThere.forEach(m -> keys.addAll(m.keys()));
    var joined =
        owners.isEmpty() || keys.isEmpty() || owners.stream().anyMatch(o -> o.sharesKey(keys));
    if (!joined) {
      return new Outcome(
          ClaimKind.NUMBER,
          ClaimStatus.UNSUPPORTED,
          what + " but not of " + owners.getFirst().text(),
          true);
    }
    var asValue = number.bound() == Bound.NONE && !number.limitCue() && number.upper() == null;
    if (asValue
        && !number.word()
        && number.unit() != null
        && named.stream().anyMatch(m -> m.observation() != null && hasValue(m))) {
      return Outcome.of(
          ClaimStatus.CONTRADICTED,
          "said as the value, but it is of " + passage.label() + "; " + figures(named));
    }
    return Outcome.of(ClaimStatus.SUPPORTED, what);
  }

  /** Whether a number counts what is listed, in the sentence, its evidence or the whole answer. */
  private boolean counts(NumberMention number, Reading sentence) {
    if (number.value().scale() > 0 || number.upper() != null || number.unit() != null) {
      return false;
    }
    var count = number.value().intValue();
    var counts = new ArrayList<Integer>();
    var names = new HashSet<Set<String>>();
    sentence.mentions().forEach(m -> names.add(m.keys()));
    counts.add(names.size());
    if (number.word()) {
      lists(sentence, counts);
      evidence.texts().forEach(t -> t.sentences().forEach(s -> lists(s, counts)));
    }
    for (var scope : List.of(evidence.cited, evidence.whole)) {
      var all = scope.observations();
      counts.add(all.size());
      counts.add(scope.findings().size());
      counts.add(count(all, o -> o.flag().outside()));
      counts.add(count(all, o -> o.flag().low()));
      counts.add(count(all, o -> o.flag().high()));
      counts.add(count(all, o -> o.flag().critical()));
      counts.add(count(all, o -> !o.flag().outside() && o.status().judged()));
      counts.add(count(all, o -> !o.status().judged()));
    }
    if (count > 0 && counts.contains(count)) {
      tally.supported(ClaimKind.NUMBER, number.text(), "counts what is listed: " + count);
      return true;
    }
    return false;
  }

  // "three routes": as many names or stretches as a sentence lists.
  private static void lists(Reading sentence, List<Integer> counts) {
    counts.add((int) sentence.mentions().stream().map(Mention::keys).distinct().count());
    counts.add(sentence.segments().size());
  }

  private static int count(
      List<Observation> observations, java.util.function.Predicate<Observation> what) {
    return (int) observations.stream().filter(what).count();
  }

  private void check(DateMention date, String text) {
    var said = text.substring(date.start(), date.end());
    if (evidence.cited.observations().stream().anyMatch(o -> said.equals(o.text()))) {
      tally.supported(ClaimKind.NUMBER, said, "a result as it is printed");
    } else if (agrees(date, evidence.cited.observations())) {
      tally.supported(ClaimKind.NUMBER, said, "the time of a cited observation");
    } else if (evidence.passages.stream()
        .anyMatch(p -> p.lower().contains(said.toLowerCase(Locale.ROOT)))) {
      tally.supported(ClaimKind.NUMBER, said, "a cited passage has " + said);
    } else if (evidence.notes.stream()
        .anyMatch(n -> n.lower().contains(said.toLowerCase(Locale.ROOT)))) {
      tally.supported(ClaimKind.NUMBER, said, "a line of the report has " + said);
    } else if (agrees(date, evidence.whole.observations())) {
      tally.misattributed(
          ClaimKind.NUMBER,
          said,
          ClaimStatus.UNSUPPORTED,
          said + " is the time of an observation that is not cited");
    } else {
      tally.invented(said, ClaimStatus.UNSUPPORTED, "no observation is of " + said);
    }
  }

  private static boolean agrees(DateMention date, List<Observation> observations) {
    return observations.stream()
        .map(Observation::observedAt)
        .anyMatch(time -> time != null && date.agrees(time));
  }

  private void checkIdentifier(String word) {
    var key = word.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    var texts = new ArrayList<>(evidence.texts());
    texts.addAll(evidence.notices);
    texts.addAll(evidence.notes);
    texts.addAll(evidence.awaited);
    var found = texts.stream().anyMatch(t -> t.lower().replaceAll("[\\s-]", "").contains(key));
    var printed =
        evidence.cited.observations().stream()
            .anyMatch(
                o ->
                    Folding.fold(o.name() + " " + o.source().name())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .contains(key));
    if (found || printed) {
      tally.supported(ClaimKind.NAME, word, "the cited evidence has " + word);
    } else {
      tally.unsupported(ClaimKind.NAME, word, "no cited evidence has " + word);
    }
  }
}

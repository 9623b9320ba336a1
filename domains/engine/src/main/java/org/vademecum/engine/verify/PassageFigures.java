package org.vademecum.engine.verify;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.verify.NumberMention.Bound;

/** Reads numbers as those of cited passages. */
final class PassageFigures {
  private final EvidenceView evidence;
  private final UnitNames units;

  PassageFigures(EvidenceView evidence, UnitNames units) {
    this.evidence = evidence;
    this.units = units;
  }

  /** A number of a cited passage, said of the same name and on the same side. */
  @Nullable FigureOutcome read(NumberMention number, List<Mention> owners, List<Measured> named) {
    FigureOutcome best = null;
    for (var passage : evidence.passages) {
      for (var sentence : passage.sentences()) {
        for (var i = 0; i < sentence.numbers().size(); i++) {
          var there = sentence.numbers().get(i);
          if (sameNumber(number, there)) {
            var outcome =
                inPassage(number, there, owners, sentence.owners().get(i), passage, named);
            if (best == null || outcome.status().compareTo(best.status()) < 0) {
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

  private FigureOutcome inPassage(
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
      return new FigureOutcome(
          ClaimKind.UNIT, ClaimStatus.UNSUPPORTED, what + ", not in " + unit, false);
    }
    if (number.bound() != there.bound() && number.upper() == null && there.upper() == null) {
      var turned = number.bound().opposite(there.bound());
      var value =
          number.bound() == Bound.NONE
              && !number.limitCue()
              && named.stream().anyMatch(Measured::hasValue);
      return FigureOutcome.of(
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
      return new FigureOutcome(
          ClaimKind.NUMBER,
          ClaimStatus.UNSUPPORTED,
          what + " but not of " + owners.getFirst().text(),
          true);
    }
    var asValue = number.bound() == Bound.NONE && !number.limitCue() && number.upper() == null;
    if (asValue
        && !number.word()
        && number.unit() != null
        && named.stream().anyMatch(m -> m.observation() != null && m.hasValue())) {
      return FigureOutcome.of(
          ClaimStatus.CONTRADICTED,
          "said as the value, but it is of " + passage.label() + "; " + Measured.values(named));
    }
    return FigureOutcome.of(ClaimStatus.SUPPORTED, what);
  }
}

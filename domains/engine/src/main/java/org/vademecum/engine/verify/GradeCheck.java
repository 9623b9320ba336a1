package org.vademecum.engine.verify;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;

/**
 * Checks grades of qualitative results ("2+", "(++)", "two plus"): by their rank on the pack's
 * scale, so that a report's "阳性(++)" is "2+", or by the plus count where the scale lacks them.
 */
final class GradeCheck {
  private final EvidenceView evidence;
  private final @Nullable Pack pack;
  private final Tally tally;

  GradeCheck(EvidenceView evidence, @Nullable Pack pack, Tally tally) {
    this.evidence = evidence;
    this.pack = pack;
    this.tally = tally;
  }

  void check(NumberMention grade, List<Mention> owners, boolean denied) {
    var named = graded(evidence.measured, owners);
    var same = named.stream().filter(o -> same(grade, o)).findFirst();
    if (same.isPresent() && denied) {
      tally.contradicted(
          ClaimKind.NUMBER, grade.text(), "denied, but the result of " + same.get().name());
    } else if (same.isPresent()) {
      tally.supported(ClaimKind.NUMBER, grade.text(), "the result of " + same.get().name());
    } else if (named.stream().anyMatch(o -> grade(o).isPresent())) {
      tally.contradicted(
          ClaimKind.NUMBER,
          grade.text(),
          "the result of " + named.getFirst().name() + " is " + named.getFirst().text());
    } else if (evidence.passages.stream()
        .anyMatch(p -> p.lower().contains(grade.text().toLowerCase(Locale.ROOT)))) {
      tally.supported(ClaimKind.NUMBER, grade.text(), "a cited passage has " + grade.text());
    } else {
      nowhereCited(grade, owners);
    }
  }

  private void nowhereCited(NumberMention grade, List<Mention> owners) {
    var elsewhere =
        graded(evidence.elsewhere, owners).stream().filter(o -> same(grade, o)).findFirst();
    if (elsewhere.isPresent()) {
      tally.misattributed(
          ClaimKind.NUMBER,
          grade.text(),
          ClaimStatus.UNSUPPORTED,
          grade.text() + " is the result of " + elsewhere.get().name() + ", which is not cited");
    } else {
      tally.invented(grade.text(), ClaimStatus.UNSUPPORTED, "no cited result is " + grade.text());
    }
  }

  // The qualitative results that a grade may be of: those named, or all where no name is said.
  private static List<Observation> graded(List<Measured> things, List<Mention> owners) {
    return things.stream()
        .filter(m -> owners.isEmpty() || owners.stream().anyMatch(o -> o.sharesKey(m.keys())))
        .map(Measured::observation)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(o -> o.text() != null && o.value() == null && o.status().judged())
        .toList();
  }

  private boolean same(NumberMention grade, Observation observation) {
    var said = rank("+".repeat(grade.value().intValue()));
    var is = grade(observation);
    return is.isPresent() && is.getAsDouble() == said.orElse(grade.value().doubleValue());
  }

  private OptionalDouble grade(Observation observation) {
    var text = Objects.requireNonNull(observation.text());
    var rank = rank(text);
    return rank.isPresent() ? rank : pluses(key(text));
  }

  private OptionalDouble rank(String text) {
    var key = key(text);
    for (var rank : pack == null ? List.<OrdinalRank>of() : pack.ordinals()) {
      if (rank.texts().stream().anyMatch(t -> key(t).equals(key))
          || key(rank.label().en()).equals(key)
          || key(rank.label().zh()).equals(key)
          || key(rank.name()).equals(key)) {
        return OptionalDouble.of(rank.rank());
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble pluses(String key) {
    var count = (int) key.chars().filter(c -> c == '+').count();
    var digit = key.chars().filter(Character::isDigit).findFirst();
    return count == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(digit.isPresent() ? digit.getAsInt() - '0' : count);
  }

  private static String key(String text) {
    return Folding.fold(text).toLowerCase(Locale.ROOT).replaceAll("[\\s()*↑↓]", "");
  }
}

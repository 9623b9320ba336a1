package org.vademecum.engine.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vademecum.engine.judge.Severity;

/**
 * What a place says of a part of the cases only, and a statement of all: "a very high X can harm"
 * becomes "a raised X can harm", "an isolated rise" any rise, "A and B tell" becomes "A and C
 * tell".
 */
final class Qualifiers {
  private static final int BESIDE = 6;

  private final EvidenceView evidence;

  Qualifiers(EvidenceView evidence) {
    this.evidence = evidence;
  }

  /** What the statement leaves out or puts in the place of another, in plain words. */
  Optional<String> lost(Statement said, Reading sentence, SourceText.Statement there) {
    var place = there.reading();
    for (var cue : place.cues()) {
      if (cue.is(Cue.QUALIFIER) && !says(sentence, cue) && sharesName(said, place, cue)) {
        return Optional.of("without: " + cue.text());
      }
    }
    for (var direction : place.directions()) {
      var severity = direction.severity();
      if (severity != null && severity.is(Cue.SEVERE) && lighter(direction, sentence)) {
        return Optional.of("without: " + severity.text());
      }
    }
    return otherName(said, there);
  }

  private static boolean says(Reading sentence, CueMatch qualifier) {
    var lexicon = Lexicon.of(sentence.language());
    return sentence.has(Cue.QUALIFIER)
        || ContentReader.covering(sentence.text(), lexicon)
            .containsAll(ContentReader.covering(qualifier.text(), lexicon));
  }

  private static boolean sharesName(Statement said, Reading place, CueMatch cue) {
    return said.mentions().stream()
        .anyMatch(
            m -> place.mentions().stream().anyMatch(p -> p.sharesKey(m.keys()) && beside(p, cue)));
  }

  private static boolean beside(Mention name, CueMatch cue) {
    var between = Math.max(cue.start() - name.end(), name.start() - cue.end());
    return between >= 0 && between <= BESIDE;
  }

  // Where the result itself is as far out as the place says, nothing is lost.
  private boolean lighter(DirectionMention there, Reading sentence) {
    var graded =
        sentence.directions().stream()
            .filter(d -> d.severity() != null)
            .anyMatch(
                d ->
                    d.names().stream()
                        .anyMatch(
                            n -> there.names().stream().anyMatch(m -> m.sharesKey(n.keys()))));
    return !graded
        && sentence.directions().stream()
            .filter(d -> d.severity() == null && d.sense() == there.sense() && !d.denied())
            .flatMap(d -> d.names().stream())
            .filter(n -> there.names().stream().anyMatch(m -> m.sharesKey(n.keys())))
            .anyMatch(n -> evidence.cited(n).stream().noneMatch(Qualifiers::severe));
  }

  private static boolean severe(Measured thing) {
    var observation = thing.observation();
    return observation != null
        && Objects.requireNonNull(observation).severity().compareTo(Severity.SEVERE) >= 0;
  }

  // A name that the place has only in its title, where its sentence has another one.
  private Optional<String> otherName(Statement said, SourceText.Statement there) {
    var place = there.reading().mentions().stream().filter(Mention::measured).toList();
    var own = keys(place);
    var names = said.mentions().stream().filter(Mention::measured).toList();
    var put = names.stream().filter(n -> !n.sharesKey(own) && n.sharesKey(there.names())).toList();
    var kept = names.stream().anyMatch(n -> n.sharesKey(own));
    var gone = place.stream().filter(p -> !p.sharesKey(keys(names))).toList();
    return kept && !put.isEmpty() && !gone.isEmpty()
        ? Optional.of(put.getFirst().text() + " stands for " + gone.getFirst().text())
        : Optional.empty();
  }

  private static Set<String> keys(List<Mention> mentions) {
    var keys = new HashSet<String>();
    mentions.forEach(m -> keys.addAll(m.keys()));
    return keys;
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.judge.Observation;

/** Reads numbers that count: results, findings, what a sentence or a text lists. */
final class CountCheck {
  private final EvidenceView evidence;
  private final Tally tally;

  CountCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  /** Whether a number counts what is listed, in the sentence, its evidence or the whole answer. */
  boolean counts(NumberMention number, Reading sentence) {
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
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.text.Language;

/**
 * How much of a sentence's words, weighed by how rare they are in the pack, the evidence has: in
 * its nearest sentence, in its nearest two, anywhere. For Chinese, words are single characters.
 */
final class Nearness {
  private final EvidenceView evidence;
  private final Vocabulary vocabulary;
  private final Language language;

  Nearness(EvidenceView evidence, Vocabulary vocabulary, Language language) {
    this.evidence = evidence;
    this.vocabulary = vocabulary;
    this.language = language;
  }

  void of(Reading sentence, Signals signals) {
    var said = new ArrayList<>(units(sentence.text(), evidence.lexicon));
    var free = new HashSet<String>();
    for (var observation : evidence.cited.observations()) {
      free.addAll(units(observation.name(), evidence.lexicon));
      var printed = observation.source().name();
      if (printed != null) {
        free.addAll(units(printed, evidence.lexicon));
      }
    }
    var weights = said.stream().mapToDouble(u -> vocabulary.weight(u, language)).toArray();
    var all = 0.0;
    for (var w : weights) {
      all += w;
    }
    if (all == 0) {
      signals.set(Signal.COVER_ONE, 1);
      signals.set(Signal.COVER_TWO, 1);
      signals.set(Signal.COVER_ALL, 1);
      return;
    }
    var places = new ArrayList<Set<String>>();
    for (var texts : List.of(evidence.texts(), evidence.notes, evidence.notices)) {
      for (var text : texts) {
        for (var there : text.statements()) {
          places.add(there.units());
        }
      }
    }
    var best = 0.0;
    Set<String> first = Set.of();
    var bestAlone = 0.0;
    for (var place : places) {
      var found = covered(said, weights, place, free);
      if (found > best) {
        best = found;
        first = place;
      }
      bestAlone = Math.max(bestAlone, covered(said, weights, place, Set.of()));
    }
    var two = best;
    var whole = new HashSet<String>();
    for (var place : places) {
      var both = new HashSet<>(first);
      both.addAll(place);
      two = Math.max(two, covered(said, weights, both, free));
      whole.addAll(place);
    }
    var there = 0.0;
    var kept = 0.0;
    for (var unit : first) {
      var w = vocabulary.weight(unit, language);
      there += w;
      kept += said.contains(unit) ? w : 0;
    }
    signals.set(Signal.COVER_ONE, best / all);
    signals.set(Signal.COVER_ALONE, bestAlone / all);
    signals.set(Signal.COVER_TWO, two / all);
    signals.set(Signal.COVER_ALL, covered(said, weights, whole, free) / all);
    signals.set(Signal.COVER_BACK, there == 0 ? 0 : kept / there);
    signals.set(Signal.WEIGHT_MISSING, all - covered(said, weights, whole, free));
    signals.set(Signal.WEIGHT, all);
  }

  private static double covered(
      List<String> said, double[] weights, Set<String> place, Set<String> free) {
    var found = 0.0;
    for (var i = 0; i < weights.length; i++) {
      if (place.contains(said.get(i)) || free.contains(said.get(i))) {
        found += weights[i];
      }
    }
    return found;
  }

  static Set<String> units(String text, Lexicon lexicon) {
    return ContentReader.units(text, lexicon);
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a sentence's words, weighed by how rare they are in the pack, the evidence has: in
 * its nearest sentence, in its nearest two, anywhere. For Chinese, words are single characters.
 * Names of cited results may stand anywhere.
 */
final class Nearness {
  private final EvidenceView evidence;
  private final Vocabulary vocabulary;
  private final List<String> said;
  private final double[] weights;
  private final double whole;

  Nearness(EvidenceView evidence, Vocabulary vocabulary, Reading sentence) {
    this.evidence = evidence;
    this.vocabulary = vocabulary;
    this.said = ContentReader.units(sentence.text(), evidence.lexicon).stream().sorted().toList();
    this.weights = said.stream().mapToDouble(this::weight).toArray();
    var sum = 0.0;
    for (var weight : weights) {
      sum += weight;
    }
    this.whole = sum;
  }

  private double weight(String unit) {
    return vocabulary.weight(unit, evidence.lexicon.language());
  }

  void read(Signals signals) {
    if (whole == 0) {
      signals.set(Signal.COVER_ONE, 1);
      signals.set(Signal.COVER_TWO, 1);
      signals.set(Signal.COVER_ALL, 1);
      return;
    }
    var free = shared(evidence.units);
    var found = new ArrayList<BitSet>();
    var anywhere = (BitSet) free.clone();
    BitSet best = free;
    Set<String> nearest = Set.of();
    var alone = 0.0;
    for (var place : places()) {
      var here = shared(place.units());
      alone = Math.max(alone, sum(here));
      here.or(free);
      anywhere.or(here);
      found.add(here);
      if (sum(here) > sum(best)) {
        best = here;
        nearest = place.units();
      }
    }
    var two = sum(best);
    for (var here : found) {
      var both = (BitSet) best.clone();
      both.or(here);
      two = Math.max(two, sum(both));
    }
    signals.set(Signal.COVER_ONE, sum(best) / whole);
    signals.set(Signal.COVER_ALONE, alone / whole);
    signals.set(Signal.COVER_TWO, two / whole);
    signals.set(Signal.COVER_ALL, sum(anywhere) / whole);
    signals.set(Signal.COVER_BACK, backwards(nearest));
    signals.set(Signal.WEIGHT_MISSING, whole - sum(anywhere));
    signals.set(Signal.WEIGHT, whole);
  }

  private List<SourceText.Statement> places() {
    var places = new ArrayList<SourceText.Statement>();
    for (var texts : List.of(evidence.texts(), evidence.notes, evidence.notices)) {
      texts.forEach(t -> places.addAll(t.statements()));
    }
    return places;
  }

  private BitSet shared(Set<String> units) {
    var shared = new BitSet();
    for (var i = 0; i < said.size(); i++) {
      shared.set(i, units.contains(said.get(i)));
    }
    return shared;
  }

  private double sum(BitSet units) {
    var sum = 0.0;
    for (var i = units.nextSetBit(0); i >= 0; i = units.nextSetBit(i + 1)) {
      sum += weights[i];
    }
    return sum;
  }

  private double backwards(Set<String> place) {
    var there = 0.0;
    var kept = 0.0;
    // In an order of their own, so that sums are the same in every run.
    for (var unit : place.stream().sorted().toList()) {
      var weight = weight(unit);
      there += weight;
      kept += said.contains(unit) ? weight : 0;
    }
    return there == 0 ? 0 : kept / there;
  }
}

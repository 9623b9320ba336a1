package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A labelled row and what a detector made of it.
 *
 * @param score the probability of being supported
 * @param flagged whether it was taken for not supported
 */
record Flagged(
    String group, @Nullable String kind, boolean supported, double score, boolean flagged) {

  private static Flagged of(Pair pair, double score, double threshold) {
    var supported = Integer.valueOf(1).equals(pair.label());
    return new Flagged(pair.group(), pair.kind(), supported, score, score < threshold);
  }

  static List<Flagged> judged(List<Pair> pairs, List<CrossValidation.Judged> judged) {
    var rows = new ArrayList<Flagged>();
    for (var i = 0; i < pairs.size(); i++) {
      rows.add(of(pairs.get(i), judged.get(i).probability(), judged.get(i).threshold()));
    }
    return rows;
  }

  static List<Flagged> verifier(List<CheckedPair> checked) {
    return checked.stream().map(c -> of(c.pair(), c.score(), 0.5)).toList();
  }

  /** The labelled ones among scored pairs. */
  static List<Flagged> scored(List<Pair> pairs, List<ScoredPair> scored, double threshold) {
    var rows = new ArrayList<Flagged>();
    for (var i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).label() != null) {
        rows.add(of(pairs.get(i), scored.get(i).score(), threshold));
      }
    }
    return rows;
  }
}

package org.vademecum.eval.statistics;

import java.util.List;

/**
 * Whether the same question gets the same answer again: of all pairs of answers to one case, the
 * share that is equal. What equal means is the caller's: the text as it stands, or the set of
 * claims ({@link java.util.Set}s compare without order). A case that was asked once has no pair and
 * counts for nothing.
 */
public final class Consistency {
  private final Statistics.Counts counts = new Statistics.Counts();

  /** Adds the answers to one case, or to paraphrases of it. */
  public Consistency add(String cluster, List<?> answers) {
    var equal = 0;
    var pairs = 0;
    for (var i = 0; i < answers.size(); i++) {
      for (var j = i + 1; j < answers.size(); j++) {
        pairs++;
        equal += answers.get(i).equals(answers.get(j)) ? 1 : 0;
      }
    }
    counts.add(cluster, equal, pairs);
    return this;
  }

  /** The share of equal pairs. */
  public Rate share(long seed) {
    return new Statistics(seed).rate(counts);
  }
}

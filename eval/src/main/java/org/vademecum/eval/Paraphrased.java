package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vademecum.eval.paraphrase.Rewording;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * Whether an arm says the same of a case that is put otherwise. Pairs are of a case and one of its
 * paraphrases; where either has no answer, there is nothing to compare, and the pair is counted
 * apart.
 *
 * @param pairs all pairs
 * @param withoutParaphrase cases that could not be reworded safely
 * @param answeredOnce pairs of which one has an answer
 * @param sameFindings of pairs with two answers, those that state the same findings
 * @param byRewording the same by what was reworded
 * @param wrongOnlyInParaphrase of pairs with two answers of which the first has no hallucination,
 *     those of which the second has one
 * @param wrongOnlyInOriginal pairs the other way round
 * @param differing ids of paraphrases whose answers state other findings, the first ones
 */
record Paraphrased(
    int pairs,
    int withoutParaphrase,
    int answeredOnce,
    Rate sameFindings,
    Map<String, Rate> byRewording,
    Rate wrongOnlyInParaphrase,
    int wrongOnlyInOriginal,
    List<String> differing) {
  private static final int LISTED = 20;

  /** What one arm made of one case. */
  record Said(CaseResult result, Set<String> findings) {
    boolean wrong() {
      return Measures.hallucinated(result) > 0;
    }
  }

  /** A case and a paraphrase of it. */
  record Pair(Rewording how, Said original, Said paraphrase) {
    boolean answered() {
      return original.result().answered() && paraphrase.result().answered();
    }

    boolean answeredOnce() {
      return original.result().answered() != paraphrase.result().answered();
    }

    boolean same() {
      return original.findings().equals(paraphrase.findings());
    }
  }

  static Paraphrased of(List<Pair> pairs, int withoutParaphrase, long seed) {
    var same = new Statistics.Counts();
    var wrong = new Statistics.Counts();
    var by = new TreeMap<Rewording, Statistics.Counts>();
    var mended = 0;
    var differing = new ArrayList<String>();
    for (var pair : pairs.stream().filter(Pair::answered).toList()) {
      var cluster = pair.original().result().scenario();
      same.add(cluster, pair.same() ? 1 : 0, 1);
      by.computeIfAbsent(pair.how(), k -> new Statistics.Counts())
          .add(cluster, pair.same() ? 1 : 0, 1);
      if (!pair.original().wrong()) {
        wrong.add(cluster, pair.paraphrase().wrong() ? 1 : 0, 1);
      } else if (!pair.paraphrase().wrong()) {
        mended++;
      }
      if (!pair.same() && differing.size() < LISTED) {
        differing.add(pair.paraphrase().result().id());
      }
    }
    var statistics = new Statistics(seed);
    var rates = new TreeMap<String, Rate>();
    by.forEach((how, counts) -> rates.put(how.toString(), statistics.rate(counts)));
    return new Paraphrased(
        pairs.size(),
        withoutParaphrase,
        (int) pairs.stream().filter(Pair::answeredOnce).count(),
        statistics.rate(same),
        rates,
        statistics.rate(wrong),
        mended,
        differing);
  }
}

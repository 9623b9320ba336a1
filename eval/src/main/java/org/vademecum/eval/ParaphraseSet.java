package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.pack.Pack;
import org.vademecum.eval.paraphrase.Paraphraser;

/**
 * The paraphrases of a set of cases.
 *
 * @param pairs each with its place among the cases, in the order of the cases
 * @param withoutParaphrase cases that have none
 */
record ParaphraseSet(List<Place> pairs, int withoutParaphrase) {
  /** A paraphrase and the index of the case that it says otherwise. */
  record Place(int original, Paraphraser.Paraphrase paraphrase) {}

  /** Up to so many paraphrases of every case. */
  static ParaphraseSet of(Pack pack, List<EvalCase> asked, int most, long seed) {
    if (most == 0) {
      return new ParaphraseSet(List.of(), 0);
    }
    var paraphraser = new Paraphraser(pack, seed);
    var pairs = new ArrayList<Place>();
    var without = 0;
    for (var i = 0; i < asked.size(); i++) {
      var paraphrases = paraphraser.of(asked.get(i), most);
      without += paraphrases.isEmpty() ? 1 : 0;
      for (var paraphrase : paraphrases) {
        pairs.add(new Place(i, paraphrase));
      }
    }
    return new ParaphraseSet(pairs, without);
  }

  List<EvalCase> cases() {
    return pairs.stream().map(p -> p.paraphrase().asked()).toList();
  }

  /**
   * Holds an arm's answers to the paraphrases against those to the cases.
   *
   * @param judged in the order of the cases
   * @param again in the order of the paraphrases
   */
  Paraphrased compare(List<ArmRun.Judged> judged, List<ArmRun.Judged> again, long seed) {
    var compared = new ArrayList<Paraphrased.Pair>();
    for (var i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      compared.add(
          new Paraphrased.Pair(
              pair.paraphrase().how(), said(judged.get(pair.original())), said(again.get(i))));
    }
    return Paraphrased.of(compared, withoutParaphrase, seed);
  }

  private static Paraphrased.Said said(ArmRun.Judged judged) {
    return new Paraphrased.Said(judged.result(), judged.findings());
  }
}

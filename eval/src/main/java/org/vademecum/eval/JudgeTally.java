package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.eval.statistics.Agreement;
import org.vademecum.eval.statistics.Statistics;

/** Adds up a model's verdicts on the answers of one arm. */
final class JudgeTally {
  private final String model;
  private final int votes;
  private final Labels labels;
  private final long seed;
  private int replies;
  private int invalid;
  private int sentences;
  private int undecided;
  private final Statistics.Counts bySentence = new Statistics.Counts();
  private final Statistics.Counts byResponse = new Statistics.Counts();
  private final List<Agreement.Judged> verifier = new ArrayList<>();
  private final List<Agreement.Judged> labelled = new ArrayList<>();

  JudgeTally(String model, int votes, Labels labels, long seed) {
    this.model = model;
    this.votes = votes;
    this.labels = labels;
    this.seed = seed;
  }

  void add(ModelJudge.Judged answer) {
    replies += votes;
    invalid += answer.verdicts().invalid();
    var bad = 0;
    var decided = 0;
    for (var i = 0; i < answer.sentences().size(); i++) {
      var word = answer.verdicts().words().get(i);
      decided += word.equals(JudgeVotes.UNDECIDED) ? 0 : 1;
      bad += add(answer.asked(), answer.sentences().get(i), word);
    }
    if (decided > 0) {
      byResponse.add(answer.asked().scenario(), bad > 0 ? 1 : 0, 1);
    }
  }

  // 1 for a sentence that the model calls unsupported or contradicted.
  private int add(EvalCase asked, JudgedSentence sentence, String word) {
    sentences++;
    if (word.equals(JudgeVotes.UNDECIDED)) {
      undecided++;
      return 0;
    }
    var bad = word.equals("supported") ? 0 : 1;
    bySentence.add(asked.scenario(), bad, 1);
    if (!sentence.status().equals("unchecked")) {
      verifier.add(new Agreement.Judged(asked.scenario(), word, sentence.status()));
    }
    labels
        .of(asked, sentence.text())
        .ifPresent(l -> labelled.add(new Agreement.Judged(asked.scenario(), word, l)));
    return bad;
  }

  ModelJudge.Measured done() {
    var statistics = new Statistics(seed);
    return new ModelJudge.Measured(
        "judge",
        model,
        votes,
        replies,
        invalid,
        sentences,
        undecided,
        statistics.rate(bySentence),
        statistics.rate(byResponse),
        Agreement.of(verifier, seed),
        labelled.isEmpty() ? null : Agreement.of(labelled, seed));
  }
}

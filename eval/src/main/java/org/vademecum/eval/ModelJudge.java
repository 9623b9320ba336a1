package org.vademecum.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Progress;
import org.vademecum.eval.statistics.Agreement;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * A language model as judge beside gold and verifier, and how far it agrees with the verifier and
 * with labels. Its rates are its own ({@code judgedBy: judge}); no gate and no other figure rests
 * on them.
 */
final class ModelJudge {
  private final JudgeVotes voting;
  private final String model;
  private final AnswerJudge judge;
  private final Labels labels;
  private final long seed;

  ModelJudge(JudgeVotes voting, String model, AnswerJudge judge, Labels labels, long seed) {
    this.voting = voting;
    this.model = model;
    this.judge = judge;
    this.labels = labels;
    this.seed = seed;
  }

  /**
   * The figures of one arm by the model.
   *
   * @param replies how many it gave
   * @param invalidReplies of these, those without one word for each sentence; they have no vote
   * @param undecided sentences without a majority; they are in no rate
   * @param unsupportedSentences contradicted ones too
   * @param hallucinatedResponses answers with at least one such sentence
   * @param agreementWithVerifier its words first; sentences that the verifier can't read are left
   *     out
   * @param agreementWithLabels null where none of these sentences has a label
   */
  record Measured(
      String judgedBy,
      String model,
      int votes,
      int replies,
      int invalidReplies,
      int sentences,
      int undecided,
      Rate unsupportedSentences,
      Rate hallucinatedResponses,
      Agreement agreementWithVerifier,
      @Nullable Agreement agreementWithLabels) {}

  Map<String, Measured> measure(Path folder, List<EvalCase> asked, EvalRun run) {
    var measured = new LinkedHashMap<String, Measured>();
    for (var arm : run.results().keySet()) {
      var names = asked.stream().map(c -> AnswerLog.name(c.id(), arm)).collect(Collectors.toSet());
      var replies = AnswerLog.replies(folder, names);
      var tally = new Tally();
      try (var progress = Progress.start("judge " + arm, "cases", asked.size())) {
        for (var each : asked) {
          var reply = replies.get(AnswerLog.name(each.id(), arm));
          if (reply != null) {
            tally.add(each, reply);
          }
          progress.step();
        }
      }
      measured.put(arm, tally.done());
    }
    return measured;
  }

  private final class Tally {
    private int replies;
    private int invalid;
    private int sentences;
    private int undecided;
    private final Statistics.Counts bySentence = new Statistics.Counts();
    private final Statistics.Counts byResponse = new Statistics.Counts();
    private final List<Agreement.Judged> verifier = new ArrayList<>();
    private final List<Agreement.Judged> labelled = new ArrayList<>();

    void add(EvalCase asked, Reply reply) {
      var answer = reply.answer();
      if (answer == null || !answer.path("answered").asBoolean()) {
        return;
      }
      var content =
          judge.sentences(asked, answer).stream()
              .filter(s -> !s.origin().equals("notice"))
              .toList();
      if (content.isEmpty()) {
        return;
      }
      var verdicts = voting.of(asked, answer, content.stream().map(JudgedSentence::text).toList());
      replies += voting.votes();
      invalid += verdicts.invalid();
      var bad = 0;
      var decided = 0;
      for (var i = 0; i < content.size(); i++) {
        var word = verdicts.words().get(i);
        decided += word.equals(JudgeVotes.UNDECIDED) ? 0 : 1;
        bad += add(asked, content.get(i), word);
      }
      if (decided > 0) {
        byResponse.add(asked.scenario(), bad > 0 ? 1 : 0, 1);
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

    Measured done() {
      var statistics = new Statistics(seed);
      return new Measured(
          "judge",
          model,
          voting.votes(),
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
}

package org.vademecum.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Progress;
import org.vademecum.eval.statistics.Agreement;
import org.vademecum.eval.statistics.Rate;

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
  private final int atOnce;

  /**
   * @param atOnce how many answers are judged at the same time
   */
  ModelJudge(
      JudgeVotes voting, String model, AnswerJudge judge, Labels labels, long seed, int atOnce) {
    this.voting = voting;
    this.atOnce = atOnce;
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
      var tally = new JudgeTally(model, voting.votes(), labels, seed);
      judged(folder, asked, arm).forEach(tally::add);
      measured.put(arm, tally.done());
    }
    return measured;
  }

  /** One answer's content sentences with the model's verdicts. */
  record Judged(EvalCase asked, List<JudgedSentence> sentences, JudgeVotes.Verdicts verdicts) {}

  // In the order of the cases.
  private List<Judged> judged(Path folder, List<EvalCase> asked, String arm) {
    var names = asked.stream().map(c -> AnswerLog.name(c.id(), arm)).collect(Collectors.toSet());
    var replies = AnswerLog.replies(folder, names);
    var threads = Executors.newFixedThreadPool(atOnce);
    try (var progress = Progress.start("judge " + arm, "cases", asked.size())) {
      var futures = new ArrayList<Future<Optional<Judged>>>();
      for (var each : asked) {
        var reply = Optional.ofNullable(replies.get(AnswerLog.name(each.id(), arm)));
        futures.add(threads.submit(() -> judged(each, reply, progress)));
      }
      var judged = new ArrayList<Judged>();
      for (var future : futures) {
        future.get().ifPresent(judged::add);
      }
      return judged;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw new IllegalStateException("an answer could not be judged", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  // Refused and failed cases, and answers of notices alone, have nothing to judge.
  private Optional<Judged> judged(EvalCase asked, Optional<Reply> reply, Progress progress) {
    var answer = reply.map(Reply::answer).orElse(null);
    var content = new ArrayList<JudgedSentence>();
    if (answer != null && answer.path("answered").asBoolean()) {
      judge.sentences(asked, answer).stream()
          .filter(s -> !s.origin().equals("notice"))
          .forEach(content::add);
    }
    var judged = Optional.<Judged>empty();
    if (answer != null && !content.isEmpty()) {
      var texts = content.stream().map(JudgedSentence::text).toList();
      judged = Optional.of(new Judged(asked, content, voting.of(asked, answer, texts)));
    }
    progress.step();
    return judged;
  }
}

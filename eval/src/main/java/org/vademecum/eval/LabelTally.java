package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/** Sets people's labels against the sentences of one arm's answers. */
final class LabelTally {
  private static final double LEAST_COVERAGE = 0.9;
  private static final int LISTED = 50;

  private final Labels labels;
  private int responses;
  private int sentences;
  private int labelled;
  private int unlabelledCount;
  private final Statistics.Counts bySentence = new Statistics.Counts();
  private final Statistics.Counts byResponse = new Statistics.Counts();
  private final Statistics.Counts missed = new Statistics.Counts();
  private final List<Labels.Sentence> unlabelled = new ArrayList<>();
  private final List<Labels.Sentence> misses = new ArrayList<>();
  private final List<Labels.Sentence> alarms = new ArrayList<>();

  LabelTally(Labels labels) {
    this.labels = labels;
  }

  int labelled() {
    return labelled;
  }

  void add(EvalCase asked, Reply reply, AnswerJudge judge) {
    var answer = reply.answer();
    if (answer == null || !answer.path("answered").asBoolean()) {
      return;
    }
    var bad = 0;
    var known = 0;
    for (var sentence : judge.sentences(asked, answer)) {
      if (!sentence.origin().equals("notice")) {
        var label = labels.of(asked, sentence.text()).orElse(null);
        sentences++;
        known += label == null ? 0 : 1;
        bad += add(asked, sentence, label);
      }
    }
    labelled += known;
    if (known > 0) {
      responses++;
      byResponse.add(asked.scenario(), bad > 0 ? 1 : 0, 1);
    }
  }

  // 1 for a sentence that its label calls unsupported or contradicted.
  private int add(EvalCase asked, JudgedSentence sentence, @Nullable String label) {
    var status = sentence.status();
    var listed = new Labels.Sentence(asked.id(), sentence.text(), label, status);
    if (label == null) {
      unlabelledCount++;
      if (unlabelled.size() < LISTED) {
        unlabelled.add(listed);
      }
      return 0;
    }
    var bad = label.equals("supported") ? 0 : 1;
    bySentence.add(asked.scenario(), bad, 1);
    var passed = status.equals("supported");
    if (bad == 1) {
      missed.add(asked.scenario(), passed ? 1 : 0, 1);
    }
    if (bad == 1 && passed) {
      misses.add(listed);
    }
    if (bad == 0 && !passed && !status.equals("unchecked")) {
      alarms.add(listed);
    }
    return bad;
  }

  Labels.Measured done(Statistics statistics) {
    var coverage = labelled / (double) sentences;
    var enough = coverage >= LEAST_COVERAGE;
    return new Labels.Measured(
        "labels",
        responses,
        sentences,
        labelled,
        coverage,
        where(enough, statistics.rate(bySentence)),
        where(enough, statistics.rate(byResponse)),
        unlabelledCount,
        List.copyOf(unlabelled),
        List.copyOf(misses),
        statistics.rate(missed),
        List.copyOf(alarms));
  }

  private static Rate where(boolean enough, Rate rate) {
    return enough ? rate : new Rate(null, null, null, rate.n(), rate.clusters(), "not measurable");
  }
}

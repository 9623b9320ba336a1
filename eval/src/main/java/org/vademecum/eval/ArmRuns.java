package org.vademecum.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.vademecum.eval.statistics.Statistics;

/** Asks a subject all cases in all arms, with the answers that a folder has already. */
final class ArmRuns {
  private final Subject subject;
  private final AnswerJudge judge;
  private final String pack;
  private final SubjectOptions options;

  /**
   * @param pack what identifies the pack
   */
  ArmRuns(Subject subject, AnswerJudge judge, String pack, SubjectOptions options) {
    this.subject = subject;
    this.judge = judge;
    this.pack = pack;
    this.options = options;
  }

  EvalRun run(List<EvalCase> asked, ParaphraseSet paraphrases, Path folder, Statistics statistics) {
    var arms = options.arms(subject, asked);
    var results = new LinkedHashMap<String, List<CaseResult>>();
    var cpuSeconds = new LinkedHashMap<String, Double>();
    var repeats = new LinkedHashMap<String, Repeats>();
    var paraphrased = new LinkedHashMap<String, Paraphrased>();
    try (var log = AnswerLog.open(folder, keys(arms, asked, paraphrases))) {
      if (log.kept() > 0) {
        System.err.println("eval: " + log.kept() + " answers are there already");
      }
      for (var arm : arms) {
        var before = subject.processorTime();
        var judged =
            new ArmRun(subject, log, judge, pack, options.atOnce(), options.repeats())
                .run(arm, asked);
        var after = subject.processorTime();
        results.put(arm, judged.stream().map(ArmRun.Judged::result).toList());
        if (before != null && after != null && log.kept() == 0) {
          var times = asked.size() * options.repeats();
          cpuSeconds.put(arm, after.minus(before).toMillis() / 1000.0 / times);
        }
        if (options.repeats() > 1) {
          repeats.put(arm, repeats(asked, judged, statistics.seed()));
        }
        if (!paraphrases.cases().isEmpty()) {
          var again =
              new ArmRun(subject, log, judge, pack, options.atOnce(), 1)
                  .run(arm, paraphrases.cases());
          paraphrased.put(arm, paraphrases.compare(judged, again, statistics.seed()));
        }
      }
    }
    return EvalRun.of(results, cpuSeconds, statistics).askedAgain(repeats, paraphrased);
  }

  private LinkedHashSet<String> keys(
      List<String> arms, List<EvalCase> asked, ParaphraseSet paraphrases) {
    var keys = new LinkedHashSet<String>();
    for (var arm : arms) {
      for (var each : paraphrases.cases()) {
        keys.add(AnswerLog.key(pack, subject.identity(), arm, each));
      }
      for (var each : asked) {
        var first = AnswerLog.key(pack, subject.identity(), arm, each);
        for (var repeat = 0; repeat < options.repeats(); repeat++) {
          keys.add(AnswerLog.key(first, repeat));
        }
      }
    }
    return keys;
  }

  private static Repeats repeats(List<EvalCase> asked, List<ArmRun.Judged> judged, long seed) {
    var cases = new ArrayList<Repeats.OfCase>();
    for (var i = 0; i < asked.size(); i++) {
      cases.add(new Repeats.OfCase(asked.get(i).scenario(), judged.get(i).said()));
    }
    return Repeats.of(cases, seed);
  }
}

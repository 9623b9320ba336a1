package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.vademecum.cli.Progress;
import org.vademecum.engine.simulate.Gold;

/** Asks one subject all cases in one arm, a few at a time, and judges the answers. */
final class ArmRun {
  private static final int AT_ONCE = 2;

  private final Subject subject;
  private final String arm;
  private final Set<String> trainedForms;

  ArmRun(Subject subject, String arm, Set<String> trainedForms) {
    this.subject = subject;
    this.arm = arm;
    this.trainedForms = trainedForms;
  }

  /** The results in the order of the cases. */
  List<CaseResult> run(List<EvalCase> cases) {
    try (var progress = Progress.start("eval " + arm, "cases", cases.size());
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var tasks = new ArrayList<Callable<CaseResult>>();
      for (var asked : cases) {
        tasks.add(
            () -> {
              var result = one(asked);
              progress.step();
              return result;
            });
      }
      var results = new ArrayList<CaseResult>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a case could not be judged", e.getCause());
    }
  }

  private CaseResult one(EvalCase asked) {
    try {
      return GoldJudge.judge(asked, arm, subject.answer(asked, arm), trainedForms);
    } catch (Subject.SubjectFailure e) {
      var criticals =
          (int) asked.gold().observations().stream().filter(Gold.Expected::critical).count();
      return CaseResult.failed(asked, arm, String.valueOf(e.getMessage()), criticals, 0);
    }
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Progress;

/**
 * Asks one subject all cases in one arm, a few at a time, writes each reply down as it comes, and
 * judges it. What the log has already is not asked again.
 */
final class ArmRun {
  private final Subject subject;
  private final AnswerLog log;
  private final AnswerJudge judge;
  private final String pack;
  private final int atOnce;

  /**
   * @param pack what identifies the pack
   * @param atOnce how many cases are asked at the same time
   */
  ArmRun(Subject subject, AnswerLog log, AnswerJudge judge, String pack, int atOnce) {
    this.subject = subject;
    this.log = log;
    this.judge = judge;
    this.pack = pack;
    this.atOnce = atOnce;
  }

  /** The results in the order of the cases. */
  List<CaseResult> run(String arm, List<EvalCase> cases) {
    var threads = Executors.newFixedThreadPool(atOnce);
    try (var progress = Progress.start("eval " + arm, "cases", cases.size())) {
      var futures = new ArrayList<Future<CaseResult>>();
      for (var asked : cases) {
        futures.add(threads.submit(task(asked, arm, progress)));
      }
      var results = new ArrayList<CaseResult>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw new IllegalStateException("a case could not be judged", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<CaseResult> task(EvalCase asked, String arm, Progress progress) {
    return () -> {
      var key = AnswerLog.key(pack, subject.identity(), arm, asked);
      var reply = log.find(key).orElse(null);
      if (reply == null) {
        reply = subject.reply(asked, arm).of(key, asked.id(), arm);
        log.append(reply);
      }
      var result = judge.judge(asked, arm, reply);
      progress.step();
      return result;
    };
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private final int repeats;

  /**
   * @param pack what identifies the pack
   * @param atOnce how many cases are asked at the same time
   * @param repeats how often each is asked; the first answer is the one that is judged
   */
  ArmRun(Subject subject, AnswerLog log, AnswerJudge judge, String pack, int atOnce, int repeats) {
    this.subject = subject;
    this.log = log;
    this.judge = judge;
    this.pack = pack;
    this.atOnce = atOnce;
    this.repeats = repeats;
  }

  /**
   * What one case came to.
   *
   * @param said by every answer; empty where the case was asked once
   * @param findings that the first answer states
   */
  record Judged(CaseResult result, List<Repeats.Said> said, Set<String> findings) {}

  /** The results in the order of the cases. */
  List<Judged> run(String arm, List<EvalCase> cases) {
    var threads = Executors.newFixedThreadPool(atOnce);
    try (var progress = Progress.start("eval " + arm, "cases", cases.size())) {
      var futures = new ArrayList<Future<Judged>>();
      for (var asked : cases) {
        futures.add(threads.submit(task(asked, arm, progress)));
      }
      var results = new ArrayList<Judged>();
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

  private Callable<Judged> task(EvalCase asked, String arm, Progress progress) {
    return () -> {
      var first = reply(asked, arm, 0);
      var said = new ArrayList<Repeats.Said>();
      for (var repeat = 0; repeats > 1 && repeat < repeats; repeat++) {
        said.add(judge.said(asked, repeat == 0 ? first : reply(asked, arm, repeat)));
      }
      var result = judge.judge(asked, arm, first);
      progress.step();
      return new Judged(result, said, StatedFindings.of(asked, first, judge));
    };
  }

  private Reply reply(EvalCase asked, String arm, int repeat) {
    var key = AnswerLog.key(AnswerLog.key(pack, subject.identity(), arm, asked), repeat);
    var known = log.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    var reply = subject.reply(asked, arm, repeat).of(key, asked.id(), arm, repeat);
    log.append(reply);
    return reply;
  }
}

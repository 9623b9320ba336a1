package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Progress;
import org.vademecum.engine.verify.Verifier;

/**
 * Scores pairs on all cores; results keep the order of the pairs, and the same pairs give the same
 * scores. Without a detector the verifier alone decides.
 */
public final class Scorer {
  private final Verifier verifier = Verifier.generic();
  private final @Nullable Detector detector;

  private Scorer(@Nullable Detector detector) {
    this.detector = detector;
  }

  /** By the verifier alone. */
  public static Scorer untrained() {
    return new Scorer(null);
  }

  /** By a trained detector. */
  public static Scorer of(Detector detector) {
    return new Scorer(detector);
  }

  /** Scores one pair. */
  public ScoredPair score(Pair pair) {
    var checked = CheckedPair.of(pair, verifier);
    return detector == null ? ScoredPair.of(checked) : detector.score(checked);
  }

  /** Scores many, with progress on stderr. */
  public List<ScoredPair> score(List<Pair> pairs) {
    return each("score", pairs, this::score);
  }

  List<CheckedPair> check(List<Pair> pairs) {
    return each("check", pairs, p -> CheckedPair.of(p, verifier));
  }

  /** Below it a response counts as not supported. */
  public double threshold() {
    return detector == null ? 0.5 : detector.threshold();
  }

  static <T, R> List<R> each(String name, List<T> items, java.util.function.Function<T, R> work) {
    try (var progress = Progress.start(name, "pairs", items.size());
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var tasks = new ArrayList<Callable<R>>();
      for (var item : items) {
        tasks.add(
            () -> {
              var result = work.apply(item);
              progress.step();
              return result;
            });
      }
      var results = new ArrayList<R>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a pair could not be scored", e.getCause());
    }
  }
}

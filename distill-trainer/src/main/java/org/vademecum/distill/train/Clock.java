package org.vademecum.distill.train;

import java.util.function.Supplier;

/** Time spent, continued from an earlier run, which checks can be kept out of. */
final class Clock {
  private final double before;
  private long started = System.nanoTime();

  Clock(double before) {
    this.before = before;
  }

  double seconds() {
    return before + (System.nanoTime() - started) / 1e9;
  }

  /** Runs work whose time is not counted. */
  <T> T pausedFor(Supplier<T> work) {
    var begin = System.nanoTime();
    var result = work.get();
    started += System.nanoTime() - begin;
    return result;
  }
}

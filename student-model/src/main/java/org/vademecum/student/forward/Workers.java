package org.vademecum.student.forward;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share the work of one forward pass. A product takes microseconds, so the
 * workers spin for the next one for a moment before they sleep, and nothing is allocated or queued:
 * the caller does the first part itself and waits for the others. With one part there are no
 * threads.
 *
 * <p>For one caller at a time.
 */
final class Workers implements AutoCloseable {
  /** About a tenth of a millisecond: what lies between two products of a pass, and not more. */
  private static final int SPINS = 2_000;

  /** Work that can be divided; its parts write to different places. */
  @FunctionalInterface
  interface Task {
    void run(int part, int parts);
  }

  private final Thread[] threads;
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile Task task = (part, parts) -> {};
  private volatile int round;
  private volatile boolean closed;

  Workers(int parts) {
    threads = new Thread[parts - 1];
    for (var i = 0; i < threads.length; i++) {
      var part = i + 1;
      threads[i] = Thread.ofPlatform().daemon().name("student-" + part).start(() -> work(part));
    }
  }

  int parts() {
    return threads.length + 1;
  }

  /** Runs all parts and returns when the last one is done. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one caller at a time increments the round
  void run(Task next) {
    if (threads.length == 0) {
      next.run(0, 1);
      return;
    }
    task = next;
    unfinished.set(threads.length);
    round++;
    for (var thread : threads) {
      LockSupport.unpark(thread);
    }
    next.run(0, parts());
    for (var spins = 0; unfinished.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    var problem = failure.getAndSet(null);
    if (problem != null) {
      throw new IllegalStateException("a worker failed", problem);
    }
  }

  private void work(int part) {
    var done = 0;
    while (awaitRound(done)) {
      done = round;
      try {
        task.run(part, parts());
      } catch (RuntimeException | Error e) {
        failure.set(e);
      } finally {
        unfinished.decrementAndGet();
      }
    }
  }

  // False when the workers are closed.
  private boolean awaitRound(int done) {
    for (var spins = 0; round == done && !closed; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    for (var thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}

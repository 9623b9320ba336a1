package org.vademecum.student.forward;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share the work of one forward pass. A product takes microseconds, so the
 * workers spin for the next one for a moment before they sleep, and nothing is allocated or queued.
 *
 * <p>Work comes in parts that whoever is free takes, the caller among them. It waits for parts that
 * were taken, not for threads: on a machine whose cores have other work to do, a worker that is not
 * running leaves its share to the caller, so that two threads are no slower than one. With one
 * thread there are no workers.
 *
 * <p>For one caller at a time.
 */
final class Workers implements AutoCloseable {
  /** About a tenth of a millisecond: what lies between two products of a pass, and not more. */
  private static final int SPINS = 2_000;

  /** Parts of one task at most. */
  static final int MOST_PARTS = 0xFFFF;

  /** Work that can be divided; its parts write to different places. */
  @FunctionalInterface
  interface Task {
    /**
     * Does one part.
     *
     * @param worker who does it, from 0 to the number of threads; one at a time has the number
     */
    void run(int part, int parts, int worker);
  }

  private final Worker[] workers;

  /**
   * Which task is on, of how many parts, and which is the next to be taken, in one number: a worker
   * that comes late can't take a part of a task that it hasn't looked at.
   */
  private final AtomicLong next = new AtomicLong();

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile Task task = (part, parts, worker) -> {};
  private volatile boolean closed;

  /** The caller and so many more threads that make {@code threads} together. */
  Workers(int threads) {
    workers = new Worker[threads - 1];
    for (var i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  /** How many threads there are, with the caller. */
  int threads() {
    return workers.length + 1;
  }

  /** Runs all parts and returns when the last one is done. */
  void run(Task work, int parts) {
    if (workers.length == 0 || parts == 1) {
      for (var part = 0; part < parts; part++) {
        work.run(part, parts, 0);
      }
      return;
    }
    task = work;
    done.set(0);
    next.set(((next.get() >>> 32) + 1) << 32 | (long) parts << 16);
    for (var worker : workers) {
      worker.wake();
    }
    takeParts(0);
    for (var spins = 0; done.get() < parts; spins++) {
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

  private void takeParts(int worker) {
    while (true) {
      var state = next.get();
      var part = (int) (state & MOST_PARTS);
      var parts = (int) (state >>> 16 & MOST_PARTS);
      if (part >= parts) {
        return;
      }
      if (next.compareAndSet(state, state + 1)) {
        runPart(part, parts, worker);
      }
    }
  }

  private void runPart(int part, int parts, int worker) {
    try {
      task.run(part, parts, worker);
    } catch (RuntimeException | Error e) {
      failure.set(e);
    } finally {
      done.incrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (var worker : workers) {
      worker.wake();
    }
  }

  private final class Worker implements Runnable {
    private final int number;
    private final Thread thread;
    private final AtomicBoolean asleep = new AtomicBoolean();

    Worker(int number) {
      this.number = number;
      thread = Thread.ofPlatform().daemon().name("student-" + number).unstarted(this);
    }

    void start() {
      thread.start();
    }

    // Once for each sleep: waking costs the caller a system call, and takes longer than a task.
    void wake() {
      if (asleep.get() && asleep.compareAndSet(true, false)) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      var seen = 0L;
      while (awaitTask(seen)) {
        seen = next.get() >>> 32;
        takeParts(number);
      }
    }

    // Until there is another task than the one that was seen; false when the workers are closed.
    private boolean awaitTask(long seen) {
      for (var spins = 0; next.get() >>> 32 == seen && !closed; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
          continue;
        }
        asleep.set(true); // before the last look: whoever brings a task afterwards sees it
        while (asleep.get() && next.get() >>> 32 == seen && !closed) {
          LockSupport.park(this);
        }
        asleep.set(false);
        spins = 0;
      }
      return !closed;
    }
  }
}

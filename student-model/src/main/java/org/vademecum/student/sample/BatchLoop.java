package org.vademecum.student.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.student.StudentModel;
import org.vademecum.student.forward.Inference;

/**
 * One running batch for all callers (continuous batching; Yu et al., Orca, OSDI 2022): a pass takes
 * a token of each sequence that is being decoded, then as much of waiting prompts as it has room
 * for, so that no prompt, however long, stops the others. Sequences join and leave between passes,
 * first come first served. A sequence's tokens are the same in any company.
 *
 * <p>The thread starts with the first sequence and ends when there has been none for a while.
 */
final class BatchLoop {
  /** Positions of a pass: whole tiles, and not so many that tokens of others come late. */
  private static final int ROWS = 96;

  /** Sequences that are decoded together at most. */
  private static final int LARGEST_BATCH = 32;

  /** Sequences that may wait; more are refused. */
  private static final int MOST_WAITING = 1024;

  /** Up to how many sequences guesses are worth their rows, and how many guesses each. */
  private static final int GUESSING_SEQUENCES = 2;

  private static final int GUESSES = 3;
  private static final long IDLE_SECONDS = 10;
  private static final long PREFIX_BYTES = 16L << 20;

  private final StudentModel model;
  private final int threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Sequence> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;

  BatchLoop(StudentModel model, int threads) {
    this.model = model;
    this.threads = threads;
  }

  /**
   * Lets sequences join.
   *
   * @throws Fault of type {@code busy} where too many wait already
   */
  void submit(List<Sequence> sequences) {
    lock.lock();
    try {
      if (waiting.size() > MOST_WAITING) {
        throw Fault.resource(
            "busy", "too many requests wait for the model: " + waiting.size(), "try again later");
      }
      waiting.addAll(sequences);
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("student-batch").start(this::run);
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    var active = new ArrayList<Sequence>();
    try (var inference = model.transformer().inference(ROWS, threads)) {
      var candidates = new Candidates(model.config().vocabulary());
      var nucleus = new Nucleus(model.config().vocabulary());
      var prefixes = new PrefixStore(PREFIX_BYTES);
      while (join(active, prefixes)) {
        pass(inference, active, candidates, nucleus);
        leave(active, prefixes);
      }
    } catch (RuntimeException | Error e) {
      // Out of memory, or a fault of ours: none of those in the batch can go on.
      // Each caller hears of it.
      active.forEach(sequence -> sequence.fail(e));
      failWaiting(e);
    }
  }

  // Waits where there is nothing to do; false ends the thread.
  private boolean join(List<Sequence> active, PrefixStore prefixes) {
    var joining = new ArrayList<Sequence>();
    lock.lock();
    try {
      if (active.isEmpty()
          && waiting.isEmpty()
          && !arrived.await(IDLE_SECONDS, TimeUnit.SECONDS)
          && waiting.isEmpty()) {
        thread = null;
        return false;
      }
      while (!waiting.isEmpty() && active.size() + joining.size() < LARGEST_BATCH) {
        joining.add(waiting.remove());
      }
    } catch (InterruptedException e) {
      thread = null; // nobody interrupts it but the end of the process
      return false;
    } finally {
      lock.unlock();
    }
    for (var sequence : joining) {
      sequence.endIfCancelled();
      if (sequence.isOpen()) {
        begin(sequence, active, prefixes);
      }
    }
    return true;
  }

  private void begin(Sequence sequence, List<Sequence> active, PrefixStore prefixes) {
    try {
      var cache = model.transformer().newCache(sequence.positions());
      prefixes.copyInto(sequence.prompt(), cache);
      sequence.begin(cache);
      active.add(sequence);
    } catch (RuntimeException | Error e) {
      sequence.fail(e); // no memory for its cache: the others go on, and nobody waits for it
    }
  }

  private static void pass(
      Inference inference, List<Sequence> active, Candidates candidates, Nucleus nucleus) {
    var drafts = active.size() <= GUESSING_SEQUENCES ? GUESSES : 0;
    var choosing = new ArrayList<Sequence>(active.size());
    for (var decoding : List.of(true, false)) {
      for (var sequence : active) {
        if (sequence.isDecoding() == decoding && sequence.add(inference, drafts)) {
          choosing.add(sequence);
        }
      }
    }
    inference.run();
    for (var sequence : choosing) {
      try {
        sequence.choose(inference, candidates, nucleus);
      } catch (RuntimeException | Error e) {
        sequence.fail(e); // a constraint or a listener of its own: the others go on
      }
    }
  }

  /** Lets go who has ended, and keeps what may begin other prompts. */
  static void leave(List<Sequence> active, PrefixStore prefixes) {
    for (var sequence : active) {
      sequence.endIfCancelled();
      var cache = sequence.isOpen() ? null : sequence.release();
      // Behind a failed pass nobody knows what the cache holds.
      if (cache != null && !sequence.hasFailed()) {
        prefixes.keep(sequence.cached(cache), cache);
      }
    }
    active.removeIf(sequence -> !sequence.isOpen());
  }

  private void failWaiting(Throwable e) {
    lock.lock();
    try {
      thread = null;
      waiting.forEach(sequence -> sequence.fail(e));
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }
}

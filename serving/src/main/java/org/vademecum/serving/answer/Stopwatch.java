package org.vademecum.serving.answer;

import java.util.function.Supplier;

/** Where the time of one answer goes. Not safe to share. */
final class Stopwatch {
  private final long started = System.nanoTime();
  private long intake;
  private long retrieve;
  private long generate;
  private long verify;

  <T> T intake(Supplier<T> work) {
    var from = System.nanoTime();
    try {
      return work.get();
    } finally {
      intake += System.nanoTime() - from;
    }
  }

  <T> T retrieve(Supplier<T> work) {
    var from = System.nanoTime();
    try {
      return work.get();
    } finally {
      retrieve += System.nanoTime() - from;
    }
  }

  <T> T generate(Supplier<T> work) {
    var from = System.nanoTime();
    try {
      return work.get();
    } finally {
      generate += System.nanoTime() - from;
    }
  }

  <T> T verify(Supplier<T> work) {
    var from = System.nanoTime();
    try {
      return work.get();
    } finally {
      verify += System.nanoTime() - from;
    }
  }

  Interpretation.Timings timings() {
    return new Interpretation.Timings(
        millis(System.nanoTime() - started),
        millis(intake),
        millis(retrieve),
        millis(generate),
        millis(verify));
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }
}

package org.vademecum.distill.train;

/** Tokens a second since it was made. */
final class Meter {
  private final long started = System.nanoTime();
  private long tokens;

  void add(int count) {
    tokens += count;
  }

  double tokensPerSecond() {
    return tokens / Math.max(1e-9, (System.nanoTime() - started) / 1e9);
  }
}

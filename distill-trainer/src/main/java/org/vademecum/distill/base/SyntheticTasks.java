package org.vademecum.distill.base;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The endless stream of made-up tasks: task {@code i} of a seed is always the same. */
public final class SyntheticTasks {
  private final long seed;

  public SyntheticTasks(long seed) {
    this.seed = seed;
  }

  /**
   * A task.
   *
   * @param difficulty 0 one finding, 3 up to six
   */
  public SyntheticTask task(long index, int difficulty) {
    return task(index, difficulty, index % 2 == 0 ? "en" : "zh");
  }

  /** A task in a given language. */
  public SyntheticTask task(long index, int difficulty, String language) {
    RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index * 31 + 7);
    return random.nextInt(10) < 3
        ? QuestionWriter.write(language, difficulty, random)
        : new GroupWriter(language, difficulty, random).write();
  }

  /** Easy cases first: which difficulty a row has when training is so far. */
  static int difficulty(double fractionDone, RandomGenerator random) {
    var r = random.nextDouble();
    if (fractionDone < 0.1) {
      return 0;
    }
    if (fractionDone < 0.4) {
      return r < 0.35 ? 0 : 1;
    }
    if (fractionDone < 0.65) {
      return r < 0.15 ? 0 : r < 0.5 ? 1 : 2;
    }
    return r < 0.1 ? 0 : r < 0.35 ? 1 : r < 0.7 ? 2 : 3;
  }
}

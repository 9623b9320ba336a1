package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.vademecum.distill.base.SyntheticTask.Expected;
import org.vademecum.distill.base.SyntheticTask.Refusal;

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

  /**
   * Phrases to be said again in another order: nothing but copying, which all other tasks need, and
   * which comes far later without such rows.
   */
  SyntheticTask echo(long index) {
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index * 31 + 11);
    var language = index % 2 == 0 ? "en" : "zh";
    var speaker = new Speaker(language, random);
    var phrases = new ArrayList<String>();
    for (var i = 2 + random.nextInt(6); i > 0; i--) {
      var rule = Grammar.pick(List.of("cause", "meaning", "step", "pattern.name"), random);
      phrases.add(speaker.say(rule));
    }
    var prompt = "<bos><" + language + ">" + String.join("\n", phrases) + "\n<answer>";
    Collections.shuffle(phrases, new Random(random.nextLong()));
    return new SyntheticTask(
        language,
        0,
        prompt,
        String.join("\n", phrases) + "\n<end>",
        new Expected(List.of(), 0, List.of(), Refusal.NOT_EXPECTED));
  }

  /** Easy cases first: which difficulty a row has when training is so far. */
  static int difficulty(double fractionDone, RandomGenerator random) {
    var r = random.nextDouble();
    if (fractionDone < 0.1) {
      return 0;
    }
    return fractionDone < 0.85
        ? r < 0.45 ? 0 : r < 0.8 ? 1 : 2
        : r < 0.2 ? 0 : r < 0.5 ? 1 : r < 0.8 ? 2 : 3;
  }
}

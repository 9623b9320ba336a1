package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Says one fact of a passage in other words, and only what the passage says. */
final class FactTeller {
  /** What a passage can say. */
  enum Fact {
    MEANING,
    CAUSES,
    STEPS,
    THRESHOLD
  }

  private final Speaker speaker;
  private final RandomGenerator random;
  private final String audience;

  FactTeller(Speaker speaker, String audience, RandomGenerator random) {
    this.speaker = speaker;
    this.audience = audience;
    this.random = random;
  }

  static List<Fact> facts(Passage passage) {
    var facts = new ArrayList<Fact>();
    if (passage.meaning() != null) {
      facts.add(Fact.MEANING);
    }
    if (!passage.causes().isEmpty()) {
      facts.add(Fact.CAUSES);
    }
    if (!passage.steps().isEmpty()) {
      facts.add(Fact.STEPS);
    }
    if (passage.threshold() != null) {
      facts.add(Fact.THRESHOLD);
    }
    return facts;
  }

  /**
   * A sentence.
   *
   * @param called the subject in a sentence, with no digits
   */
  String tell(Passage passage, Fact fact, String called, Direction direction) {
    return switch (fact) {
      case MEANING ->
          speaker.say("tell.meaning", "s", called, "m", String.valueOf(passage.meaning()));
      case CAUSES -> causes(passage.causes(), called);
      case STEPS -> steps(passage.steps());
      case THRESHOLD ->
          speaker.say("tell.threshold." + direction, "t", String.valueOf(passage.threshold()));
    };
  }

  private String causes(List<String> causes, String called) {
    var some = new ArrayList<>(causes);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(some, new Random(random.nextLong()));
      while (some.size() > 1 && random.nextInt(3) == 0) {
        some.removeLast();
      }
    }
    return some.size() == 1
        ? speaker.say("tell.cause", "c", some.getFirst())
        : speaker.say(
            "tell.causes",
            "s",
            called,
            "cs",
            speaker.list(some, "and"),
            "co",
            speaker.list(some, "or"));
  }

  private String steps(List<String> steps) {
    if (steps.size() == 2 && random.nextInt(3) > 0) {
      return speaker.say("tell.steps2", "n", steps.getFirst(), "n2", steps.getLast());
    }
    var rule = audience.equals("patient") ? "tell.steps.patient" : "tell.steps";
    return speaker.say(rule, "n", steps.getFirst());
  }
}

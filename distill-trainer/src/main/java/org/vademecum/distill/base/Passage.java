package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A made-up passage about one thing: its text and the facts in it.
 *
 * @param text title and sentences, numbers already as tokens
 * @param meaning what the thing means, or null
 * @param causes its causes, maybe none
 * @param steps what to do next, at most two
 * @param threshold the token of its limit, or null
 */
record Passage(
    String text,
    @Nullable String meaning,
    List<String> causes,
    List<String> steps,
    @Nullable String threshold) {

  /** All that only this passage says. */
  List<String> phrases() {
    var all = new ArrayList<String>();
    if (meaning != null) {
      all.add(meaning);
    }
    all.addAll(causes);
    all.addAll(steps);
    return all;
  }

  /** Invents a passage about a subject. */
  static Passage invent(Subject subject, Speaker speaker, RandomGenerator random) {
    var parts = new ArrayList<String>();
    var subjectWords = subject.phrase(speaker, subject.name());
    @Nullable String meaning = null;
    var causes = new ArrayList<String>();
    var steps = new ArrayList<String>();
    var wanted = 1 + random.nextInt(7);
    if ((wanted & 1) != 0) {
      meaning = speaker.say("meaning");
      parts.add(speaker.say("says.meaning", "s", subjectWords, "m", meaning));
    }
    if ((wanted & 2) != 0) {
      for (var i = 1 + random.nextInt(4); i > 0; i--) {
        causes.add(speaker.say("cause"));
      }
      parts.add(
          speaker.say(
              "says.causes",
              "s",
              subjectWords,
              "cs",
              speaker.list(causes, "and"),
              "co",
              speaker.list(causes, "or")));
    }
    if ((wanted & 4) != 0) {
      steps.add(speaker.say("step"));
      if (random.nextInt(3) == 0) {
        steps.add(speaker.say("step"));
      }
      parts.add(
          steps.size() == 1
              ? speaker.say("says.steps", "n", steps.getFirst())
              : speaker.say("says.steps2", "n", steps.getFirst(), "n2", steps.getLast()));
    }
    var limit = subject.isQuantity() && random.nextInt(3) == 0;
    if (limit) {
      parts.add(speaker.say("says.threshold." + subject.direction(), "t", "<limit>"));
    }
    if (random.nextInt(6) == 0) {
      parts.add(speaker.say("says.filler"));
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(parts, new java.util.Random(random.nextLong()));
    }
    var text = subject.title(speaker) + speaker.colon() + speaker.join(parts);
    var numbered = number(text);
    return new Passage(
        numbered.text(), meaning, List.copyOf(causes), List.copyOf(steps), numbered.limit());
  }

  private record Numbered(String text, @Nullable String limit) {}

  /** Turns words with digits into number tokens, counted through, and finds the limit's. */
  private static Numbered number(String text) {
    var count = new int[1];
    var limitAt = text.indexOf("<limit>");
    if (limitAt < 0) {
      return new Numbered(Names.withoutDigits(text, () -> token(++count[0])), null);
    }
    var before = Names.withoutDigits(text.substring(0, limitAt), () -> token(++count[0]));
    var limit = token(++count[0]);
    var after = Names.withoutDigits(text.substring(limitAt + 7), () -> token(++count[0]));
    return new Numbered(before + limit + after, limit);
  }

  private static String token(int n) {
    return "<n" + Math.min(9, n) + ">";
  }
}

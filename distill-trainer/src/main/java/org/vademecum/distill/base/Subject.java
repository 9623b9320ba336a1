package org.vademecum.distill.base;

import java.util.Locale;

/**
 * What a passage or a question is about: an observation's direction, or a named pattern.
 *
 * @param name made up
 * @param direction of the observation; {@code ABNORMAL} and unused for a pattern
 * @param kind which of the two
 */
record Subject(String name, Direction direction, Kind kind) {
  enum Kind {
    OBSERVATION,
    PATTERN
  }

  boolean isQuantity() {
    return kind == Kind.OBSERVATION && direction != Direction.ABNORMAL;
  }

  /** The subject in a sentence, with something else for its name, such as a reference token. */
  String phrase(Speaker speaker, String called) {
    return kind == Kind.PATTERN ? called : speaker.say("subject." + direction, "x", called);
  }

  String title(Speaker speaker) {
    return kind == Kind.PATTERN
        ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
        : speaker.say("title." + direction, "x", name);
  }
}

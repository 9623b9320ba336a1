package org.vademecum.distill.base;

import org.jspecify.annotations.Nullable;

/**
 * A made-up observation. Compared by identity, as two may have one name.
 *
 * <p>Its direction is null where it lies inside its interval or cannot be judged.
 */
final class MadeObservation {
  private final String name;
  private final @Nullable Direction direction;
  private final String severity;

  MadeObservation(String name, @Nullable Direction direction, String severity) {
    this.name = name;
    this.direction = direction;
    this.severity = severity;
  }

  static MadeObservation normal(Speaker speaker) {
    return new MadeObservation(speaker.say("observation"), null, "normal");
  }

  String name() {
    return name;
  }

  @Nullable Direction direction() {
    return direction;
  }

  String severity() {
    return severity;
  }

  boolean isCritical() {
    return severity.equals("critical");
  }

  /** Behind its reference token wherever the prompt refers to it: direction and severity. */
  String marks() {
    return (direction == null ? "" : direction.token())
        + (severity.isEmpty() ? "" : "<" + severity + ">");
  }

  /** Behind its reference token in the list of observations. */
  String line() {
    return marks() + name;
  }
}

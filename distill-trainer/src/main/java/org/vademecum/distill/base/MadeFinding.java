package org.vademecum.distill.base;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A made-up finding, and the passage that explains it, if one does. */
final class MadeFinding {
  /** What a finding is about. */
  enum Kind {
    FLAG(""),
    PATTERN("<pattern>"),
    DERIVED("<derived>"),
    TREND("<trend>"),
    CAVEAT("<caveat>"),
    DATA_PROBLEM("<data-problem>");

    private final String token;

    Kind(String token) {
      this.token = token;
    }
  }

  private final Kind kind;
  private final List<MadeObservation> observations;
  private final String text;
  private final @Nullable Direction direction;
  private @Nullable Passage passage;

  /**
   * @param text its name or phrase, empty where its observations say all
   * @param direction of a trend or a derived quantity
   */
  MadeFinding(
      Kind kind, List<MadeObservation> observations, String text, @Nullable Direction direction) {
    this.kind = kind;
    this.observations = List.copyOf(observations);
    this.text = text;
    this.direction = direction;
  }

  Kind kind() {
    return kind;
  }

  List<MadeObservation> observations() {
    return observations;
  }

  String text() {
    return text;
  }

  @Nullable Direction direction() {
    return direction;
  }

  @Nullable Passage passage() {
    return passage;
  }

  void explainedBy(Passage found) {
    passage = found;
  }

  boolean isCritical() {
    return kind == Kind.FLAG && observations.getFirst().isCritical();
  }

  /** What a passage about it is about; null where there is no such passage. */
  @Nullable Subject subject() {
    var first = observations.getFirst();
    return switch (kind) {
      case FLAG -> observed(first.name(), first.direction());
      case PATTERN -> new Subject(text, Direction.ABNORMAL, Subject.Kind.PATTERN);
      case DERIVED -> observed(first.name(), direction);
      case TREND, CAVEAT, DATA_PROBLEM -> null;
    };
  }

  private static @Nullable Subject observed(String name, @Nullable Direction direction) {
    return direction == null ? null : new Subject(name, direction, Subject.Kind.OBSERVATION);
  }

  /** Behind its reference token in the prompt. */
  String line(List<MadeObservation> all, String language, RandomGenerator random) {
    var out = new StringBuilder(kind.token);
    if (kind == Kind.TREND && direction != null && random.nextInt(5) < 2) {
      var rising = direction == Direction.HIGH;
      out.append(language.equals("zh") ? rising ? "上升" : "下降" : rising ? "rising" : "falling");
    } else if (direction != null && kind == Kind.TREND) {
      out.append(direction.token());
    }
    out.append(text);
    for (var observation : observations) {
      out.append("<O").append(all.indexOf(observation) + 1).append('>').append(observation.marks());
    }
    return out.toString();
  }
}

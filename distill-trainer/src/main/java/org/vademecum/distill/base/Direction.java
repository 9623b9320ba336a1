package org.vademecum.distill.base;

/** Where an observation lies against its interval. */
public enum Direction {
  HIGH("high"),
  LOW("low"),
  ABNORMAL("abnormal");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /** The other side. */
  Direction opposite() {
    return switch (this) {
      case HIGH -> LOW;
      case LOW -> HIGH;
      case ABNORMAL -> ABNORMAL;
    };
  }

  String token() {
    return "<" + word + ">";
  }

  @Override
  public String toString() {
    return word;
  }
}

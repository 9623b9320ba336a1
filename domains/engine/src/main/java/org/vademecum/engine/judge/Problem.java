package org.vademecum.engine.judge;

/** What is wrong with a result's data, by the contract's words. */
public enum Problem {
  UNIT_UNKNOWN("unit-unknown"),
  UNIT_IMPLAUSIBLE("unit-implausible"),
  VALUE_IMPLAUSIBLE("value-implausible"),
  VALUE_UNREADABLE("value-unreadable"),
  INTERVAL_UNREADABLE("interval-unreadable"),
  FLAG_CONTRADICTS_INTERVAL("flag-contradicts-interval"),
  NAME_UNKNOWN("name-unknown");

  private final String word;

  Problem(String word) {
    this.word = word;
  }

  /** Whether it forbids computing with the value; an odd interval or mark does not. */
  public boolean isOfTheValue() {
    return switch (this) {
      case UNIT_UNKNOWN, UNIT_IMPLAUSIBLE, VALUE_IMPLAUSIBLE, VALUE_UNREADABLE -> true;
      case INTERVAL_UNREADABLE, FLAG_CONTRADICTS_INTERVAL, NAME_UNKNOWN -> false;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}

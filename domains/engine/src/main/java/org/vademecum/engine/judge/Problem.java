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

  @Override
  public String toString() {
    return word;
  }
}

package org.vademecum.engine.report;

/** Sex as far as reference intervals need it. */
public enum Sex {
  FEMALE("female"),
  MALE("male"),
  UNKNOWN("unknown");

  private final String word;

  Sex(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}

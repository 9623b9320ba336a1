package org.vademecum.engine.report;

/** Where a result stands in its life, by the contract's words. */
public enum ResultStatus {
  FINAL("final"),
  PRELIMINARY("preliminary"),
  PENDING("pending"),
  CANCELLED("cancelled"),
  CORRECTED("corrected"),
  ENTERED_IN_ERROR("entered-in-error");

  private final String word;

  ResultStatus(String word) {
    this.word = word;
  }

  /** Whether a result of this status has a value that may be judged. */
  public boolean judged() {
    return this == FINAL || this == PRELIMINARY || this == CORRECTED;
  }

  @Override
  public String toString() {
    return word;
  }
}

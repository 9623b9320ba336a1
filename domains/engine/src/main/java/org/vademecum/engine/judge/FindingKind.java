package org.vademecum.engine.judge;

/** What a finding is about, by the contract's words. */
public enum FindingKind {
  CRITICAL("critical"),
  ABNORMAL("abnormal"),
  PATTERN("pattern"),
  DERIVED("derived"),
  TREND("trend"),
  CAVEAT("caveat"),
  PENDING("pending"),
  DATA_PROBLEM("data-problem");

  private final String word;

  FindingKind(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}

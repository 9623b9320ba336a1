package org.vademecum.serving.answer;

/** How an answer is made; the arms that evaluation compares. */
public enum Arm {
  /** The findings' own statements, no model. */
  TEMPLATE("template"),
  /** The student with the observations alone. */
  CLOSED_BOOK("closed-book"),
  /** The student with findings and passages, nothing removed. */
  RAG("rag"),
  /** As rag, with references constrained, verified and repaired. */
  GUARD("guard");

  private final String word;

  Arm(String word) {
    this.word = word;
  }

  /**
   * The arm of a word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Arm of(String word) {
    for (var arm : values()) {
      if (arm.word.equals(word)) {
        return arm;
      }
    }
    throw new IllegalArgumentException("not an arm (template, closed-book, rag, guard): " + word);
  }

  boolean needsStudent() {
    return this != TEMPLATE;
  }

  @Override
  public String toString() {
    return word;
  }
}

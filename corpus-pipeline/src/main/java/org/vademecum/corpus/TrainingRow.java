package org.vademecum.corpus;

/**
 * One line of {@code training/*.jsonl.gz}.
 *
 * @param kind {@code task} (a prompt with its answer), {@code passage} or {@code plain}
 * @param language {@code en}, {@code zh} or {@code mixed}
 * @param difficulty 0 (easiest) to 3, for a curriculum
 * @param text as in {@code docs/evidence-format.md}
 * @param cluster rows of one cluster are all in training or all in validation; not written out
 */
public record TrainingRow(
    String id, String kind, String language, int difficulty, String text, String cluster) {
  public TrainingRow {
    if (difficulty < 0 || difficulty > 3) {
      throw new IllegalArgumentException("a difficulty is within 0 to 3: " + difficulty);
    }
  }
}

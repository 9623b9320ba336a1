package org.vademecum.student.sample;

/**
 * Guesses what comes next from what stands already in the prompt and the answer: where the last
 * tokens stood before, what followed them there (prompt lookup decoding, A. Saxena 2023). Text that
 * copies its evidence is guessed well; a guess that the model does not choose itself costs time and
 * changes nothing. Guessing rests for a while after it has been wrong.
 */
final class PromptLookup {
  private static final int LONGEST_MATCH = 3;
  private static final int SHORTEST_MATCH = 2;
  private static final int MOST = 8;
  private static final int REST = 6;

  private final int[] history;
  private final int[] drafts = new int[MOST];
  private int drafted;
  private int before;
  private int rest;

  PromptLookup(int[] history, int count) {
    this.history = history;
    this.before = count;
  }

  int[] drafts() {
    return drafts;
  }

  /**
   * Guesses behind the first tokens of the history.
   *
   * @return how many there are in {@link #drafts}
   */
  int draft(int count, int most) {
    before = count;
    drafted = 0;
    if (rest > 0) {
      rest--;
      return 0;
    }
    for (var length = LONGEST_MATCH; length >= SHORTEST_MATCH; length--) {
      for (var end = count - 1; end >= length; end--) {
        if (matches(end, count, length)) {
          drafted = Math.min(Math.min(most, MOST), count - end);
          System.arraycopy(history, end, drafts, 0, drafted);
          return drafted;
        }
      }
    }
    return 0;
  }

  private boolean matches(int end, int count, int length) {
    for (var i = 1; i <= length; i++) {
      if (history[end - i] != history[count - i]) {
        return false;
      }
    }
    return true;
  }

  /** Hears how many tokens there are now. */
  void learn(int count) {
    if (drafted > 0 && count - before - 1 < (drafted + 1) / 2) {
      rest = REST;
    }
  }
}

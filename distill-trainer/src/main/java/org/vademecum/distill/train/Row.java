package org.vademecum.distill.train;

/**
 * One training text as token ids.
 *
 * @param tokens ids, the begin and end tokens included
 * @param answerStart index of the first token of the answer; 0 where all of it is to be learned
 * @param answerBytes UTF-8 length of the answer, for bits per byte
 */
public record Row(int[] tokens, int answerStart, int answerBytes) {
  public Row {
    if (tokens.length < 2 || answerStart < 0 || answerStart >= tokens.length) {
      throw new IllegalArgumentException("a row without an answer: " + answerStart);
    }
  }

  int length() {
    return tokens.length - 1;
  }
}

package org.vademecum.student.sample;

import java.util.List;

/**
 * What became of a request.
 *
 * @param ids the new tokens, the one that ended the sequence included
 * @param reason why it ended
 * @param logprobs one entry for each id, if the request asked for them; empty otherwise
 */
public record Result(int[] ids, FinishReason reason, List<TokenLogprob> logprobs) {
  /**
   * The natural logarithm of a token's probability in the model's own distribution, before
   * temperature and constraint.
   *
   * @param alternatives the likeliest tokens at this position, as many as were asked for
   */
  public record TokenLogprob(int token, float logprob, List<TokenLogprob> alternatives) {}

  /** The new tokens without the one that ended the sequence. */
  public int[] text() {
    var length = reason == FinishReason.STOP ? ids.length - 1 : ids.length;
    return java.util.Arrays.copyOf(ids, length);
  }
}

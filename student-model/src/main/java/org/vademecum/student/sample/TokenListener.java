package org.vademecum.student.sample;

/** Hears of every token as it is chosen, for streaming. Called on the thread that asked. */
@FunctionalInterface
public interface TokenListener {
  /** Whether a sequence goes on. */
  enum Answer {
    CONTINUE,
    CANCEL
  }

  /**
   * A token was chosen.
   *
   * @param request which one of the requests, by its place in the list
   * @param token its id; the one that ends a sequence is announced too
   */
  Answer chosen(int request, int token);

  /** Hears nothing. */
  TokenListener NONE = (request, token) -> Answer.CONTINUE;
}

package org.vademecum.student.sample;

/**
 * What a sequence may say next. Keeps the state of one sequence, and is used by one thread.
 *
 * <p>Tokens that end the sequence are asked for like all others: a constraint decides when the text
 * may end.
 */
public interface Constraint {
  /**
   * Whether the token may come next. Asked for candidates one after the other until one is allowed,
   * in order of likelihood when the choice is greedy; where many are refused, for all others in any
   * order. Must not change anything.
   */
  boolean allows(int token);

  /** The token has been chosen and is now part of the sequence. */
  void accept(int token);

  /** Allows everything. */
  static Constraint none() {
    return new Constraint() {
      @Override
      public boolean allows(int token) {
        return true;
      }

      @Override
      public void accept(int token) {
        // There is no state.
      }
    };
  }
}

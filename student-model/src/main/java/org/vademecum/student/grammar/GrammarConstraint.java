package org.vademecum.student.grammar;

import org.vademecum.cli.Fault;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.FinishReason;

/**
 * Holds one text to a grammar: a token is allowed if some text of the grammar goes on with all its
 * bytes, also where they end within a character. The tokens that end a text are allowed where the
 * grammar's text may end; others that are no text never are.
 *
 * <p>Where the model has a token for each byte that a text needs, some token is always allowed.
 */
public final class GrammarConstraint implements Constraint {
  private final Automaton automaton;
  private final TokenBytes tokens;
  private final Effort effort = new Effort();
  private State state;
  private boolean ended;

  GrammarConstraint(Automaton automaton, TokenBytes tokens) {
    this.automaton = automaton;
    this.tokens = tokens;
    this.state = automaton.start(effort);
  }

  /**
   * {@inheritDoc}
   *
   * @throws Fault of type {@code grammar-too-ambiguous} where the grammar takes too much work
   */
  @Override
  public boolean allows(int token) {
    if (ended || token >= tokens.vocabulary()) {
      return false;
    }
    if (tokens.isEnd(token)) {
      return state.isAccepting();
    }
    var from = tokens.start(token);
    var to = tokens.start(token + 1);
    return from < to && !Automaton.isDead(behind(from, to));
  }

  private State behind(int from, int to) {
    var reached = state;
    for (var i = from; i < to && !Automaton.isDead(reached); i++) {
      reached = automaton.next(reached, tokens.at(i), effort);
    }
    return reached;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException where the token is not allowed
   */
  @Override
  public void accept(int token) {
    if (!allows(token)) {
      throw new IllegalArgumentException("the grammar does not allow the token: " + token);
    }
    if (tokens.isEnd(token)) {
      ended = true;
    } else {
      state = behind(tokens.start(token), tokens.start(token + 1));
    }
    effort.earn();
  }

  /** Whether the text so far is one of the grammar's. */
  public boolean isComplete() {
    return state.isAccepting();
  }

  /**
   * Tells of a text that could not be finished for want of tokens; one that was cut off by its
   * length is none of these.
   *
   * @param reason why the text ended
   * @throws Fault of type {@code constraint-cannot-be-met}
   */
  public void requireMet(FinishReason reason) {
    if (reason == FinishReason.CONSTRAINT && !isComplete()) {
      throw Fault.input(
          "constraint-cannot-be-met",
          "the model has no token that goes on as the grammar or schema demands",
          "allow other texts, or use another model");
    }
  }
}

package org.vademecum.student.grammar;

/**
 * A grammar made ready for one model's tokens. What is worked out for one text serves all that are
 * written by it; share it among requests and threads.
 */
public final class CompiledGrammar {
  private final Automaton automaton;
  private final TokenBytes tokens;

  CompiledGrammar(Automaton automaton, TokenBytes tokens) {
    this.automaton = automaton;
    this.tokens = tokens;
  }

  /** Holds one new text to the grammar. */
  public GrammarConstraint constraint() {
    return new GrammarConstraint(automaton, tokens);
  }
}

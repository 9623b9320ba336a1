package org.vademecum.student.grammar;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.vademecum.cli.Fault;
import org.vademecum.student.tokenizer.Tokenizer;

/**
 * Makes grammars ready for one model's tokens, and remembers those that were used last. Make one
 * for a model and share it among threads.
 */
public final class GrammarCompiler {
  private static final int MOST_REMEMBERED = 8;

  private final TokenBytes tokens;
  private final SequencedMap<Grammar, CompiledGrammar> remembered =
      new LinkedHashMap<>(16, 0.75f, true);

  public GrammarCompiler(Tokenizer tokenizer) {
    tokens = new TokenBytes(tokenizer);
  }

  /**
   * A grammar for this model's tokens.
   *
   * @throws Fault of type {@code wrong-grammar} where it is too large or derives no text, {@code
   *     constraint-cannot-be-met} where the model has no tokens to write any of its texts with
   */
  public CompiledGrammar compile(Grammar grammar) {
    synchronized (remembered) {
      var known = remembered.get(grammar);
      if (known != null) {
        return known;
      }
    }
    // Without the lock: a large grammar holds up nobody else.
    var automaton = new Automaton(Compiler.compile(grammar, tokens.alphabet()));
    return remember(grammar, new CompiledGrammar(automaton, tokens));
  }

  private CompiledGrammar remember(Grammar grammar, CompiledGrammar compiled) {
    synchronized (remembered) {
      var other = remembered.putIfAbsent(grammar, compiled);
      if (remembered.size() > MOST_REMEMBERED) {
        remembered.pollFirstEntry();
      }
      return other == null ? compiled : other;
    }
  }
}

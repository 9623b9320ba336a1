package org.vademecum.student.grammar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vademecum.cli.Fault;

/**
 * A context-free grammar of texts: rules by name, of which {@link #ROOT} derives the whole text.
 * Rules may call each other and themselves anywhere, also first.
 *
 * @param rules by name
 */
public record Grammar(Map<String, Expression> rules) {
  /** The rule of the whole text. */
  public static final String ROOT = "root";

  public Grammar {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  /**
   * Reads a grammar in the form of llama.cpp (GBNF).
   *
   * @throws Fault of type {@code wrong-grammar} that names line, column and text
   */
  public static Grammar parse(String gbnf) {
    return new GbnfParser(gbnf).parse();
  }

  /**
   * What the rule of a name derives.
   *
   * @throws Fault of type {@code wrong-grammar} where there is none
   */
  public Expression rule(String name) {
    var rule = rules.get(name);
    if (rule == null) {
      throw Fault.input(
          "wrong-grammar", "there is no rule of this name: " + name, "define the rule");
    }
    return rule;
  }

  /** The grammar in the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return GbnfWriter.write(this);
  }
}

package org.vademecum.serving.student;

import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.ReferenceGrammar;
import org.vademecum.student.sample.Constraint;

/** Holds one sequence to references that exist. */
final class ReferenceConstraint implements Constraint {
  private final ReferenceGrammar grammar;
  private final TokenTexts texts;

  ReferenceConstraint(EvidenceGroup group, TokenTexts texts) {
    this.grammar = new ReferenceGrammar(group);
    this.texts = texts;
  }

  @Override
  public boolean allows(int token) {
    return grammar.allows(texts.texts()[token], texts.special()[token]);
  }

  @Override
  public void accept(int token) {
    grammar.accept(texts.texts()[token], texts.special()[token]);
  }
}

package org.vademecum.serving.student;

import org.vademecum.student.sample.Constraint;

/** For students without reference tokens: no digit may be written, so no number can be made up. */
final class DigitConstraint implements Constraint {
  private final TokenTexts texts;

  DigitConstraint(TokenTexts texts) {
    this.texts = texts;
  }

  @Override
  public boolean allows(int token) {
    return texts.special()[token] || texts.texts()[token].chars().noneMatch(Character::isDigit);
  }

  @Override
  public void accept(int token) {
    // Every token is judged by itself.
  }
}

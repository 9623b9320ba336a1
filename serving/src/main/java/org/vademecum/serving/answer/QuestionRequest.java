package org.vademecum.serving.answer;

import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;

/** A question to answer from the pack's passages. */
public record QuestionRequest(String question, Language language, Audience audience, Arm arm) {
  @Override
  public String toString() {
    return "QuestionRequest[" + language + ", " + audience + ", " + arm + "]";
  }
}

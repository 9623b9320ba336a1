package org.vademecum.serving.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;

/**
 * A report to interpret.
 *
 * @param fileName for messages only; the format is found by content
 * @param priors the same patient's earlier reports
 */
public record AnswerRequest(
    byte[] content,
    @Nullable String fileName,
    List<byte[]> priors,
    Language language,
    Audience audience,
    String task,
    Arm arm) {
  public AnswerRequest {
    priors = List.copyOf(priors);
  }

  @Override
  public String toString() {
    return "AnswerRequest[" + language + ", " + audience + ", " + task + ", " + arm + "]";
  }
}

package org.vademecum.teacher;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;

/**
 * A question with the answer that a student should give from passages, or the reason for which it
 * should refuse.
 *
 * @param answer sentences in order, each with the passage that it rests on; empty for a refusal
 * @param refusal {@code dosing}, {@code diagnosis}, {@code off-domain} or {@code not-covered}; null
 *     where there is an answer
 * @param origin who wrote it
 */
public record Question(
    String id,
    Language language,
    Audience audience,
    String question,
    List<Sentence> answer,
    @Nullable String refusal,
    String origin) {

  /** The reasons for which a question is refused. */
  public static final List<String> REFUSALS =
      List.of("dosing", "diagnosis", "off-domain", "not-covered");

  public Question {
    answer = List.copyOf(answer);
    if (answer.isEmpty() == (refusal == null)) {
      throw new IllegalArgumentException("a question is either answered or refused: " + id);
    }
  }

  /**
   * A sentence of an answer.
   *
   * @param passage the id of the passage that supports it
   */
  public record Sentence(String passage, String text) {}
}

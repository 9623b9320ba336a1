package org.vademecum.serving.answer;

import java.util.List;
import org.vademecum.engine.evidence.EvidenceGroup;

/** What writes from evidence: the student, behind a door that tests can give another key to. */
public interface AnswerWriter {

  /** Its name and the SHA-256 of its file. */
  Interpretation.Model model();

  /** The number of tokens of a text with special tokens in it. */
  int tokens(String prompt);

  /**
   * Writes an answer to each prompt, decoded as one batch.
   *
   * @return for each prompt its answer with reference tokens, up to its end
   */
  List<String> write(List<Prompt> prompts);

  /**
   * A prompt.
   *
   * @param group the evidence that references may point to
   * @param constrained whether decoding is held to references that exist
   */
  record Prompt(String text, EvidenceGroup group, Constrained constrained) {}

  /** Whether decoding is held to the reference grammar. */
  enum Constrained {
    YES,
    NO
  }
}

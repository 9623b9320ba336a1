package org.vademecum.distill.base;

import java.util.List;

/**
 * One made-up task with what a right answer must hold.
 *
 * @param language {@code en} or {@code zh}
 * @param difficulty 0 easy to 3 hard
 * @param prompt up to and including the answer token
 * @param answer behind it, up to and including the end token
 * @param expected what can be checked
 */
public record SyntheticTask(
    String language, int difficulty, String prompt, String answer, Expected expected) {

  /**
   * What can be checked in an answer.
   *
   * @param flags finding number, observation number and direction of each flag finding
   * @param findings how many findings there are
   * @param phrases for each passage, the causes, meanings and steps that it names
   * @param refusal whether the only right answer is to refuse
   */
  public record Expected(
      List<Flag> flags, int findings, List<List<String>> phrases, Refusal refusal) {}

  /** A finding that says in which direction an observation lies. */
  public record Flag(int finding, int observation, Direction direction) {}

  /** Whether an answer must be a refusal. */
  public enum Refusal {
    EXPECTED,
    NOT_EXPECTED
  }

  public String text() {
    return prompt + answer;
  }
}

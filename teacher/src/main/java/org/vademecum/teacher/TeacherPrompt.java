package org.vademecum.teacher;

/**
 * What a teacher is asked to write.
 *
 * @param system the instruction; may be empty
 * @param user the request
 * @param maxTokens the longest answer that is of use
 */
public record TeacherPrompt(String system, String user, int maxTokens) {
  public TeacherPrompt {
    if (user.isBlank()) {
      throw new IllegalArgumentException("a prompt that asks nothing");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("a prompt allows at least one token: " + maxTokens);
    }
  }

  /** By which the output is recorded: SHA-256 of the system text, a zero byte and the user text. */
  public String sha256() {
    return Sha256.of(system + '\0' + user);
  }
}

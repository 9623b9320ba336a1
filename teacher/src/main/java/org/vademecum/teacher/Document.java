package org.vademecum.teacher;

/**
 * A text to be judged.
 *
 * @param id names it in records and messages
 * @param language a tag such as {@code en}, {@code zh} or {@code mixed}
 * @param text de-identified
 */
public record Document(String id, String language, String text) {
  /** SHA-256 of the text's UTF-8 bytes, by which verdicts are found again. */
  public String textSha256() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return "Document[" + id + "]";
  }
}

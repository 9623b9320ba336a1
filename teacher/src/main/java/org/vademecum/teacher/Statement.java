package org.vademecum.teacher;

import java.util.Arrays;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;

/**
 * One way to say a finding, with the placeholders of {@code docs/pack-format.md}.
 *
 * @param origin who wrote it
 */
public record Statement(
    String id, On on, Language language, Audience audience, String text, String origin) {

  /** What a statement is said of. */
  public enum On {
    HIGH("high"),
    LOW("low"),
    ABNORMAL("abnormal"),
    CRITICAL_HIGH("critical-high"),
    CRITICAL_LOW("critical-low"),
    PATTERN("pattern"),
    DERIVED("derived"),
    CAVEAT("caveat");

    private final String word;

    On(String word) {
      this.word = word;
    }

    /**
     * What a word of {@code statements.jsonl} means.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static On of(String word) {
      return Arrays.stream(values())
          .filter(on -> on.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not a kind of statement: " + word));
    }

    @Override
    public String toString() {
      return word;
    }
  }
}

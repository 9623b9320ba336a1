package org.vademecum.intake.ocr;

/**
 * The words that may be expected on a page. It chooses between readings of the same print; only
 * where all of them are unsure may it say what was meant.
 */
public interface Lexicon {
  /** Whether the text is a name, unit, qualitative result or word of a header, as it stands. */
  boolean knows(String text);

  /** The text without a stroke that was read as one more character, if a known name is left. */
  String withoutStray(String text);

  /**
   * The only known name that differs from the text in nothing but characters that look the same in
   * print ({@code I} and {@code l}, {@code β} and {@code B}), or the text itself. No reading can
   * tell those apart, however sure it is.
   */
  String lookAlike(String text);

  /** The only known name that differs from the text in one character, or the text itself. */
  String nearest(String text);
}

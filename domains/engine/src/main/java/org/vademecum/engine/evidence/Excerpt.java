package org.vademecum.engine.evidence;

/** The part of a passage that a prompt holds: whole sentences from its beginning. */
public final class Excerpt {
  /** About 70 tokens of the student's vocabulary in either language. */
  private static final int MOST_WIDTH = 300;

  private static final int WIDTH_OF_HAN = 3;

  private Excerpt() {}

  /** The first sentences that fit; the first one in any case. */
  public static String of(String passage) {
    var end = 0;
    var width = 0;
    for (var i = 0; i < passage.length(); i++) {
      var c = passage.charAt(i);
      width += Character.isIdeographic(c) ? WIDTH_OF_HAN : 1;
      var ends =
          c == '。'
              || c == '；'
              || c == '.' && (i + 1 == passage.length() || passage.charAt(i + 1) == ' ');
      if (ends) {
        if (width > MOST_WIDTH && end > 0) {
          break;
        }
        end = i + 1;
      }
    }
    return end == 0 ? passage : passage.substring(0, end).strip();
  }
}

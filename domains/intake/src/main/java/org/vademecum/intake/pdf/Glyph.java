package org.vademecum.intake.pdf;

import java.text.Normalizer;
import org.apache.pdfbox.text.TextPosition;

/**
 * A drawn character.
 *
 * @param baseline from the page's upper edge, in the direction of reading
 * @param size of the font in points
 */
record Glyph(String text, double left, double right, double baseline, double size, int direction) {
  private static final double ASCENT = 0.78;
  private static final double DESCENT = 0.18;
  private static final String UNKNOWN = "\uFFFD";
  // Fonts of signs have no names for their arrows; these are where Wingdings and Symbol keep them.
  private static final String ARROWS = "\uF0E1↑\uF0E2↓\uF0E9↑\uF0EA↓\uF0AD↑\uF0AF↓";

  static Glyph of(TextPosition position) {
    var size = position.getFontSizeInPt();
    return new Glyph(
        readable(position.getUnicode()),
        position.getXDirAdj(),
        position.getXDirAdj() + position.getWidthDirAdj(),
        position.getYDirAdj(),
        size >= 1 ? size : position.getHeightDir() * 1.4,
        (int) position.getDir());
  }

  // Some fonts map Han characters to the radicals that look alike.
  private static String readable(String text) {
    if (text == null || text.isEmpty()) {
      return UNKNOWN;
    }
    var c = text.codePointAt(0);
    var arrow = ARROWS.indexOf(c);
    if (arrow >= 0) {
      return arrow % 2 == 0 ? ARROWS.substring(arrow + 1, arrow + 2) : text;
    }
    if (c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFB00 && c <= 0xFB06) {
      return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
    var unreadable = c < 0x20 || c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000;
    return unreadable && !Character.isWhitespace(c) ? UNKNOWN : text;
  }

  boolean blank() {
    return text.isBlank();
  }

  boolean unknown() {
    return text.contains(UNKNOWN);
  }

  double top() {
    return baseline - ASCENT * size;
  }

  double bottom() {
    return baseline + DESCENT * size;
  }
}

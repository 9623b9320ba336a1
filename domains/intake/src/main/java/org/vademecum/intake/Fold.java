package org.vademecum.intake;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Full-width and squared characters in the form that numbers, units and ranges are read in.
 *
 * <p>It is NFKC for those blocks alone: applied to superscripts, NFKC would turn {@code 10⁹} into
 * {@code 109}.
 */
final class Fold {
  private Fold() {}

  /** The folded text without surrounding space, or null where nothing is left. */
  static @Nullable String orNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var folded = of(text).strip();
    return folded.isEmpty() ? null : folded;
  }

  /** The text with full-width letters, digits and signs folded; its line breaks stay. */
  static String of(String text) {
    if (text.chars().noneMatch(Fold::foldable)) {
      return text;
    }
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (foldable(c)) {
                folded.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
              } else {
                folded.appendCodePoint(c);
              }
            });
    return folded.toString();
  }

  private static boolean foldable(int c) {
    return c == 0x00A0
        || c == 0x3000
        || (c >= 0x3300 && c <= 0x33FF)
        || (c >= 0xFF00 && c <= 0xFFEF);
  }
}

package org.vademecum.engine.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which names are compared: NFKC, lower case, only letters, digits and the signs that
 * tell names apart ({@code +} {@code #} {@code %}).
 */
public final class NameKey {
  private NameKey() {}

  /** The key of a printed name; empty where nothing of it counts. */
  public static String of(String name) {
    var normal = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var key = new StringBuilder(normal.length());
    normal
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || c == '+' || c == '#' || c == '%')
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}

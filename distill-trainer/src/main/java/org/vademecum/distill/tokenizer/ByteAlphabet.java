package org.vademecum.distill.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * GPT-2's alphabet: every byte as a printable character, so that a vocabulary of bytes is a
 * vocabulary of strings. Printable Latin-1 bytes stand for themselves, the others for U+0100 and
 * up, in order.
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];

  static {
    var next = 256;
    for (var b = 0; b < 256; b++) {
      var printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      CHARACTERS[b] = printable ? (char) b : (char) next++;
    }
  }

  private ByteAlphabet() {}

  static char character(int b) {
    return CHARACTERS[b & 0xFF];
  }

  /** UTF-8 bytes of a text in the alphabet, a character a byte. */
  static String encode(String text) {
    var out = new StringBuilder();
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      out.append(character(b));
    }
    return out.toString();
  }
}

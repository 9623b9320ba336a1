package org.vademecum.student.tokenizer;

import java.util.Arrays;
import java.util.Optional;

/**
 * The byte-level alphabet: every byte as one printable character, so that a vocabulary is readable
 * text. Printable Latin-1 bytes stand for themselves, the others are numbered from U+0100 on
 * (GPT-2's table, which all byte-level vocabularies share).
 */
public final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];
  private static final short[] BYTES = new short[0x100 + 256];

  static {
    Arrays.fill(BYTES, (short) -1);
    var next = 0x100;
    for (var b = 0; b < 256; b++) {
      var printable = b > ' ' && b < 0x7F || b > 0xA0 && b != 0xAD;
      CHARACTERS[b] = (char) (printable ? b : next++);
      BYTES[CHARACTERS[b]] = (short) b;
    }
  }

  private ByteAlphabet() {}

  /** The character for a byte. */
  public static char character(byte value) {
    return CHARACTERS[value & 0xFF];
  }

  /** The bytes that a token of the alphabet stands for; empty where it has another character. */
  public static Optional<byte[]> bytes(String token) {
    var bytes = new byte[token.length()];
    for (var i = 0; i < bytes.length; i++) {
      var c = token.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) BYTES[c];
    }
    return Optional.of(bytes);
  }
}

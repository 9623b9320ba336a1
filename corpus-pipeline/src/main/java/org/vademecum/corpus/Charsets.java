package org.vademecum.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes files that do not say their charset. */
final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Charsets() {}

  /**
   * The text of bytes: by their byte order mark, as UTF-8 where they are valid UTF-8, as GB18030
   * where they are valid in that and hold Chinese, else as Windows-1252, which anything is.
   */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    var utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8.startsWith("\uFEFF") ? utf8.substring(1) : utf8;
    }
    var national = strictly(bytes, GB18030);
    if (national != null && national.codePoints().anyMatch(Scripts::isHan)) {
      return national;
    }
    // A file that is Chinese but for a few damaged bytes is still Chinese.
    var lenient = new String(bytes, GB18030);
    var han = lenient.codePoints().filter(Scripts::isHan).count();
    var broken = lenient.chars().filter(c -> c == '\uFFFD').count();
    return han > 50 * broken && 10 * han > lenient.length()
        ? lenient
        : new String(bytes, Charset.forName("windows-1252"));
  }

  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}

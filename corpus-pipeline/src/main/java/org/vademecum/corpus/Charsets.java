package org.vademecum.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes files that do not say their charset. */
final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int SAMPLE = 1 << 20;

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
    return han > 50 * broken && 10 * han > lenient.length() ? lenient : new String(bytes, WESTERN);
  }

  /**
   * A reader of a stream in the charset that its first mebibyte says. A character that the end of
   * that part cuts is not held against the charset.
   */
  static Reader reader(InputStream stream) throws IOException {
    var in = stream.markSupported() ? stream : new BufferedInputStream(stream);
    in.mark(SAMPLE);
    var sample = in.readNBytes(SAMPLE);
    in.reset();
    var charset = charset(sample);
    var reader = new InputStreamReader(in, charset);
    if (sample.length > 2 && charset.name().startsWith("UTF")) {
      var marked = new PushbackReader(reader, 1);
      var first = marked.read();
      if (first >= 0 && first != '\uFEFF') {
        marked.unread(first);
      }
      return marked;
    }
    return reader;
  }

  private static Charset charset(byte[] sample) {
    if (startsWith(sample, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(sample, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    // The cut character of each charset has at most three bytes before it.
    for (var cut = 0; cut < (sample.length < SAMPLE ? 1 : 4); cut++) {
      if (strictly(Arrays.copyOf(sample, sample.length - cut), StandardCharsets.UTF_8) != null) {
        return StandardCharsets.UTF_8;
      }
    }
    var lenient = new String(sample, GB18030);
    var han = lenient.codePoints().filter(Scripts::isHan).count();
    var broken = lenient.chars().filter(c -> c == '\uFFFD').count();
    return han > 50 * broken && han > 0 ? GB18030 : WESTERN;
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

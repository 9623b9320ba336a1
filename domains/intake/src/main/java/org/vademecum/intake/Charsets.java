package org.vademecum.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes into text: by the byte order mark, then UTF-8 where it is valid, then what an HL7 header
 * declares, then Latin 1 where every high byte stands alone, then GB18030.
 *
 * <p>Latin 1 is told from GB18030 by its high bytes: those of Chinese characters come in pairs,
 * those of {@code µmol} and {@code Müller} alone.
 */
final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("MSH(.)(?:[^\\r\\n]{0,2000})", Pattern.CASE_INSENSITIVE);
  private static final int CUT_CHARACTER = 3;

  private Charsets() {}

  /** The text of the bytes; bytes that fit no character become U+FFFD. */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return lenient(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return utf8(bytes).orElseGet(() -> otherThanUtf8(bytes));
  }

  private static Optional<String> utf8(byte[] bytes) {
    var whole = strict(bytes, bytes.length, StandardCharsets.UTF_8);
    for (var cut = 1; whole.isEmpty() && cut <= CUT_CHARACTER && cut < bytes.length; cut++) {
      // A truncated file may end within a character; without another one it is no sign of UTF-8.
      whole =
          strict(bytes, bytes.length - cut, StandardCharsets.UTF_8)
              .filter(t -> t.chars().anyMatch(c -> c > 0x7F));
    }
    return whole;
  }

  private static String otherThanUtf8(byte[] bytes) {
    var declared = declared(bytes);
    if (declared.isPresent()) {
      return lenient(bytes, 0, declared.get());
    }
    if (highBytesStandAlone(bytes)) {
      return lenient(bytes, 0, WESTERN);
    }
    return strict(bytes, bytes.length, GB18030)
        .or(() -> strict(bytes, bytes.length - 1, GB18030))
        .orElseGet(() -> lenient(bytes, 0, GB18030));
  }

  // MSH-18 says "8859/1", "UNICODE UTF-8", "GB 18030-2000" and the like.
  private static Optional<Charset> declared(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    var header = DECLARED.matcher(head);
    if (!header.find()) {
      return Optional.empty();
    }
    var fields = header.group().split(Pattern.quote(header.group(1)), -1);
    var name = fields.length > 17 ? fields[17].toUpperCase(Locale.ROOT) : "";
    if (name.contains("UTF-8")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (name.contains("8859/1") || name.contains("8859-1")) {
      return Optional.of(WESTERN);
    }
    return name.contains("GB") ? Optional.of(GB18030) : Optional.empty();
  }

  private static boolean highBytesStandAlone(byte[] bytes) {
    for (var i = 1; i < bytes.length; i++) {
      if (bytes[i] < 0 && bytes[i - 1] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    return Arrays.equals(
        Arrays.stream(start).toArray(),
        java.util.stream.IntStream.range(0, start.length).map(i -> bytes[i] & 0xFF).toArray());
  }

  private static Optional<String> strict(byte[] bytes, int length, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, length))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String lenient(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }
}

package org.vademecum.corpus;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Brings text into one form: repairs UTF-8 that was read as Windows-1252, removes what can't be
 * seen, makes line ends and blanks alike, and folds full-width letters, digits and compatibility
 * forms by NFKC.
 *
 * <p>NFKC is left out for the characters that it would change in meaning: superscripts and
 * subscripts (10⁹ would become 109), fractions (½), the micro sign, and Chinese punctuation, which
 * stays as Chinese writes it.
 */
public final class Normalise implements Block {
  private static final long serialVersionUID = 1L;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern MOJIBAKE =
      Pattern.compile(
          "[\u00c3\u00c2][\u0080-\u00bf]|\u00e2\u20ac[\u0080-\u2122]|[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u2122]{2}");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t\r]]|[\\uFE00-\\uFE0F]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\t]+");
  private static final Pattern LINE_BLANKS = Pattern.compile(" ?\n ?");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");
  private static final int BROKEN_SHARE = 50;

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    var text = text(document.text());
    var normal = document.withText(text);
    if (text.isEmpty()) {
      return normal.dropped(DropReason.UNREADABLE_ROW, "no text");
    }
    var broken = text.chars().filter(c -> c == '\uFFFD').count();
    return broken * BROKEN_SHARE > text.length()
        ? normal.dropped(DropReason.BROKEN_ENCODING, broken + " unreadable characters")
        : normal;
  }

  /** The normal form of a text. */
  public static String text(String raw) {
    var text = repaired(raw);
    text = text.replace("\r\n", "\n").replace('\r', '\n');
    text = UNSEEN.matcher(text).replaceAll("");
    text = folded(text);
    text = BLANKS.matcher(text).replaceAll(" ");
    text = LINE_BLANKS.matcher(text).replaceAll("\n");
    return EMPTY_LINES.matcher(text).replaceAll("\n\n").strip();
  }

  // UTF-8 bytes that were read as Windows-1252 turn back only if every character fits, and only
  // where what comes out is valid UTF-8: a text that merely holds such letters stays.
  private static String repaired(String text) {
    if (!MOJIBAKE.matcher(text).find()) {
      return text;
    }
    try {
      var bytes = WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notMojibake) {
      return text;
    }
  }

  private static String folded(String text) {
    if (Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
      return text;
    }
    var folded = new StringBuilder(text.length());
    var run = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (!changesMeaning(c)) {
                run.appendCodePoint(c);
              } else {
                folded.append(Normalizer.normalize(run, Normalizer.Form.NFKC));
                run.setLength(0);
                folded.appendCodePoint(c);
              }
            });
    return folded.append(Normalizer.normalize(run, Normalizer.Form.NFKC)).toString();
  }

  private static boolean changesMeaning(int c) {
    var superscript = c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209F);
    var fraction = (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x218F);
    var chineseSign = "，！？：；（）".indexOf(c) >= 0;
    return superscript || fraction || chineseSign || c == 0xB5 || c == 0x2026;
  }
}

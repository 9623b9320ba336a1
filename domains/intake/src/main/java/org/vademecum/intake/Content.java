package org.vademecum.intake;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A decoded file.
 *
 * @param fileName for messages alone
 * @param text without a byte order mark
 * @param lines of the text, ended by LF, CR or CRLF; the first is line 1 of the file
 */
record Content(String fileName, String text, List<String> lines) {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  static Content of(String fileName, String decoded) {
    var text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    return new Content(fileName, text, List.of(LINE_END.split(text, -1)));
  }

  /** The first character that is no space, or a space where there is none. */
  char first() {
    return (char) text.chars().filter(c -> !Character.isWhitespace(c)).findFirst().orElse(' ');
  }
}

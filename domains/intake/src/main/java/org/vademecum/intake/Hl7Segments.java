package org.vademecum.intake;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vademecum.engine.report.Loss;

/**
 * Splits an HL7 v2 file into segments: any line end, batches, frames of the lower layer protocol,
 * text that was broken over lines. A last segment that was cut off is a loss.
 */
record Hl7Segments(List<Hl7Segment> segments, Optional<Loss> loss) {
  private static final Pattern HEADER = Pattern.compile("(?:MSH|FHS|BHS)[^A-Za-z0-9\\s].*");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
  private static final int STATUS_FIELD = 11;

  static boolean isHeader(String line) {
    return HEADER.matcher(line).matches();
  }

  static Hl7Segments of(Content content) {
    var segments = new ArrayList<Hl7Segment>();
    var signs = Hl7Segment.USUAL;
    var number = 0;
    for (var line : content.lines()) {
      number++;
      var text = unframed(line);
      if (text.isBlank()) {
        continue;
      }
      if (isHeader(text)) {
        signs = signs(text);
      }
      if (isSegment(text, signs) || segments.isEmpty()) {
        segments.add(Hl7Segment.of(number, text, signs));
      } else {
        var last = segments.removeLast();
        segments.add(Hl7Segment.of(last.line(), last.raw() + "\n" + text, last.signs()));
      }
    }
    return withoutCut(segments, !unframed(content.lines().getLast()).isBlank());
  }

  private static String unframed(String line) {
    return line.replace("\u000B", "").replace("\u001C", "").replace("\0", "").stripLeading();
  }

  private static boolean isSegment(String line, EncodingCharacters signs) {
    return line.length() >= 3
        && NAME.matcher(line.substring(0, 3)).matches()
        && (line.length() == 3 || line.charAt(3) == signs.getFieldSeparator());
  }

  // A header may declare fewer than four signs; the usual ones stand in for the others.
  private static EncodingCharacters signs(String header) {
    var separator = header.charAt(3);
    var end = header.indexOf(separator, 4);
    var declared = end < 0 ? header.substring(4) : header.substring(4, end);
    var usual = "^~\\&";
    var complete =
        declared.length() >= 4
            ? declared.substring(0, 4)
            : declared + usual.substring(declared.length());
    return complete.chars().anyMatch(Character::isLetterOrDigit)
        ? new EncodingCharacters(separator, usual)
        : new EncodingCharacters(separator, complete);
  }

  private static Hl7Segments withoutCut(List<Hl7Segment> segments, boolean unterminated) {
    if (!unterminated || segments.isEmpty() || !cut(segments)) {
      return new Hl7Segments(List.copyOf(segments), Optional.empty());
    }
    var last = segments.removeLast();
    var line = last.line() + (int) last.raw().chars().filter(c -> c == '\n').count();
    return new Hl7Segments(
        List.copyOf(segments),
        Optional.of(
            new Loss(
                line, "the file ends within a segment, which was left out", "文件在一个段的中间结束，该段未采用")));
  }

  // The status is the last field that every result has; a sender who gives none is known by its
  // other results.
  private static boolean cut(List<Hl7Segment> segments) {
    var last = segments.getLast();
    if (last.raw().lines().count() > 1 || !last.name().equals("OBX")) {
      return last.raw().contains("\n");
    }
    var usual =
        segments.stream()
            .limit(segments.size() - 1L)
            .filter(s -> s.name().equals("OBX"))
            .mapToInt(Hl7Segment::fieldCount)
            .min()
            .orElse(STATUS_FIELD);
    return last.fieldCount() < Math.min(STATUS_FIELD, usual);
  }
}

package org.vademecum.corpus.deidentify;

import java.util.List;

/** Writes a text with marks in the place of what was found in it, and its dates moved. */
final class DeidentifiedText {
  private DeidentifiedText() {}

  /**
   * The new text.
   *
   * @param movesDates whether dates are written anew, or left as they stand
   * @param shift by how many days; 0 to write the mark instead
   */
  static String write(String text, List<Span> spans, boolean movesDates, int shift) {
    var order =
        DayOrder.of(
            spans.stream()
                .filter(span -> span.kind() == PersonalData.DATE)
                .map(span -> text.substring(span.start(), span.end()))
                .toList());
    var clean = new StringBuilder(text.length());
    var from = 0;
    for (var span : spans) {
      var isDate = span.kind() == PersonalData.DATE;
      if (isDate && !movesDates) {
        continue;
      }
      clean.append(text, from, span.start());
      var found = text.substring(span.start(), span.end());
      clean.append(isDate && shift != 0 ? moved(found, order, shift) : span.kind().mark());
      from = span.end();
    }
    return clean.append(text, from, text.length()).toString();
  }

  private static String moved(String date, DayOrder order, int shift) {
    return WrittenDate.read(date, order)
        .map(written -> written.movedBy(shift))
        .orElse(PersonalData.DATE.mark());
  }
}

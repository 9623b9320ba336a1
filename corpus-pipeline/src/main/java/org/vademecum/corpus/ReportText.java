package org.vademecum.corpus;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;

/**
 * Reports as plain text, so that filters for text see text: a line for each result with its unit,
 * range and flag, then the notes. Who the report is about is left out.
 */
final class ReportText {
  private ReportText() {}

  static String of(List<ReportCase> cases) {
    return cases.stream().map(ReportText::of).collect(Collectors.joining("\n\n"));
  }

  private static String of(ReportCase report) {
    var results = report.observations().stream().map(ReportText::line);
    return Stream.concat(results, report.notes().stream().map(Note::text))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String line(ReportedObservation result) {
    if (result.valueText() == null || result.valueText().isBlank()) {
      return result.label() + ": " + result.status();
    }
    var line = new StringJoiner(" ");
    line.add(result.label() + ":");
    Stream.of(result.valueText(), result.unit())
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .forEach(line::add);
    if (result.rangeText() != null && !result.rangeText().isBlank()) {
      line.add("(" + result.rangeText() + ")");
    }
    if (result.flagText() != null && !result.flagText().isBlank()) {
      line.add(result.flagText());
    }
    return line.toString();
  }
}

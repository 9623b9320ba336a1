package org.vademecum.serving.command;

import java.util.ArrayList;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Phrases;
import org.vademecum.serving.answer.Interpretation;

/** An answer for a terminal: the results with their flags, the sentences with their citations. */
final class TextAnswer {
  private TextAnswer() {}

  static String of(Interpretation answer) {
    var lines = new ArrayList<String>();
    if (answer.file() != null) {
      lines.add(answer.file() + (answer.part() > 1 ? " part " + answer.part() : ""));
    }
    answer.observations().stream().filter(o -> o.flag() != Flag.N).forEach(o -> lines.add(line(o)));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    for (var sentence : answer.sentences()) {
      var citations = new ArrayList<>(sentence.findings());
      citations.addAll(sentence.passages());
      var notice = sentence.origin().equals("notice");
      lines.add(
          sentence.text()
              + (citations.isEmpty() || notice ? "" : " [" + String.join(" ", citations) + "]"));
    }
    if (!answer.passages().isEmpty()) {
      lines.add("");
      answer
          .passages()
          .forEach(
              p ->
                  lines.add(
                      p.id() + " " + p.title() + " (" + p.source() + ", " + p.edition() + ")"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(Observation observation) {
    return "  %-9s %s  %s  %s"
        .formatted(
            observation.flag(),
            observation.name(),
            observation.status().judged() ? Phrases.value(observation) : observation.status(),
            Phrases.interval(observation))
        .stripTrailing();
  }
}

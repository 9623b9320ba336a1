package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vademecum.engine.judge.Observation;

/** Checks what has to stand in the evidence as it is printed: dates, and words with digits. */
final class PrintedCheck {
  private final EvidenceView evidence;
  private final Tally tally;

  PrintedCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  void check(Reading sentence) {
    sentence.dates().forEach(d -> check(d, sentence.text()));
    sentence.identifiers().forEach(this::checkIdentifier);
  }

  private void check(DateMention date, String text) {
    var said = text.substring(date.start(), date.end());
    if (evidence.cited.observations().stream().anyMatch(o -> said.equals(o.text()))) {
      tally.supported(ClaimKind.NUMBER, said, "a result as it is printed");
    } else if (agrees(date, evidence.cited.observations())) {
      tally.supported(ClaimKind.NUMBER, said, "the time of a cited observation");
    } else if (evidence.passages.stream()
        .anyMatch(p -> p.lower().contains(said.toLowerCase(Locale.ROOT)))) {
      tally.supported(ClaimKind.NUMBER, said, "a cited passage has " + said);
    } else if (evidence.notes.stream()
        .anyMatch(n -> n.lower().contains(said.toLowerCase(Locale.ROOT)))) {
      tally.supported(ClaimKind.NUMBER, said, "a line of the report has " + said);
    } else if (agrees(date, evidence.whole.observations())) {
      tally.misattributed(
          ClaimKind.NUMBER,
          said,
          ClaimStatus.UNSUPPORTED,
          said + " is the time of an observation that is not cited");
    } else {
      tally.invented(said, ClaimStatus.UNSUPPORTED, "no observation is of " + said);
    }
  }

  private static boolean agrees(DateMention date, List<Observation> observations) {
    return observations.stream()
        .map(Observation::observedAt)
        .anyMatch(time -> time != null && date.agrees(time));
  }

  private void checkIdentifier(String word) {
    var key = word.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    var texts = new ArrayList<>(evidence.texts());
    texts.addAll(evidence.notices);
    texts.addAll(evidence.notes);
    texts.addAll(evidence.awaited);
    var found = texts.stream().anyMatch(t -> t.lower().replaceAll("[\\s-]", "").contains(key));
    var printed =
        evidence.cited.observations().stream()
            .anyMatch(
                o ->
                    Folding.fold(o.name() + " " + o.source().name())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .contains(key));
    if (found || printed) {
      tally.supported(ClaimKind.NAME, word, "the cited evidence has " + word);
    } else {
      tally.unsupported(ClaimKind.NAME, word, "no cited evidence has " + word);
    }
  }
}

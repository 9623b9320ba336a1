package org.vademecum.engine.verify;

import java.util.List;
import org.vademecum.engine.text.Language;

/** Checks that what each statement of a sentence says stands in one place of the evidence. */
final class StatementCheck {
  private static final double LEAST = 0.6;

  private static final List<Cue> TOLD =
      List.of(Cue.NARRATED, Cue.PROGNOSIS, Cue.IDENTITY, Cue.EVENT);

  private final EvidenceView evidence;
  private final Vocabulary vocabulary;
  private final Tally tally;

  StatementCheck(EvidenceView evidence, Vocabulary vocabulary, Tally tally) {
    this.evidence = evidence;
    this.vocabulary = vocabulary;
    this.tally = tally;
  }

  void check(Reading sentence) {
    var status = new StatusCheck(evidence, tally);
    status.check(sentence);
    var alignment = new Alignment(evidence, sentence.language());
    for (var said : Statement.of(sentence)) {
      if (!said.tokens().isEmpty() && !status.settles(said, sentence)) {
        check(said, alignment.best(said), sentence);
      }
    }
    if (tally.isEmpty() && TOLD.stream().anyMatch(sentence::has)) {
      tally.unsupported(ClaimKind.RELATION, sentence.text(), "no evidence tells anything like it");
    }
  }

  private void check(Statement said, Alignment.Best best, Reading sentence) {
    var kind = said.has(Cue.ADVICE) ? ClaimKind.ADVICE : ClaimKind.RELATION;
    var text = sentence.text().substring(said.start(), said.end()).strip();
    if (System.getProperty("dump") != null) {
      System.out.println(
          "DUMP "
              + Math.round(100 * best.share())
              + " "
              + text
              + " | missing "
              + best.missing()
              + " | cues "
              + said.cues()
              + " | "
              + (best.place() == null ? "" : best.place().reading().text()));
    }
    if (best.share() >= LEAST) {
      tally.supported(kind, text, "one place of the evidence has " + percent(best.share()));
      new PlaceCheck(evidence, tally, kind).check(said, sentence, best);
    } else {
      var separator = sentence.language() == Language.EN ? " " : "";
      tally.unsupported(
          kind,
          text,
          "no place of the evidence has more than "
              + percent(best.share())
              + " of it; not there: "
              + String.join(separator, best.missing()));
    }
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }
}

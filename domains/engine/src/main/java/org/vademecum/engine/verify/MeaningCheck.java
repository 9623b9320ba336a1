package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is left of a sentence when figures, names and directions are taken out: relations,
 * causes and advice, words of rising and falling, what is asserted as certain where the evidence
 * hedges, and doses.
 */
final class MeaningCheck {
  private static final int NEAR = 24;
  private static final java.util.regex.Pattern HAS =
      java.util.regex.Pattern.compile("(?i)you have|the patient has");
  private static final java.util.regex.Pattern RESULT_BEHIND =
      java.util.regex.Pattern.compile("\\G (?:\\d|an? \\w+ result)");

  private final EvidenceView evidence;
  private final Vocabulary vocabulary;
  private final Tally tally;

  MeaningCheck(EvidenceView evidence, Vocabulary vocabulary, Tally tally) {
    this.evidence = evidence;
    this.vocabulary = vocabulary;
    this.tally = tally;
  }

  void check(Reading sentence) {
    if (vocabulary.empty()) {
      new TextCheck(evidence, tally).check(sentence);
    } else {
      new StatementCheck(evidence, vocabulary, tally).check(sentence);
    }
    sentence.senses().stream().filter(s -> !s.bound()).forEach(s -> sense(s, sentence));
    certainty(sentence);
    dosing(sentence);
  }

  // "reduced production" where the evidence has increased production, or nothing reduced at all.
  private void sense(Sense said, Reading sentence) {
    var same = false;
    var opposite = false;
    var any = false;
    for (var text : evidence.texts()) {
      for (var there : text.sentences()) {
        for (var sense : there.senses()) {
          any |= !sense.opposite(said);
          if (sense.sharesNeighbour(said)) {
            same |= !sense.opposite(said);
            opposite |= sense.opposite(said);
          }
        }
      }
    }
    if (opposite && !same && !said.text().startsWith("too ")) {
      tally.contradicted(
          ClaimKind.DIRECTION, said.text(), "the cited texts have the opposite of " + said.text());
    } else if (!any && sentence.has(Cue.THIS_CASE) && !evidence.texts().isEmpty()) {
      tally.unsupported(
          ClaimKind.DIRECTION, said.text(), "nothing in the cited texts is " + said.text());
    } else if (!any && !evidence.texts().isEmpty()) {
      tally.signals().add(Signal.UNDIRECTED, 1);
      tally.doubt(
          ClaimKind.DIRECTION,
          said.text(),
          ClaimStatus.UNSUPPORTED,
          "nothing in the cited texts is " + said.text());
    }
  }

  private void certainty(Reading sentence) {
    for (var cue : sentence.cues()) {
      if (!cue.is(Cue.CERTAIN)) {
        continue;
      }
      if (free(cue, sentence)) {
        continue;
      }
      var said = cue.text().toLowerCase(Locale.ROOT);
      var source = saidAsCertain(said);
      if (source != null) {
        tally.supported(ClaimKind.CERTAINTY, cue.text(), source.label() + " says it as certain");
      } else if (!deniedBefore(cue, sentence)) {
        tally.unsupported(
            ClaimKind.CERTAINTY,
            cue.text(),
            "asserted as certain (" + cue.text() + "), which no cited evidence does");
      }
    }
  }

  private @Nullable SourceText saidAsCertain(String said) {
    for (var text : evidence.texts()) {
      for (var there : text.sentences()) {
        if (there.cues().stream()
            .anyMatch(
                c ->
                    c.is(Cue.CERTAIN)
                        && !deniedBefore(c, there)
                        && c.text().toLowerCase(Locale.ROOT).equals(said))) {
          return text;
        }
      }
    }
    return null;
  }

  // "You have a low X" and "which you have" speak of results; "if confirmed" asserts nothing.
  private static boolean free(CueMatch certain, Reading sentence) {
    var text = sentence.text();
    var has = HAS.matcher(certain.text()).matches();
    var ofResult =
        has
            && (RESULT_BEHIND.matcher(text).find(certain.end())
                || text.substring(0, certain.start()).endsWith("which ")
                || sentence.mentions().stream()
                    .anyMatch(
                        m ->
                            m.measured()
                                && m.start() >= certain.end()
                                && m.start() <= certain.end() + NEAR));
    return ofResult
        || text.substring(0, certain.start()).endsWith("for ")
        || sentence.cues().stream()
            .anyMatch(c -> c.is(Cue.CONDITION) && c.end() <= certain.start());
  }

  private static boolean deniedBefore(CueMatch certain, Reading sentence) {
    return sentence.cues().stream()
        .anyMatch(
            c ->
                c.cues().stream().anyMatch(Cue::denies)
                    && c.end() <= certain.start()
                    && certain.start() - c.end() <= NEAR);
  }

  private void dosing(Reading sentence) {
    for (var cue : sentence.cues()) {
      var amount = cue.is(Cue.AMOUNT) && !sentence.numbers().isEmpty();
      if (!cue.is(Cue.DOSE) && !amount) {
        continue;
      }
      var said = cue.text().toLowerCase(Locale.ROOT);
      var texts = new ArrayList<>(evidence.texts());
      texts.addAll(evidence.notices);
      var found = texts.stream().anyMatch(t -> t.lower().contains(said));
      if (!found && amount && !cue.is(Cue.DOSE)) {
        tally.signals().add(Signal.AMOUNTS, 1);
        tally.doubt(
            ClaimKind.ADVICE,
            cue.text(),
            ClaimStatus.UNSUPPORTED,
            "no cited evidence speaks of amounts: " + cue.text());
      } else if (!found) {
        tally.unsupported(
            ClaimKind.ADVICE, cue.text(), "no cited evidence speaks of doses: " + cue.text());
      }
    }
  }
}

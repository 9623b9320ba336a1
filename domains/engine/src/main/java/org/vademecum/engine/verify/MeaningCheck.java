package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * Checks what is left of a sentence when figures, names and directions are taken out: relations,
 * causes and advice, by how much of its content the cited texts have; negations turned around; and
 * what is asserted as certain where the evidence hedges.
 *
 * <p>The thresholds were chosen on written examples and on rewordings of passages, not on cases of
 * an evaluation; {@code RewordingsTest} holds the figures that they give.
 */
final class MeaningCheck {
  /** Share of content that the cited texts must have. */
  private static final double ENGLISH = 0.5;

  private static final double CHINESE = 0.5;

  /** The same for a stretch between separators that has at least {@link #STRETCH} tokens. */
  private static final double OF_STRETCH = 0.3;

  private static final int STRETCH = 3;

  /** Sentences whose shares differ by no more are equally near. */
  private static final double NEARLY = 0.15;

  /** A sentence with no more content and no other claim says nothing that could be read. */
  private static final int LITTLE = 2;

  /** Share of a stretch that one sentence must have for its negation to be compared. */
  private static final double SAME_STATEMENT = 0.75;

  private static final double SAME_BACKWARDS = 0.5;

  private static final int STATEMENT_TOKENS = 3;

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
      coverage(sentence);
      sentence.segments().forEach(this::negation);
      denial(sentence);
    } else {
      new StatementCheck(evidence, vocabulary, tally).check(sentence);
    }
    sentence.senses().stream().filter(s -> !s.bound()).forEach(this::sense);
    certainty(sentence);
    dosing(sentence);
  }

  private void coverage(Reading sentence) {
    var covering = evidence.covering();
    var all = 0;
    var covered = 0;
    var missing = new ArrayList<String>();
    var terms = new ArrayList<String>();
    var worst = 1.0;
    for (var segment : sentence.segments()) {
      var here = 0;
      for (var i = 0; i < segment.tokens().size(); i++) {
        if (ContentReader.covers(covering, segment.tokens().get(i))) {
          here++;
        } else {
          missing.add(segment.words().get(i));
          if (vocabulary.term(segment.tokens().get(i), sentence.language())) {
            terms.add(segment.words().get(i));
          }
        }
      }
      var size = segment.tokens().size();
      all += size;
      covered += here;
      if (size >= STRETCH) {
        worst = Math.min(worst, (double) here / size);
      }
    }
    if (all == 0 || (tally.isEmpty() && all <= LITTLE)) {
      return;
    }
    var share = (double) covered / all;
    var least = sentence.language() == Language.EN ? ENGLISH : CHINESE;
    var kind = sentence.has(Cue.ADVICE) ? ClaimKind.ADVICE : ClaimKind.RELATION;
    var separator = sentence.language() == Language.EN ? " " : "";
    if (!terms.isEmpty()) {
      tally.unsupported(
          kind,
          sentence.text(),
          "terms that the cited texts do not have: " + String.join(", ", terms));
    } else if (share >= least && worst >= OF_STRETCH) {
      tally.supported(
          kind, sentence.text(), percent(share) + " of its content is in the cited texts");
    } else {
      tally.unsupported(
          kind,
          sentence.text(),
          "only "
              + percent(share)
              + " of its content is in the cited texts; not there: "
              + String.join(separator, missing));
    }
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }

  // A stretch that says what one sentence of the evidence says, with the negation turned around.
  private void negation(Reading.Segment segment) {
    var english = segment.tokens().stream().noneMatch(t -> t.indexOf('|') >= 0);
    if (segment.tokens().size() < (english ? STATEMENT_TOKENS : 2 * STATEMENT_TOKENS)) {
      return;
    }
    var bestShare = 0.0;
    var agrees = true;
    var words = String.join(" ", segment.words());
    for (var text : evidence.texts()) {
      for (var there : text.sentences()) {
        for (var statement : there.segments()) {
          var back = share(statement, segment);
          var share = back < SAME_BACKWARDS ? 0 : share(segment, statement);
          if (share > bestShare
              || (share == bestShare && statement.negated() == segment.negated())) {
            agrees = statement.negated() == segment.negated();
            bestShare = share;
          }
        }
      }
    }
    if (bestShare >= SAME_STATEMENT && !agrees) {
      tally.contradicted(
          ClaimKind.RELATION,
          words,
          "the cited texts say it " + (segment.negated() ? "without" : "with") + " a negation");
    }
  }

  // A negation that the evidence nearest in content does not have, not even in milder words.
  private void denial(Reading sentence) {
    var tokens = sentence.segments().stream().flatMap(s -> s.tokens().stream()).distinct().toList();
    if (sentence.segments().stream().noneMatch(Reading.Segment::negated) || tokens.isEmpty()) {
      return;
    }
    var best = 0.0;
    var denied = false;
    for (var text : evidence.texts()) {
      for (var there : text.sentences()) {
        var parts = new HashSet<String>();
        there.segments().forEach(s -> parts.addAll(s.parts()));
        var share =
            (double) tokens.stream().filter(t -> ContentReader.covers(parts, t)).count()
                / tokens.size();
        var denies =
            there.cues().stream().anyMatch(c -> c.cues().stream().anyMatch(MeaningCheck::denial));
        if (share > best + NEARLY) {
          denied = denies;
        } else if (share > best - NEARLY) {
          denied |= denies;
        }
        best = Math.max(best, share);
      }
    }
    if (!denied && best > 0) {
      tally.add(
          ClaimKind.RELATION,
          sentence.first(Cue.NEGATION),
          best >= SAME_STATEMENT ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED,
          "the cited texts say nothing like it with a negation");
    }
  }

  private static boolean denial(Cue cue) {
    return cue.denies() || cue == Cue.SOFT_DENIAL || cue == Cue.NOT_HIGH || cue == Cue.NOT_LOW;
  }

  // "reduced production" where the evidence has increased production, or nothing reduced at all.
  private void sense(Sense said) {
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
      tally.signals().add(Signal.UNDIRECTED, 1);
      tally.doubt(
          ClaimKind.DIRECTION,
          said.text(),
          ClaimStatus.CONTRADICTED,
          "the cited texts have the opposite of " + said.text());
    } else if (!any && !evidence.texts().isEmpty()) {
      tally.signals().add(Signal.UNDIRECTED, 1);
      tally.doubt(
          ClaimKind.DIRECTION,
          said.text(),
          ClaimStatus.UNSUPPORTED,
          "nothing in the cited texts is " + said.text());
    }
  }

  private static double share(Reading.Segment said, Reading.Segment there) {
    var tokens = there.parts();
    var found = said.tokens().stream().filter(t -> ContentReader.covers(tokens, t)).count();
    return (double) found / said.tokens().size();
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

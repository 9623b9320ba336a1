package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import org.vademecum.engine.text.Language;

/**
 * Checks a sentence against a text of no domain: by how much of its content the text has, and by
 * negations that are turned around.
 */
final class TextCheck {
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

  private final EvidenceView evidence;
  private final Tally tally;

  TextCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  void check(Reading sentence) {
    coverage(sentence);
    sentence.segments().forEach(this::negation);
    denial(sentence);
  }

  private void coverage(Reading sentence) {
    var covering = evidence.covering();
    var all = 0;
    var covered = 0;
    var missing = new ArrayList<String>();
    var worst = 1.0;
    for (var segment : sentence.segments()) {
      var here = 0;
      for (var i = 0; i < segment.tokens().size(); i++) {
        if (ContentReader.covers(covering, segment.tokens().get(i))) {
          here++;
        } else {
          missing.add(segment.words().get(i));
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
    if (share >= least && worst >= OF_STRETCH) {
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
            there.cues().stream().anyMatch(c -> c.cues().stream().anyMatch(TextCheck::denial));
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

  private static double share(Reading.Segment said, Reading.Segment there) {
    var tokens = there.parts();
    var found = said.tokens().stream().filter(t -> ContentReader.covers(tokens, t)).count();
    return (double) found / said.tokens().size();
  }
}

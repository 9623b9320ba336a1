package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.text.Language;

/** Holds the negations of a statement against those of the place that has its words. */
final class Negations {
  private static final int STATEMENT = 3;
  private static final int FOLLOWING = 18;
  private static final int FOLLOWING_WORDS = 3;

  private Negations() {}

  // What is denied here has to be denied there, and the other way round: what counts are the words
  // that follow the negation.
  static void compare(
      Statement said, Reading sentence, Reading place, List<PlaceCheck.Objection> objections) {
    var text = sentence.text().substring(said.start(), said.end());
    var least = sentence.language() == Language.EN ? STATEMENT : STATEMENT + 1;
    if (said.tokens().size() + said.mentions().size() < least) {
      return;
    }
    var here = said.cues().stream().filter(c -> c.cues().stream().anyMatch(Cue::denies)).toList();
    var deniedHere = denied(sentence.cues(), place.text());
    var deniedThere = denied(place.cues(), text);
    var byResult =
        sentence.directions().stream().anyMatch(d -> d.denied() || d.sense() == Cue.NORMAL);
    if (!here.isEmpty() && !deniedThere && !byResult) {
      for (var cue : here) {
        var words = following(cue, sentence);
        if ((words.isEmpty() && cue.is(Cue.NEGATION)) || covered(words, place, 1)) {
          PlaceCheck.contradicted(
              objections, Signal.DENIED, "the evidence says it without " + cue.text());
        }
      }
    }
    if (!deniedHere) {
      for (var cue : place.cues()) {
        if (cue.cues().stream().anyMatch(Cue::denies)) {
          var words = following(cue, place);
          if (covered(words, sentence, sentence.language() == Language.EN ? 1 : 2)) {
            PlaceCheck.contradicted(
                objections, Signal.AFFIRMED, "the evidence says it with " + cue.text());
          }
        }
      }
    }
  }

  // A milder denial counts where the other side does not have the word, too.
  private static boolean denied(List<CueMatch> cues, String other) {
    return cues.stream()
        .anyMatch(
            c ->
                c.cues().stream().anyMatch(Cue::denies)
                    || (c.cues().stream().anyMatch(Negations::denial)
                        && !other.contains(c.text())));
  }

  private static boolean covered(List<String> words, Reading reading, int least) {
    return words.size() >= least
        && words.stream()
            .allMatch(
                w -> reading.segments().stream().anyMatch(s -> ContentReader.covers(s.parts(), w)));
  }

  // The content words behind a negation, in its stretch between separators.
  private static List<String> following(CueMatch cue, Reading reading) {
    for (var segment : reading.segments()) {
      var words = new ArrayList<String>();
      for (var i = 0; i < segment.tokens().size(); i++) {
        if (segment.places().get(i) >= cue.end()
            && segment.places().get(i) <= cue.end() + FOLLOWING
            && words.size() < FOLLOWING_WORDS) {
          words.add(segment.tokens().get(i));
        }
      }
      if (!words.isEmpty()) {
        return words;
      }
    }
    return List.of();
  }

  private static boolean denial(Cue cue) {
    return cue.denies()
        || cue == Cue.SOFT_DENIAL
        || cue == Cue.NOT_HIGH
        || cue == Cue.NOT_LOW
        || cue == Cue.NEGATIVE
        || cue == Cue.NORMAL;
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    if (slight(said, sentence) && !alike(said, place)) {
      return;
    }
    var here = said.cues().stream().filter(c -> c.cues().stream().anyMatch(Cue::denies)).toList();
    var deniedHere = denied(sentence.cues(), sentence, place.text());
    var deniedThere = denied(near(said, place), place, text);
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

  // So few words may stand in any place.
  private static boolean slight(Statement said, Reading sentence) {
    var least = sentence.language() == Language.EN ? STATEMENT : STATEMENT + 1;
    return said.tokens().size() + said.mentions().size() < least;
  }

  // "X is not often the next step" for "X is often the next step": neither has any other word.
  private static boolean alike(Statement said, Reading place) {
    var tokens = Set.copyOf(said.tokens());
    return !tokens.isEmpty()
        && Statement.of(place).stream().anyMatch(s -> tokens.equals(Set.copyOf(s.tokens())));
  }

  // A denial in another statement of the place denies something else.
  private static List<CueMatch> near(Statement said, Reading place) {
    var near =
        Statement.of(place).stream()
            .filter(s -> s.tokens().stream().anyMatch(said.tokens()::contains))
            .flatMap(s -> s.cues().stream())
            .toList();
    return near.isEmpty() ? place.cues() : near;
  }

  // A milder denial counts where the other side does not have the word, too; "expected: negative"
  // denies nothing.
  private static boolean denied(List<CueMatch> cues, Reading of, String other) {
    return cues.stream()
        .filter(c -> !DirectionReader.expected(c, of.text()))
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

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * Holds a statement against the place of the evidence that has its words: whether it denies what
 * that affirms, says of all what that says of some, turns cause and effect or the two sides of a
 * comparison around, leaves out a condition, or tells as having happened what that says in general.
 */
final class PlaceCheck {
  /** Share of a statement that makes it the same statement, so that a denial contradicts it. */
  private static final double SAME = 0.6;

  /** Share that leaves nothing of a statement to be said by another place. */
  private static final double WHOLE = 0.9;

  private static final double CONDITION_KEPT = 0.3;

  private final EvidenceView evidence;
  private final Qualifiers qualifiers;
  private final Events events;

  PlaceCheck(EvidenceView evidence) {
    this.evidence = evidence;
    this.qualifiers = new Qualifiers(evidence);
    this.events = new Events(evidence);
  }

  /** What a place has against a statement. */
  record Objection(Signal signal, ClaimStatus status, String why) {}

  /** What a place that covers a statement has against it; empty where it says the same. */
  List<Objection> objections(
      Statement said, Reading sentence, SourceText.Statement there, double share) {
    var objections = new ArrayList<Objection>();
    var text = sentence.text().substring(said.start(), said.end()).strip();
    var place = there.reading();
    if (share >= SAME) {
      Negations.compare(said, sentence, place, objections);
    }
    if (Roles.turned(said, sentence, place)) {
      contradicted(
          objections, Signal.TURNED, "cause and effect, or what is compared, are turned around");
    }
    if (opposes(text, place)
        || Roles.otherWay(said, sentence, place)
        || (share >= WHOLE && otherDirection(said, sentence, place))) {
      contradicted(objections, Signal.OPPOSED, "the evidence has the opposite word");
    }
    if (said.has(Cue.UNIVERSAL)
        && !place.has(Cue.UNIVERSAL)
        && !sentence.has(Cue.NEGATION)
        && !said.has(Cue.ALMOST)) {
      unsupported(objections, Signal.OF_ALL, "said of all or always, which the evidence does not");
    }
    if (said.has(Cue.PROGNOSIS) && !place.has(Cue.PROGNOSIS)) {
      unsupported(objections, Signal.FORETOLD, "foretold, which the evidence does not do");
    }
    if (!place.has(Cue.EVENT)
        && !place.has(Cue.NARRATED)
        && evidence.notes.stream().noneMatch(p -> p.statements().contains(there))
        && !(share >= WHOLE && events.alike(said, sentence, place))) {
      if (events.happened(said, sentence)) {
        unsupported(
            objections, Signal.TOLD, "told as having happened; the evidence says it in general");
      } else if (events.ofBody(said, sentence)) {
        unsupported(
            objections, Signal.OF_BODY, "told of this person; the evidence says it in general");
      }
    }
    if (sentence.language() == Language.EN && ofAnother(said, sentence, there)) {
      unsupported(
          objections, Signal.OF_ANOTHER, "the evidence gives these causes of something else");
    }
    qualifiers
        .lost(said, sentence, there)
        .ifPresent(why -> unsupported(objections, Signal.UNQUALIFIED, why));
    var lost = condition(sentence, place);
    if (lost != null) {
      unsupported(objections, Signal.UNCONDITIONAL, "without the condition: " + lost);
    }
    return objections;
  }

  // "A is caused by B, C and D", where the place says so of something else than A.
  private static boolean ofAnother(Statement said, Reading sentence, SourceText.Statement there) {
    for (var cue : said.cues()) {
      if (cue.is(Cue.CAUSED_BY)) {
        var effect = new ArrayList<String>();
        for (var segment : sentence.segments()) {
          for (var i = 0; i < segment.tokens().size(); i++) {
            var at = segment.places().get(i);
            if (at >= said.start() && at < cue.start()) {
              effect.add(segment.tokens().get(i));
            }
          }
        }
        var named = said.mentions().stream().anyMatch(m -> m.start() < cue.start());
        return !named
            && !effect.isEmpty()
            && effect.stream().noneMatch(t -> ContentReader.covers(there.tokens(), t));
      }
    }
    return false;
  }

  static void contradicted(List<Objection> objections, Signal signal, String why) {
    objections.add(new Objection(signal, ClaimStatus.CONTRADICTED, why));
  }

  private static void unsupported(List<Objection> objections, Signal signal, String why) {
    objections.add(new Objection(signal, ClaimStatus.UNSUPPORTED, why));
  }

  // "Stop what lowers X" for "stop what raises X": no other word differs.
  private static boolean otherDirection(Statement said, Reading sentence, Reading place) {
    return sentence.directions().stream()
        .filter(d -> d.start() >= said.start() && d.start() < said.end())
        .flatMap(d -> d.names().stream().map(n -> new SaidOf(d, n)))
        .anyMatch(
            d ->
                place.directions().stream().anyMatch(d::oppositeOf)
                    && place.directions().stream().noneMatch(d::sameAs));
  }

  private record SaidOf(DirectionMention direction, Mention name) {
    boolean oppositeOf(DirectionMention there) {
      var opposite =
          (direction.sense() == Cue.HIGH && there.sense() == Cue.LOW)
              || (direction.sense() == Cue.LOW && there.sense() == Cue.HIGH);
      return opposite && !direction.denied() && !there.denied() && ofTheSame(there);
    }

    boolean sameAs(DirectionMention there) {
      return direction.sense() == there.sense() && ofTheSame(there);
    }

    private boolean ofTheSame(DirectionMention there) {
      return there.names().stream().anyMatch(n -> n.sharesKey(name.keys()));
    }
  }

  // "The last to react" for "the first to react".
  private static boolean opposes(String text, Reading place) {
    var lexicon = Lexicon.of(place.language());
    var said = text.toLowerCase(java.util.Locale.ROOT);
    var there = place.text().toLowerCase(java.util.Locale.ROOT);
    for (var pair : lexicon.opposites()) {
      for (var i = 0; i < 2; i++) {
        var one = pair.get(i);
        var other = pair.get(1 - i);
        if (word(said, one) && word(there, other) && !word(said, other) && !word(there, one)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean word(String text, String word) {
    var at = text.indexOf(word);
    while (at >= 0) {
      var end = at + word.length();
      var bounded =
          Folding.han(word.charAt(0))
              || ((at == 0 || !Character.isLetter(text.charAt(at - 1)))
                  && (end == text.length() || !Character.isLetter(text.charAt(end))));
      if (bounded) {
        return true;
      }
      at = text.indexOf(word, at + 1);
    }
    return false;
  }

  // What stands between a condition word and the end of its clause has to be in the statement.
  private static @Nullable String condition(Reading sentence, Reading place) {
    for (var cue : place.cues()) {
      if (!cue.is(Cue.PROVISO)) {
        continue;
      }
      var end = place.text().indexOf(',', cue.end());
      var clause = place.text().substring(cue.end(), end < 0 ? place.text().length() : end);
      var lexicon = Lexicon.of(place.language());
      var words = ContentReader.covering(clause, lexicon);
      words.removeIf(lexicon::stop);
      var whole = ContentReader.covering(sentence.text(), lexicon);
      var kept = words.stream().filter(whole::contains).count();
      if (!words.isEmpty()
          && kept < CONDITION_KEPT * words.size()
          && !sentence.has(Cue.CONDITION)
          && !sentence.has(Cue.PROVISO)) {
        return clause.strip();
      }
    }
    return null;
  }
}

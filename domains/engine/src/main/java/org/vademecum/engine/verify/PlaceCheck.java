package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int NEAR = 20;
  private static final double CONDITION_KEPT = 0.3;
  private static final int SIDE = 1;
  private static final int CLOSE = 6;
  private static final Pattern ONE =
      Pattern.compile("(?i)本例|该患者|患者|受检者|the patient|this patient|in this case");
  private static final Pattern OWNERS = Pattern.compile("[您你其他她]|患者|病人");
  private static final int STATEMENT = 3;
  private static final int FOLLOWING = 18;
  private static final int FOLLOWING_WORDS = 3;
  private static final Pattern RELATIVE =
      Pattern.compile("(?i)(?:what|that|which|who|has|not|no) $");
  private static final Pattern WORD = Pattern.compile("\\G ?([\\p{L}-]+)");

  private static final Pattern OF_BODY =
      Pattern.compile("(?i)^(?:your|his|her|the patient's|您的|其)$");

  private final EvidenceView evidence;
  private final Qualifiers qualifiers;

  PlaceCheck(EvidenceView evidence) {
    this.evidence = evidence;
    this.qualifiers = new Qualifiers(evidence);
  }

  /** What a place has against a statement. */
  record Objection(ClaimStatus status, String why) {}

  /** What a place that covers a statement has against it; empty where it says the same. */
  List<Objection> objections(
      Statement said, Reading sentence, SourceText.Statement there, double share) {
    var objections = new ArrayList<Objection>();
    var text = sentence.text().substring(said.start(), said.end()).strip();
    var place = there.reading();
    if (share >= SAME) {
      polarity(said, sentence, place, objections);
    }
    if (turned(said, sentence, place)) {
      contradicted(objections, "cause and effect, or what is compared, are turned around");
    }
    if (opposes(text, place) || otherWay(said, sentence, place)) {
      contradicted(objections, "the evidence has the opposite word");
    }
    if (said.has(Cue.UNIVERSAL)
        && !place.has(Cue.UNIVERSAL)
        && !sentence.has(Cue.NEGATION)
        && !said.has(Cue.ALMOST)) {
      unsupported(objections, "said of all or always, which the evidence does not");
    }
    if (said.has(Cue.PROGNOSIS) && !place.has(Cue.PROGNOSIS)) {
      unsupported(objections, "foretold, which the evidence does not do");
    }
    if (happened(said, sentence)
        && !place.has(Cue.EVENT)
        && evidence.notes.stream().noneMatch(p -> p.statements().contains(there))) {
      unsupported(objections, "told as having happened; the evidence says it in general");
    }
    if (sentence.language() == Language.EN && ofAnother(said, sentence, there)) {
      unsupported(objections, "the evidence gives these causes of something else");
    }
    qualifiers.lost(said, sentence, there).ifPresent(why -> unsupported(objections, why));
    var lost = condition(sentence, place);
    if (lost != null) {
      unsupported(objections, "without the condition: " + lost);
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

  private static void contradicted(List<Objection> objections, String why) {
    objections.add(new Objection(ClaimStatus.CONTRADICTED, why));
  }

  private static void unsupported(List<Objection> objections, String why) {
    objections.add(new Objection(ClaimStatus.UNSUPPORTED, why));
  }

  // What is denied here has to be denied there, and the other way round: what counts are the words
  // that follow the negation.
  private static void polarity(
      Statement said, Reading sentence, Reading place, List<Objection> objections) {
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
          contradicted(objections, "the evidence says it without " + cue.text());
        }
      }
    }
    if (!deniedHere) {
      for (var cue : place.cues()) {
        if (cue.cues().stream().anyMatch(Cue::denies)) {
          var words = following(cue, place);
          if (covered(words, sentence, sentence.language() == Language.EN ? 1 : 2)) {
            contradicted(objections, "the evidence says it with " + cue.text());
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
                    || (c.cues().stream().anyMatch(PlaceCheck::denial)
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

  // "It raises X" for "it lowers X": the place says the other direction of the name, and only that.
  private static boolean otherWay(Statement said, Reading sentence, Reading place) {
    if (!said.has(Cue.CAUSES)) {
      return false;
    }
    for (var direction : sentence.directions()) {
      for (var name : direction.names()) {
        var there =
            place.directions().stream()
                .filter(d -> d.names().stream().anyMatch(n -> n.sharesKey(name.keys())))
                .map(DirectionMention::sense)
                .toList();
        var opposite = direction.sense() == Cue.HIGH ? Cue.LOW : Cue.HIGH;
        if ((direction.sense() == Cue.HIGH || direction.sense() == Cue.LOW)
            && there.contains(opposite)
            && !there.contains(direction.sense())) {
          return true;
        }
      }
    }
    return false;
  }

  // "A is caused by B" for "A causes B", "A is faster than B" for "B is faster than A".
  private static boolean turned(Statement said, Reading sentence, Reading place) {
    var chinese = sentence.language() == Language.ZH;
    if (chinese && (said.has(Cue.CAUSED_BY) || place.has(Cue.CAUSED_BY))) {
      return false;
    }
    if (comparedCrosswise(said, sentence, place)) {
      return true;
    }
    for (var cue : said.cues()) {
      for (var there : place.cues()) {
        var same =
            (cue.is(Cue.CAUSES) && there.is(Cue.CAUSES))
                || (cue.is(Cue.CAUSED_BY) && there.is(Cue.CAUSED_BY))
                || (cue.is(Cue.MORE_THAN) && there.is(Cue.MORE_THAN));
        var opposite =
            (cue.is(Cue.CAUSES) && there.is(Cue.CAUSED_BY))
                || (cue.is(Cue.CAUSED_BY) && there.is(Cue.CAUSES));
        if ((same || opposite) && crossed(cue, sentence, there, place, opposite)) {
          return true;
        }
      }
    }
    return false;
  }

  // Of "A … than B", the sides are what stands before and behind the pivot.
  private static boolean comparedCrosswise(Statement said, Reading sentence, Reading place) {
    var pivot = sentence.language() == Language.EN ? " than " : "比";
    var here = sentence.text().indexOf(pivot, said.start());
    var there = place.text().indexOf(pivot);
    if (here < 0 || here >= said.end() || there < 0) {
      return false;
    }
    var left = names(sentence, said.start(), here);
    var right = names(sentence, here, said.end());
    var first = names(place, 0, there);
    var second = names(place, there, place.text().length());
    return shared(left, second) > 0
        && shared(right, first) > 0
        && shared(left, first) == 0
        && shared(right, second) == 0;
  }

  private static Set<String> names(Reading reading, int from, int to) {
    var keys = new HashSet<String>();
    for (var name : reading.mentions()) {
      if (name.start() >= from && name.end() <= to) {
        keys.addAll(name.keys());
      }
    }
    return keys;
  }

  private static boolean crossed(
      CueMatch cue, Reading sentence, CueMatch there, Reading place, boolean opposite) {
    var left = side(sentence, 0, cue.start());
    var right = side(sentence, cue.end(), sentence.text().length());
    var first = side(place, 0, there.start());
    var second = side(place, there.end(), place.text().length());
    var straight = shared(left, first) + shared(right, second);
    var across = shared(left, second) + shared(right, first);
    return opposite
        ? straight > across + SIDE
        : across > straight + SIDE && shared(left, second) > 0 && shared(right, first) > 0;
  }

  private static Set<String> side(Reading reading, int from, int to) {
    var side = new HashSet<String>();
    for (var name : reading.mentions()) {
      if (name.start() >= from && name.end() <= to) {
        side.addAll(name.keys());
      }
    }
    var lexicon = Lexicon.of(reading.language());
    for (var token : ContentReader.covering(reading.text().substring(from, to), lexicon)) {
      if (!lexicon.stop(token) && token.length() > 1) {
        side.add(token);
      }
    }
    return side;
  }

  private static long shared(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }

  // "You have been bleeding", "his father had it": no text says what happened to this one.
  private boolean happened(Statement said, Reading sentence) {
    if (said.has(Cue.HEDGE) || said.has(Cue.PROVISO)) {
      return false;
    }
    var caused =
        (said.has(Cue.CAUSES) || said.has(Cue.CAUSED_BY))
            && said.cues().stream().anyMatch(c -> ONE.matcher(c.text()).matches());
    if (said.has(Cue.NARRATED) || said.has(Cue.IDENTITY) || caused) {
      return true;
    }
    return said.cues().stream().anyMatch(c -> event(c, sentence) || ofBody(c, sentence));
  }

  private static boolean event(CueMatch cue, Reading sentence) {
    return cue.is(Cue.EVENT)
        && !RELATIVE.matcher(sentence.text().substring(0, cue.start())).find()
        && sentence.numbers().stream()
            .noneMatch(n -> n.start() >= cue.end() && n.start() < cue.end() + NEAR);
  }

  // "Your bowel", but not "your result" or "your low X".
  private boolean ofBody(CueMatch cue, Reading sentence) {
    if (Folding.han(cue.text().charAt(0))) {
      return ofBodyInChinese(cue, sentence);
    }
    if (!OF_BODY.matcher(cue.text()).matches()
        || sentence.mentions().stream()
            .anyMatch(m -> m.start() >= cue.end() && m.start() <= cue.end() + NEAR)) {
      return false;
    }
    var lexicon = Lexicon.of(sentence.language());
    var word = WORD.matcher(sentence.text());
    for (var at = cue.end(); word.find(at); at = word.end()) {
      var lower = word.group(1).toLowerCase(java.util.Locale.ROOT);
      if (!lexicon.stop(lower) && lexicon.cues().find(lower, (t, s, e, v) -> true).isEmpty()) {
        return !evidence.words.contains(Stems.of(lexicon.same(lower)));
      }
    }
    return false;
  }

  private boolean ofBodyInChinese(CueMatch cue, Reading sentence) {
    var text = sentence.text();
    var at = cue.end() + 1;
    if (!OWNERS.matcher(cue.text()).matches()
        || !text.startsWith("的", cue.end())
        || at + 2 > text.length()
        || sentence.mentions().stream().anyMatch(m -> m.start() >= at && m.start() <= at + CLOSE)) {
      return false;
    }
    var pair = text.substring(at, at + 2);
    var lexicon = Lexicon.of(sentence.language());
    return !evidence.words.contains(pair)
        && lexicon.cues().find(pair, (t, s, e, v) -> true).isEmpty()
        && lexicon.stops().find(pair, (t, s, e, v) -> true).isEmpty();
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

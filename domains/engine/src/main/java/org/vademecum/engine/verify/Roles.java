package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/**
 * Who does what to whom: what causes and what is caused, however it is put ("A leads to B", "B is
 * due to A", B由A引起, A是B的原因), and the two sides of a comparison.
 */
final class Roles {
  /** So much more has to be crossed than straight. */
  private static final int MARGIN = 1;

  private static final Pattern REASON = Pattern.compile("的(?:常见|主要|首要|重要|一个|一种)?(?:原因|病因|诱因)");
  private static final Pattern IS = Pattern.compile("是|为|包括|有");

  private Roles() {}

  /** One thing that brings another about, each by its words and names. */
  private record Pair(Set<String> cause, Set<String> effect) {}

  /** Whether a statement turns around who does what in a place. */
  static boolean turned(Statement said, Reading sentence, Reading place) {
    if (comparedCrosswise(said, sentence, place)) {
      return true;
    }
    var there = pairs(place, 0, place.text().length());
    var here = there.isEmpty() ? List.<Pair>of() : pairs(sentence, said.start(), said.end());
    return here.stream().anyMatch(h -> there.stream().anyMatch(t -> crossed(h, t)));
  }

  private static boolean crossed(Pair here, Pair there) {
    var straight = shared(here.cause, there.cause) + shared(here.effect, there.effect);
    var forth = shared(here.cause, there.effect);
    var back = shared(here.effect, there.cause);
    return forth > 0 && back > 0 && forth + back > straight + MARGIN;
  }

  private static List<Pair> pairs(Reading reading, int from, int to) {
    var pairs = new ArrayList<Pair>();
    for (var cue : reading.cues()) {
      if (cue.start() < from || cue.end() > to) {
        continue;
      }
      if (cue.is(Cue.MORE_THAN) && reading.language() == Language.EN) {
        pairs.add(new Pair(side(reading, from, cue.start()), side(reading, cue.end(), to)));
      } else if (cue.is(Cue.CAUSES)) {
        pairs.add(causing(reading, cue, from, to));
      } else if (cue.is(Cue.CAUSED_BY) && !within(reading, cue, to)) {
        pairs.add(new Pair(side(reading, cue.end(), to), side(reading, from, cue.start())));
      }
    }
    if (reading.language() == Language.ZH) {
      byReason(reading, from, to, pairs);
    }
    return pairs;
  }

  // "B由A引起": what brings about stands between the two words.
  private static Pair causing(Reading reading, CueMatch cue, int from, int to) {
    for (var by : reading.cues()) {
      if (by.is(Cue.CAUSED_BY)
          && reading.language() == Language.ZH
          && by.start() >= from
          && by.end() <= cue.start()) {
        var effect = side(reading, from, by.start());
        effect.addAll(side(reading, cue.end(), to));
        return new Pair(side(reading, by.end(), cue.start()), effect);
      }
    }
    return new Pair(side(reading, from, cue.start()), side(reading, cue.end(), to));
  }

  // The 由 of "由A引起" is read with its verb, and alone says nothing; 所致 ends what 由 begins.
  private static boolean within(Reading reading, CueMatch by, int to) {
    return reading.language() == Language.ZH
        && (by.text().length() == 1
            || by.text().equals("所致")
            || reading.cues().stream()
                .anyMatch(c -> c.is(Cue.CAUSES) && c.start() >= by.end() && c.end() <= to));
  }

  // "A是B的原因", "B的原因是A".
  private static void byReason(Reading reading, int from, int to, List<Pair> pairs) {
    var reason = REASON.matcher(reading.text()).region(from, to);
    while (reason.find()) {
      var is = IS.matcher(reading.text()).region(from, reason.start());
      if (is.find()) {
        pairs.add(
            new Pair(side(reading, from, is.start()), side(reading, is.end(), reason.start())));
      } else if (is.region(reason.end(), to).lookingAt()) {
        pairs.add(new Pair(side(reading, is.end(), to), side(reading, from, reason.start())));
      }
    }
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

  // "It raises X" for "it lowers X": the place says the other direction of the name, and only that.
  /** Whether the place says the other direction of what a statement says is brought about. */
  static boolean otherWay(Statement said, Reading sentence, Reading place) {
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
}

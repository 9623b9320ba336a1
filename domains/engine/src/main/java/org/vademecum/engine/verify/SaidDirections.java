package org.vademecum.engine.verify;

import java.util.List;
import java.util.Locale;

/** What the cited texts say of how a thing lies. */
final class SaidDirections {
  private final EvidenceView evidence;

  SaidDirections(EvidenceView evidence) {
    this.evidence = evidence;
  }

  /** How a text stands to what is said. */
  enum Agreement {
    SAME,
    OPPOSITE,
    OTHER,
    ABSENT
  }

  /** What the cited texts say of the name's direction. */
  Agreement asserted(DirectionMention direction, Mention name) {
    var found = Agreement.ABSENT;
    for (var text : evidence.texts()) {
      for (var sentence : text.sentences()) {
        for (var there : sentence.directions()) {
          if (there.names().stream().anyMatch(n -> n.sharesKey(name.keys()))) {
            var agreement = compare(direction, there);
            if (agreement == Agreement.SAME) {
              return Agreement.SAME;
            }
            found =
                agreement == Agreement.OPPOSITE || found == Agreement.ABSENT ? agreement : found;
          }
        }
      }
    }
    return found;
  }

  /**
   * Whether a sentence's directions, one by one and with how far they go, are those of one sentence
   * of a cited finding: that was written for these results, so it is not "of other results".
   */
  boolean ofFinding(Reading said) {
    var here = said.directions().stream().filter(d -> !d.names().isEmpty()).toList();
    return !here.isEmpty()
        && evidence.statements.stream()
            .flatMap(t -> t.sentences().stream())
            .map(s -> s.directions().stream().filter(d -> !d.names().isEmpty()).toList())
            .anyMatch(there -> allIn(here, there) && allIn(there, here));
  }

  private static boolean allIn(List<DirectionMention> some, List<DirectionMention> others) {
    return some.stream().allMatch(d -> others.stream().anyMatch(o -> same(d, o)));
  }

  private static boolean same(DirectionMention one, DirectionMention other) {
    return one.sense() == other.sense()
        && one.denied() == other.denied()
        && grade(one).equalsIgnoreCase(grade(other))
        && one.names().stream()
            .allMatch(n -> other.names().stream().anyMatch(o -> o.sharesKey(n.keys())));
  }

  private static String grade(DirectionMention direction) {
    var severity = direction.severity();
    return severity == null ? "" : severity.text();
  }

  private static Agreement compare(DirectionMention said, DirectionMention there) {
    var same = said.sense() == there.sense();
    if (same && said.denied() == there.denied()) {
      return Agreement.SAME;
    }
    if (!said.denied() && !there.denied()) {
      if (said.sense() == Cue.ABNORMAL && (there.sense() == Cue.HIGH || there.sense() == Cue.LOW)) {
        return Agreement.SAME;
      }
      return opposite(said.sense(), there.sense()) ? Agreement.OPPOSITE : Agreement.OTHER;
    }
    return same ? Agreement.OPPOSITE : Agreement.OTHER;
  }

  private static boolean opposite(Cue one, Cue other) {
    return (one == Cue.HIGH && other == Cue.LOW)
        || (one == Cue.LOW && other == Cue.HIGH)
        || (one == Cue.POSITIVE && other == Cue.NEGATIVE)
        || (one == Cue.NEGATIVE && other == Cue.POSITIVE);
  }

  /** Where a text's own build is not understood: one sentence has the name and the direction. */
  boolean sameSentence(DirectionMention direction, Mention name) {
    var words = name.text().toLowerCase(Locale.ROOT);
    for (var text : evidence.texts()) {
      for (var there : text.sentences()) {
        var named =
            there.text().toLowerCase(Locale.ROOT).contains(words)
                || there.mentions().stream().anyMatch(m -> m.sharesKey(name.keys()));
        var bound =
            there.directions().stream()
                .anyMatch(d -> d.names().stream().anyMatch(m -> m.sharesKey(name.keys())));
        if (named && !bound && there.cues().stream().anyMatch(c -> means(c, direction))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean means(CueMatch there, DirectionMention said) {
    return !said.denied()
        && there.cues().stream()
            .anyMatch(
                c ->
                    c == said.sense()
                        || (c == Cue.RAISING && said.sense() == Cue.HIGH)
                        || (c == Cue.LOWERING && said.sense() == Cue.LOW));
  }
}

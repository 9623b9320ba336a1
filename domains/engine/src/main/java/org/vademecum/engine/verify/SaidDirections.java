package org.vademecum.engine.verify;

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

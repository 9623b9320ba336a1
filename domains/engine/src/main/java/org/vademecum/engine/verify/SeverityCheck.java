package org.vademecum.engine.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Pack;

/** Checks how far a result is said to lie out against the step that was judged. */
final class SeverityCheck {
  private static final double MANY_TIMES = 4;
  private static final double SMALL_PART = 3;

  private final @Nullable Pack pack;
  private final Tally tally;

  SeverityCheck(@Nullable Pack pack, Tally tally) {
    this.pack = pack;
    this.tally = tally;
  }

  void check(DirectionMention direction, Observation observation, String text) {
    var said = severity(direction, observation);
    if (said == null || direction.denied()) {
      return;
    }
    var distance = distance(said, observation);
    var status =
        switch (distance) {
          case 0 -> ClaimStatus.SUPPORTED;
          case 1 -> ClaimStatus.UNSUPPORTED;
          default -> ClaimStatus.CONTRADICTED;
        };
    tally.add(
        ClaimKind.SEVERITY,
        text,
        status,
        "the severity of "
            + observation.name()
            + " is "
            + observation.severity()
            + (distance == 0 ? "" : ", not " + said));
  }

  // What is critical is severe, too; and what lies several times beyond a limit is not mild.
  private int distance(Severity said, Observation observation) {
    var is = observation.severity();
    if (said == Severity.SEVERE && is == Severity.CRITICAL) {
      return 0;
    }
    if (said == Severity.MILD && !byTable(observation) && manifold(observation)) {
      return 2;
    }
    return Math.abs(said.ordinal() - is.ordinal());
  }

  // Where the pack's table says from where a result is more than mild, that decides.
  private boolean byTable(Observation observation) {
    if (pack == null || observation.code() == null) {
      return false;
    }
    var low = observation.flag().low();
    return pack.observables()
        .byCode(observation.code())
        .filter(o -> (low ? o.moderateLow() : o.moderateHigh()) != null)
        .isPresent();
  }

  private static boolean manifold(Observation observation) {
    var interval = observation.interval();
    var value = observation.value();
    if (interval == null || value == null || value <= 0) {
      return false;
    }
    var low = interval.low();
    var high = interval.high();
    return (high != null && high > 0 && value >= MANY_TIMES * high)
        || (low != null && low > 0 && value <= low / SMALL_PART);
  }

  // The pack's own adverbs come first: one word may stand for two steps in the lexicon.
  private @Nullable Severity severity(DirectionMention direction, Observation observation) {
    var word = direction.severity();
    var printed = word != null ? word.text() : direction.cue().severity() ? direction.text() : null;
    if (printed == null) {
      return null;
    }
    if (pack != null) {
      for (var entry : pack.wording().severities().entrySet()) {
        var adverb = entry.getValue();
        if ((printed.equalsIgnoreCase(adverb.en()) || printed.equals(adverb.zh()))
            && entry.getKey() == observation.severity()) {
          return entry.getKey();
        }
      }
    }
    var cues = word != null ? word.cues() : List.of(direction.cue());
    for (var cue : cues) {
      switch (cue) {
        case MILD:
          return Severity.MILD;
        case MODERATE:
          return Severity.MODERATE;
        case SEVERE:
          return Severity.SEVERE;
        case CRITICAL:
          return Severity.CRITICAL;
        default:
          break;
      }
    }
    return null;
  }
}

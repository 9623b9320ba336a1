package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.verify.SaidDirections.Agreement;

/** Checks what is said of how a result lies: direction, severity, status. */
final class DirectionCheck {
  private static final int GENERAL = 2;

  private final EvidenceView evidence;
  private final @Nullable Pack pack;
  private final Tally tally;
  private final SeverityCheck severities;
  private final SaidDirections saidDirections;

  /** Whether a result lies as is said, and what is said in general of one that does not. */
  private boolean holds;

  private @Nullable String otherwise;

  /** Whether it says, direction by direction, what a cited finding says of these results. */
  private boolean ofFinding;

  /** Whether results that are not cited count, too, against what is said in general. */
  private final boolean wholeReport;

  DirectionCheck(EvidenceView evidence, @Nullable Pack pack, boolean wholeReport, Tally tally) {
    this.evidence = evidence;
    this.wholeReport = wholeReport;
    this.pack = pack;
    this.tally = tally;
    this.severities = new SeverityCheck(pack, tally);
    this.saidDirections = new SaidDirections(evidence);
  }

  void check(Reading sentence) {
    ofFinding = saidDirections.ofFinding(sentence);
    for (var direction : sentence.directions()) {
      if (direction.cue().severity() && sentence.has(Cue.MORE_THAN)) {
        continue;
      }
      var ofLine = direction.cue() == Cue.PENDING && !evidence.awaited.isEmpty();
      if (direction.names().isEmpty() && !ofLine) {
        ofResult(direction);
      }
      if (sentence.has(Cue.PENDING) && direction.cue() != Cue.PENDING) {
        ofJudged(direction, sentence);
        continue;
      }
      for (var name : direction.names()) {
        ofName(direction, name, sentence);
      }
    }
    if (holds && otherwise != null && !ofFinding && !supposed(sentence)) {
      tally.unsupported(ClaimKind.DIRECTION, otherwise, "said in general, but of other results");
    }
  }

  // "If X were high", "even where X is low": that is not how the results lie, as the sentence
  // knows.
  private static boolean supposed(Reading sentence) {
    return sentence.has(Cue.PROVISO) || sentence.has(Cue.UNKNOWN);
  }

  // "Whether a low X plays a part is open, since X is pending" says nothing of X.
  private void ofJudged(DirectionMention direction, Reading sentence) {
    for (var name : direction.names()) {
      if (evidence.anywhere(name).stream().allMatch(Measured::judged)) {
        ofName(direction, name, sentence);
      }
    }
  }

  // "The result is low" speaks of what is cited, where that lies in one way.
  private void ofResult(DirectionMention direction) {
    var flags = evidence.cited.observations().stream().map(Observation::flag).distinct().toList();
    if (flags.size() == 1) {
      evidence.measured.stream()
          .filter(m -> m.observation() != null)
          .findFirst()
          .ifPresent(m -> ofObservation(direction, m));
    }
  }

  private void ofName(DirectionMention direction, Mention name, Reading sentence) {
    var cited = evidence.cited(name).stream().filter(m -> m.observation() != null).toList();
    if (direction.causal() || cited.isEmpty()) {
      inGeneral(direction, name, sentence);
      return;
    }
    var wrong =
        cited.stream().noneMatch(m -> m.judged() && agrees(direction, m))
            && direction.cue() != Cue.PENDING;
    if (wrong
        && general(sentence, direction)
        && saidDirections.asserted(direction, name) == Agreement.SAME) {
      otherwise = said(direction, name);
      tally.supported(
          ClaimKind.DIRECTION,
          said(direction, name),
          "said in general, as a cited passage says it");
      return;
    }
    if (wrong && sentence.has(Cue.PEOPLE) && !sentence.has(Cue.THIS_CASE)) {
      tally.signals().add(Signal.OF_PEOPLE, 1);
      tally.doubt(
          ClaimKind.DIRECTION,
          said(direction, name),
          ClaimStatus.UNSUPPORTED,
          "said of people in general, as no cited evidence says it");
      return;
    }
    holds |= !wrong && !direction.denied() && direction.cue().direction();
    var decisive =
        cited.stream()
            .filter(m -> m.judged() && agrees(direction, m))
            .findFirst()
            .orElse(cited.getFirst());
    ofObservation(direction, decisive);
  }

  // "A low X suggests …", "when X is low": what a text says of anybody, not of this result.
  private static boolean general(Reading sentence, DirectionMention direction) {
    var said =
        sentence.has(Cue.CONDITION)
            || sentence.has(Cue.HEDGE)
            || direction.attributive()
            || sentence.cues().stream()
                .anyMatch(c -> c.is(Cue.CAUSES) && c.start() >= direction.end());
    var content = sentence.segments().stream().mapToInt(s -> s.tokens().size()).sum();
    return said
        && !sentence.has(Cue.THIS_CASE)
        && (sentence.has(Cue.CONDITION) || content >= GENERAL);
  }

  private static String said(DirectionMention direction, Mention name) {
    return name.text() + ": " + (direction.negated() ? "not " : "") + direction.text();
  }

  private void ofObservation(DirectionMention direction, Measured thing) {
    var observation = java.util.Objects.requireNonNull(thing.observation());
    var text = observation.name() + ": " + (direction.negated() ? "not " : "") + direction.text();
    if (direction.cue() == Cue.PENDING) {
      var pending = !thing.judged();
      tally.add(
          ClaimKind.STATUS,
          text,
          pending != direction.denied() ? ClaimStatus.SUPPORTED : ClaimStatus.CONTRADICTED,
          "the status of " + observation.name() + " is " + observation.status());
      return;
    }
    if (!thing.judged()) {
      tally.contradicted(
          ClaimKind.STATUS,
          text,
          observation.name() + " is not judged (" + observation.status() + ") and is interpreted");
      return;
    }
    if (direction.cue().direction()) {
      tally.add(
          ClaimKind.DIRECTION,
          text,
          agrees(direction, thing) ? ClaimStatus.SUPPORTED : ClaimStatus.CONTRADICTED,
          "the flag of " + observation.name() + " is " + observation.flag() + printed(observation));
    }
    if (!ofFinding) {
      severities.check(direction, observation, text);
    } else if (direction.severity() != null || direction.cue().severity()) {
      tally.supported(ClaimKind.SEVERITY, text, "as a cited finding says it");
    }
  }

  private static String printed(Observation observation) {
    return observation.text() == null ? "" : ", the result " + observation.text();
  }

  private boolean agrees(DirectionMention direction, Measured thing) {
    var observation = java.util.Objects.requireNonNull(thing.observation());
    if (direction.cue().severity()) {
      return true;
    }
    return holds(direction.sense(), observation) != direction.denied();
  }

  private boolean holds(Cue sense, Observation observation) {
    var flag = observation.flag();
    return switch (sense) {
      case HIGH -> flag.high() || (flag == Flag.A && positive(observation));
      case LOW -> flag.low();
      case NORMAL -> flag == Flag.N;
      case ABNORMAL -> flag.outside();
      case POSITIVE -> positive(observation);
      case NEGATIVE -> !positive(observation) && flag != Flag.UNJUDGED;
      default -> true;
    };
  }

  // A qualitative result is positive by its rank on the pack's scale, or by its own words.
  private boolean positive(Observation observation) {
    if (observation.value() != null && observation.flag() != Flag.UNJUDGED) {
      return observation.flag().high() || observation.flag() == Flag.A;
    }
    var text =
        observation.text() == null ? "" : Folding.fold(observation.text()).toLowerCase(Locale.ROOT);
    if (pack != null) {
      for (var rank : pack.ordinals()) {
        var names = new ArrayList<>(rank.texts());
        names.addAll(List.of(rank.name(), rank.label().en(), rank.label().zh()));
        if (names.stream().anyMatch(n -> Folding.fold(n).equalsIgnoreCase(text))) {
          return rank.rank() > 0;
        }
      }
    }
    var denied =
        text.contains("neg") || text.contains("阴") || text.contains("non") || text.contains("未检出");
    return !denied
        && (text.contains("pos")
            || text.contains("阳")
            || text.contains("+")
            || text.contains("reactive")
            || observation.flag() == Flag.A);
  }

  private void inGeneral(DirectionMention direction, Mention name, Reading sentence) {
    if (!direction.cue().direction()) {
      ofFindings(direction, name);
      return;
    }
    var elsewhere =
        evidence.anywhere(name).stream().filter(m -> m.observation() != null).findFirst();
    switch (saidDirections.asserted(direction, name)) {
      case SAME -> {
        if (elsewhere.isPresent() && sentence.has(Cue.THIS_CASE) && !direction.causal()) {
          ofObservation(direction, elsewhere.get());
        } else {
          if (wholeReport && !direction.causal() && nowhereSo(direction, name)) {
            otherwise = said(direction, name);
          }
          tally.supported(ClaimKind.DIRECTION, said(direction, name), "as the cited texts say it");
        }
      }
      case OPPOSITE ->
          tally.contradicted(
              ClaimKind.DIRECTION,
              said(direction, name),
              "the cited texts say the opposite of " + name.text());
      case OTHER, ABSENT -> {
        if (saidDirections.sameSentence(direction, name)) {
          tally.supported(
              ClaimKind.DIRECTION, said(direction, name), "a cited sentence has both words");
        } else {
          notSaid(direction, name, elsewhere.orElse(null), sentence);
        }
      }
    }
  }

  // "Low A without raised B" where B is raised, though it is not cited.
  private boolean nowhereSo(DirectionMention direction, Mention name) {
    var measured = evidence.anywhere(name).stream().filter(m -> m.observation() != null).toList();
    return !measured.isEmpty()
        && measured.stream().allMatch(m -> m.judged() && !agrees(direction, m));
  }

  private void notSaid(
      DirectionMention direction, Mention name, @Nullable Measured elsewhere, Reading sentence) {
    if (elsewhere != null && !direction.causal()) {
      var wrong = !elsewhere.judged() || !agrees(direction, elsewhere);
      tally.misattributed(
          ClaimKind.DIRECTION,
          said(direction, name),
          wrong ? ClaimStatus.CONTRADICTED : ClaimStatus.UNSUPPORTED,
          name.text() + " is not cited here" + (wrong ? ", and lies otherwise" : ""));
    } else if (general(sentence, direction) || !sentence.segments().isEmpty()) {
      tally.signals().add(Signal.UNDIRECTED, 1);
      tally.doubt(
          ClaimKind.DIRECTION,
          said(direction, name),
          ClaimStatus.UNSUPPORTED,
          "no cited evidence says so of " + name.text());
    } else {
      tally.unsupported(
          ClaimKind.DIRECTION,
          said(direction, name),
          "no cited evidence says so of " + name.text());
    }
  }

  // Severity of a derived quantity or trend is that of its finding.
  private void ofFindings(DirectionMention direction, Mention name) {
    for (var finding : evidence.cited.findings()) {
      var its = name.keys().contains(finding.code());
      if (its && finding.kind() == FindingKind.PENDING && direction.cue() == Cue.PENDING) {
        tally.supported(ClaimKind.STATUS, said(direction, name), "finding " + finding.id());
      }
    }
  }
}

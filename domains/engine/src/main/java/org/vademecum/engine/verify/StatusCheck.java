package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.judge.FindingKind;

/**
 * Checks sentences that say a result is not there yet, against results without a value and against
 * lines of the report that announce one; and sentences that speak of such a thing as if it were
 * there.
 */
final class StatusCheck {
  private static final int TERM = 5;
  private static final int TERM_PAIRS = 2;

  private final EvidenceView evidence;
  private final Tally tally;

  StatusCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  /** The names that a sentence says are not there, rightly; empty where it says none. */
  List<Mention> awaited(Reading sentence) {
    if (!sentence.has(Cue.PENDING)) {
      return List.of();
    }
    return sentence.mentions().stream().filter(this::awaited).toList();
  }

  private boolean awaited(Mention name) {
    return evidence.awaited.stream().anyMatch(t -> t.names(name))
        || evidence.anywhere(name).stream().anyMatch(m -> !m.judged());
  }

  /** Whether a statement only says, rightly, that something is not there or not known for that. */
  boolean settles(Statement said, Reading sentence) {
    if (!sentence.has(Cue.PENDING) || !announced(sentence)) {
      return false;
    }
    return said.has(Cue.PENDING) || said.has(Cue.UNKNOWN);
  }

  void check(Reading sentence) {
    if (sentence.has(Cue.PENDING)) {
      if (announced(sentence)) {
        tally.supported(
            ClaimKind.STATUS, sentence.first(Cue.PENDING), "the report announces it, no more");
      }
      return;
    }
    sentence.directions().forEach(d -> interpreted(d, sentence));
    var asserts =
        !sentence.has(Cue.CONDITION) && !sentence.has(Cue.HEDGE) && !sentence.has(Cue.UNKNOWN);
    for (var text : evidence.awaited) {
      var own = own(text);
      if (asserts && sentence.segments().stream().anyMatch(s -> shares(s, own))) {
        tally.contradicted(ClaimKind.STATUS, sentence.text(), "is not there yet: " + text.lower());
      }
    }
  }

  // "X is raised, too", where X has not come back; what is said of X in general may stand.
  private void interpreted(DirectionMention direction, Reading sentence) {
    var general =
        direction.attributive() && sentence.has(Cue.HEDGE) && !sentence.has(Cue.THIS_CASE);
    if (direction.causal()
        || general
        || !direction.cue().direction()
        || sentence.has(Cue.CONDITION)
        || sentence.has(Cue.PROVISO)
        || sentence.has(Cue.UNKNOWN)) {
      return;
    }
    for (var name : direction.names()) {
      if (evidence.awaited.stream().anyMatch(t -> t.names(name))
          && evidence.anywhere(name).stream().noneMatch(Measured::judged)) {
        tally.contradicted(
            ClaimKind.STATUS, name.text() + ": " + direction.text(), "is not there yet");
      }
    }
  }

  // What is awaited is named by a known name, or by words that a line of the report has.
  private boolean announced(Reading sentence) {
    if (sentence.mentions().stream().anyMatch(this::awaited)) {
      return true;
    }
    if (evidence.awaited.isEmpty()) {
      return evidence.cited.findings().stream().anyMatch(f -> f.kind() == FindingKind.PENDING)
          && sentence.mentions().isEmpty();
    }
    var words = new HashSet<String>();
    evidence.awaited.forEach(t -> words.addAll(t.tokens()));
    var found =
        sentence.segments().stream()
            .flatMap(s -> s.tokens().stream())
            .anyMatch(t -> ContentReader.covers(words, t));
    return found
        || sentence.identifiers().stream()
            .anyMatch(
                i ->
                    evidence.awaited.stream()
                        .anyMatch(t -> t.lower().contains(i.toLowerCase(java.util.Locale.ROOT))));
  }

  // Words of what is awaited that no result and no passage has.
  private Set<String> own(SourceText text) {
    var own = new HashSet<String>();
    for (var statement : text.statements()) {
      statement.reading().segments().forEach(s -> own.addAll(s.parts()));
    }
    own.removeIf(
        t ->
            evidence.words.contains(t)
                || evidence.texts().stream().anyMatch(p -> p.tokens().contains(t)));
    return own;
  }

  private static boolean shares(Reading.Segment said, Set<String> own) {
    var shared = new ArrayList<String>();
    for (var part : said.parts()) {
      if (own.contains(part)) {
        shared.add(part);
      }
    }
    var han = !shared.isEmpty() && Folding.han(shared.getFirst().charAt(0));
    return han ? shared.size() >= TERM_PAIRS : shared.stream().anyMatch(t -> t.length() >= TERM);
  }
}

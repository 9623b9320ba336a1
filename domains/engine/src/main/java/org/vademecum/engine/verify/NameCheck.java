package org.vademecum.engine.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.judge.Severity;

/** Checks that what is named stands in the cited evidence: measured names and patterns. */
final class NameCheck {
  private static final int SHORT = 3;

  private final EvidenceView evidence;
  private final Tally tally;

  NameCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  void check(Reading sentence) {
    var awaited = new StatusCheck(evidence, tally).awaited(sentence);
    var seen = new HashSet<Set<String>>();
    for (var mention : sentence.mentions()) {
      if (seen.add(mention.keys())) {
        if (mention.measured()) {
          measured(mention, awaited, sentence);
        } else {
          pattern(mention, sentence);
        }
      }
    }
  }

  private void measured(Mention mention, List<Mention> awaited, Reading sentence) {
    if (awaited.contains(mention)) {
      tally.supported(ClaimKind.NAME, mention.text(), "is not there yet, as is said");
      return;
    }
    var cited = evidence.cited(mention);
    if (!cited.isEmpty()) {
      tally.supported(ClaimKind.NAME, mention.text(), "cited as " + cited.getFirst().label());
      return;
    }
    var text = evidence.texts().stream().filter(t -> t.names(mention)).findFirst();
    if (text.isPresent()) {
      tally.supported(ClaimKind.NAME, mention.text(), text.get().label() + " names it");
    } else if (printed(mention.text(), evidence.texts())
        || printed(mention.text(), evidence.notes)) {
      tally.supported(ClaimKind.NAME, mention.text(), "the cited evidence has the words");
    } else if (!evidence.anywhere(mention).isEmpty()) {
      tally.misattributed(
          ClaimKind.NAME,
          mention.text(),
          ClaimStatus.UNSUPPORTED,
          "not in the cited evidence, only elsewhere in the answer's: " + mention.text());
    } else if (sentence.owners().stream().anyMatch(o -> o.contains(mention))) {
      tally.unsupported(
          ClaimKind.NAME, mention.text(), "no cited evidence names " + mention.text());
    } else {
      doubt(ClaimKind.NAME, mention, "no cited evidence names " + mention.text());
    }
  }

  private void doubt(ClaimKind kind, Mention mention, String why) {
    tally.signals().add(Signal.UNNAMED, 1);
    tally.doubt(kind, mention.text(), ClaimStatus.UNSUPPORTED, why);
  }

  // The words of a name may stand in a text as other than a name ("red cell production").
  private boolean printed(String words, List<SourceText> texts) {
    var lower = words.toLowerCase(Locale.ROOT);
    var chinese = Folding.han(lower.charAt(0));
    if (chinese && texts.stream().anyMatch(t -> t.lower().contains(lower))) {
      return true;
    }
    var stems = ContentReader.covering(words, evidence.lexicon);
    return (chinese || lower.length() > SHORT)
        && !stems.isEmpty()
        && texts.stream().anyMatch(t -> t.tokens().containsAll(stems));
  }

  private void pattern(Mention mention, Reading sentence) {
    var denied = denied(mention, sentence);
    var cited = mention.keys().stream().anyMatch(evidence::citesFinding);
    if (cited && belittled(mention, sentence)) {
      tally.contradicted(ClaimKind.SEVERITY, mention.text(), "called mild, but a severe finding");
    } else if (cited) {
      tally.add(
          ClaimKind.PATTERN,
          mention.text(),
          denied ? ClaimStatus.CONTRADICTED : ClaimStatus.SUPPORTED,
          (denied ? "denied, but a finding: " : "a cited finding: ") + mention.text());
    } else if (evidence.texts().stream().anyMatch(t -> t.names(mention))
        || printed(mention.text(), evidence.texts())) {
      tally.supported(ClaimKind.PATTERN, mention.text(), "the cited evidence speaks of it");
    } else if (evidence.whole.findings().stream()
        .anyMatch(f -> mention.keys().contains(f.code()))) {
      tally.misattributed(
          ClaimKind.PATTERN,
          mention.text(),
          ClaimStatus.UNSUPPORTED,
          "a finding, but not a cited one: " + mention.text());
    } else if (denied) {
      doubt(ClaimKind.PATTERN, mention, "no cited evidence speaks of " + mention.text());
    } else {
      tally.unsupported(
          ClaimKind.PATTERN, mention.text(), "no cited evidence speaks of " + mention.text());
    }
  }

  private boolean belittled(Mention pattern, Reading sentence) {
    return sentence.has(Cue.MILD)
        && sentence.mentions().stream().noneMatch(Mention::measured)
        && evidence.cited.findings().stream()
            .anyMatch(
                f ->
                    pattern.keys().contains(f.code())
                        && f.severity().compareTo(Severity.SEVERE) >= 0);
  }

  // "not consistent with X" denies it as "not X" does.
  private static String withoutHedges(int from, int to, Reading sentence) {
    var between = sentence.text().substring(from, to);
    for (var cue : sentence.cues()) {
      if (cue.is(Cue.HEDGE) && cue.start() >= from && cue.end() <= to) {
        between = between.replace(cue.text(), " ");
      }
    }
    return between.replaceAll("\\s+", " ").strip();
  }

  // "no sign of X", "not X": a negation right before the name in its clause.
  private static boolean denied(Mention mention, Reading sentence) {
    for (var cue : sentence.cues()) {
      var supposed =
          sentence.cues().stream().anyMatch(c -> c.is(Cue.CONDITION) && c.end() <= cue.start());
      if (!supposed && cue.cues().stream().anyMatch(Cue::denies) && cue.end() <= mention.start()) {
        var between = withoutHedges(cue.end(), mention.start(), sentence);
        if (between.isEmpty()
            || between.matches(
                "(?i)(?:(?:a|an|the|have|has|any|with|of|sign|evidence|for|due|to|fit|caused|by) ?){1,4}")
            || between.matches("[有存在患是提示支持符合为]{1,3}")) {
          return true;
        }
      }
    }
    return false;
  }
}

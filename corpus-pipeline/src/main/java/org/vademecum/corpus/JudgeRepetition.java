package org.vademecum.corpus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Drops sources' texts that say the same again and again, by {@link RepetitionLimits}. */
public final class JudgeRepetition implements Block {
  private static final long serialVersionUID = 1L;

  private final RepetitionLimits limits;

  public JudgeRepetition(RepetitionLimits limits) {
    this.limits = limits;
  }

  @Override
  public CorpusDocument apply(CorpusDocument document) {
    if (!document.kept()
        || document.origin() != Origin.SOURCE
        || document.kind().equals("report")) {
      return document;
    }
    var text = document.text();
    var judged = over(document, "lines", repeated(List.of(text.split("\n"))), limits.lines());
    judged = over(judged, "paragraphs", repeated(List.of(text.split("\n\n"))), limits.paragraphs());
    return judged.kept() ? judgedByRuns(judged) : judged;
  }

  private CorpusDocument judgedByRuns(CorpusDocument document) {
    var chinese = !document.language().equals("en");
    var units =
        chinese
            ? characters(document.text())
            : Scripts.words(document.text()).stream().mapToLong(Shingles::hash).toArray();
    // A Chinese word has about two characters.
    var scale = chinese ? 2 : 1;
    if (units.length < scale * limits.fewestWords()) {
      return document;
    }
    var judged = over(document, "a pair", commonest(units, 2 * scale), limits.commonestPair());
    judged = over(judged, "a phrase", commonest(units, 4 * scale), limits.commonestQuadruple());
    judged = over(judged, "runs of 5", duplicate(units, 5 * scale), limits.fives());
    judged = over(judged, "runs of 10", duplicate(units, 10 * scale), limits.tens());
    return judged.withQuality(
        JudgeQuality.rounded(judged.quality() * (1 - duplicate(units, 5 * scale))));
  }

  private static long[] characters(String text) {
    var characters = Scripts.characters(text);
    var units = new long[characters.length];
    for (var i = 0; i < units.length; i++) {
      units[i] = characters[i];
    }
    return units;
  }

  private static CorpusDocument over(
      CorpusDocument document, String what, double share, double most) {
    return share > most
        ? document.dropped(DropReason.REPETITIVE, what + ": " + Shares.compared(share, most))
        : document;
  }

  // Share of the characters that stand in parts which stood before.
  private static double repeated(List<String> parts) {
    var seen = new HashSet<String>();
    var repeated = 0;
    var all = 0;
    for (var part : parts) {
      var key = part.strip();
      all += key.length();
      repeated += seen.add(key) ? 0 : key.length();
    }
    return repeated / Math.max(1.0, all);
  }

  // Share of the units that the commonest run covers.
  private static double commonest(long[] units, int size) {
    var counts = new HashMap<Long, Integer>();
    var most = 0;
    for (var run : Shingles.runs(units, size)) {
      most = Math.max(most, counts.merge(run, 1, Integer::sum));
    }
    return most < 2 ? 0 : Math.min(1, most * size / (double) units.length);
  }

  // Share of the units that stand in a run which stood before.
  private static double duplicate(long[] units, int size) {
    var seen = new HashSet<Long>();
    var runs = Shingles.runs(units, size);
    var covered = 0;
    var until = 0;
    for (var i = 0; i < runs.length; i++) {
      if (!seen.add(runs[i])) {
        covered += i + size - Math.max(i, until);
        until = i + size;
      }
    }
    return covered / (double) units.length;
  }
}

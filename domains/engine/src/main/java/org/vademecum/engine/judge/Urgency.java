package org.vademecum.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of findings: what must be acted on first comes first. */
final class Urgency {
  private static final Comparator<Finding> ORDER =
      Comparator.comparingInt(Urgency::rank)
          .thenComparing(Finding::severity, Comparator.reverseOrder())
          .thenComparingInt(f -> f.kind() == FindingKind.PATTERN ? 0 : 1);

  private Urgency() {}

  private static int rank(Finding finding) {
    return switch (finding.kind()) {
      case CRITICAL -> 1;
      case DATA_PROBLEM -> finding.severity() == Severity.CRITICAL ? 0 : 5;
      case PATTERN, ABNORMAL -> 2;
      case CAVEAT -> 3;
      case DERIVED, TREND -> 4;
      case PENDING -> 6;
    };
  }

  /** The findings in order, numbered {@code F1}, {@code F2}, …; equals keep the order given. */
  static List<Finding> ordered(List<Finding> findings) {
    var sorted = findings.stream().sorted(ORDER).toList();
    var numbered = new ArrayList<Finding>();
    for (var finding : sorted) {
      numbered.add(
          new Finding(
              "F" + (numbered.size() + 1),
              finding.kind(),
              finding.code(),
              finding.severity(),
              finding.statement(),
              finding.observations(),
              finding.passages(),
              finding.inputs(),
              finding.result()));
    }
    return numbered;
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vademecum.eval.statistics.Statistics;

/**
 * Several evaluations beside each other. Differences are paired: they are taken over the cases that
 * both have, and resample clusters together. Arms of the same name are compared, and each arm that
 * the other evaluation lacks with each that this one lacks.
 */
final class Comparison {
  private final List<Entry> entries = new ArrayList<>();
  private final Statistics statistics;

  /** One arm of one evaluation. */
  record Entry(FinishedEval of, String arm, ArmMetrics metrics) {
    String name() {
      return of.name() + " " + arm;
    }

    List<CaseResult> cases() {
      return Objects.requireNonNull(of.cases().get(arm));
    }

    PairedDifference.Arm side() {
      return new PairedDifference.Arm(name(), cases());
    }
  }

  Comparison(List<FinishedEval> evals, Statistics statistics) {
    this.statistics = statistics;
    for (var eval : evals) {
      eval.cases()
          .forEach(
              (arm, cases) ->
                  entries.add(new Entry(eval, arm, ArmMetrics.of(arm, cases, statistics, null))));
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Every measure of every comparable pair, with p adjusted over all of them. */
  List<PairedDifference> differences() {
    var differences = new ArrayList<PairedDifference>();
    for (var i = 0; i < entries.size(); i++) {
      for (var j = i + 1; j < entries.size(); j++) {
        if (comparable(entries.get(i), entries.get(j))) {
          differences.addAll(
              PairedDifference.between(
                  entries.get(i).side(), entries.get(j).side(), statistics.seed()));
        }
      }
    }
    return PairedDifference.adjusted(differences);
  }

  private static boolean comparable(Entry first, Entry second) {
    if (first.of() == second.of()) {
      return false;
    }
    var unmatched =
        !second.of().cases().containsKey(first.arm())
            && !first.of().cases().containsKey(second.arm());
    return first.arm().equals(second.arm()) || unmatched;
  }
}

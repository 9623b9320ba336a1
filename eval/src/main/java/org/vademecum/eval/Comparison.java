package org.vademecum.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.vademecum.eval.statistics.Rate;
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
  }

  /**
   * A paired difference, second minus first.
   *
   * @param cases how many both have
   */
  record Difference(String metric, String first, String second, int cases, Rate rate) {}

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

  List<Difference> differences() {
    var differences = new ArrayList<Difference>();
    for (var i = 0; i < entries.size(); i++) {
      for (var j = i + 1; j < entries.size(); j++) {
        if (comparable(entries.get(i), entries.get(j))) {
          differences.addAll(between(entries.get(i), entries.get(j)));
        }
      }
    }
    return differences;
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

  private List<Difference> between(Entry first, Entry second) {
    var ids = ids(first);
    ids.retainAll(ids(second));
    var differences = new ArrayList<Difference>();
    if (ids.isEmpty()) {
      return differences;
    }
    measures()
        .forEach(
            (metric, measure) ->
                differences.add(
                    new Difference(
                        metric,
                        first.name(),
                        second.name(),
                        ids.size(),
                        statistics.difference(
                            measure.counts(second, ids), measure.counts(first, ids)))));
    return differences;
  }

  private static Set<String> ids(Entry entry) {
    return entry.cases().stream().map(CaseResult::id).collect(Collectors.toSet());
  }

  private record Measure(ToDoubleFunction<CaseResult> hits, ToDoubleFunction<CaseResult> units) {
    Statistics.Counts counts(Entry entry, Set<String> ids) {
      var counts = new Statistics.Counts();
      entry.cases().stream()
          .filter(r -> ids.contains(r.id()))
          .forEach(r -> counts.add(r.scenario(), hits.applyAsDouble(r), units.applyAsDouble(r)));
      return counts;
    }
  }

  private static Map<String, Measure> measures() {
    var measures = new LinkedHashMap<String, Measure>();
    measures.put(
        "hallucinatedResponses", new Measure(ArmMetrics::hallucinated, r -> r.answered() ? 1 : 0));
    measures.put("answerRate", new Measure(r -> r.answered() ? 1 : 0, r -> 1));
    measures.put(
        "criticalOmission", new Measure(r -> r.criticalOmitted().size(), CaseResult::criticals));
    measures.put(
        "unsupportedStudentSentences",
        new Measure(r -> r.sentences().unsupported(), r -> r.sentences().student()));
    measures.put(
        "findingRecall",
        new Measure(r -> r.expectedFindings() - r.missed().size(), CaseResult::expectedFindings));
    return measures;
  }
}

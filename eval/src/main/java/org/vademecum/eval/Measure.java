package org.vademecum.eval;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vademecum.eval.statistics.Statistics;

/**
 * What a rate counts in each case: hits among units, and who judges them.
 *
 * @param units what could have been a hit; a case without units counts for nothing
 */
record Measure(
    String name,
    ToDoubleFunction<CaseResult> hits,
    ToDoubleFunction<CaseResult> units,
    String judgedBy) {

  /** Hits and units by cluster. */
  Statistics.Counts counts(List<CaseResult> results) {
    var counts = new Statistics.Counts();
    results.forEach(r -> counts.add(r.scenario(), hits.applyAsDouble(r), units.applyAsDouble(r)));
    return counts;
  }
}

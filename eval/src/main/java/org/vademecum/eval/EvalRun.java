package org.vademecum.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * All that was measured in one run.
 *
 * @param results by arm, in the order of the cases
 * @param metrics by arm and by slice; a slice's name is {@code arm/slice}
 * @param differences of response-level hallucination, by {@code later minus earlier arm}
 */
record EvalRun(
    Map<String, List<CaseResult>> results,
    Map<String, ArmMetrics> metrics,
    Map<String, Rate> differences) {

  /** The figures of judged results. */
  static EvalRun of(
      Map<String, List<CaseResult>> results,
      Map<String, Double> cpuSeconds,
      Statistics statistics) {
    var metrics = new LinkedHashMap<String, ArmMetrics>();
    results.forEach(
        (arm, judged) -> {
          metrics.put(arm, ArmMetrics.of(arm, judged, statistics, cpuSeconds.get(arm)));
          slices(arm, judged, statistics, metrics);
        });
    return new EvalRun(results, metrics, differences(results, statistics));
  }

  private static void slices(
      String arm,
      List<CaseResult> results,
      Statistics statistics,
      Map<String, ArmMetrics> metrics) {
    for (var by :
        List.<Function<CaseResult, String>>of(CaseResult::language, CaseResult::audience)) {
      var slices = results.stream().map(by).distinct().sorted().toList();
      // A single slice is the whole arm.
      for (var slice : slices.size() > 1 ? slices : List.<String>of()) {
        var name = arm + "/" + slice;
        var of = results.stream().filter(r -> by.apply(r).equals(slice)).toList();
        metrics.put(name, ArmMetrics.of(name, of, statistics, null));
      }
    }
  }

  private static Map<String, Rate> differences(
      Map<String, List<CaseResult>> results, Statistics statistics) {
    var differences = new LinkedHashMap<String, Rate>();
    var names = new ArrayList<>(results.keySet());
    for (var i = 0; i < names.size(); i++) {
      for (var j = i + 1; j < names.size(); j++) {
        differences.put(
            names.get(j) + " minus " + names.get(i),
            statistics.difference(
                ArmMetrics.hallucinatedResponses(results.getOrDefault(names.get(j), List.of())),
                ArmMetrics.hallucinatedResponses(results.getOrDefault(names.get(i), List.of()))));
      }
    }
    return differences;
  }

  /** Whether a name of the metrics is a whole arm and no slice. */
  boolean isArm(String name) {
    return results.containsKey(name);
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vademecum.eval.statistics.Statistics;

/**
 * All that was measured in one run.
 *
 * @param results by arm, in the order of the cases
 * @param metrics by arm and by slice; a slice's name is {@code arm/slice}
 * @param differences of every two arms, the later minus the earlier one
 * @param confidence by arm
 * @param consistency by arm, where cases were asked several times
 * @param paraphrases by arm, where cases were put otherwise, too
 */
record EvalRun(
    Map<String, List<CaseResult>> results,
    Map<String, ArmMetrics> metrics,
    List<PairedDifference> differences,
    Map<String, Confidence> confidence,
    Map<String, Repeats> consistency,
    Map<String, Paraphrased> paraphrases) {

  /** The figures of judged results. */
  static EvalRun of(
      Map<String, List<CaseResult>> results,
      Map<String, Double> cpuSeconds,
      Statistics statistics) {
    var metrics = new LinkedHashMap<String, ArmMetrics>();
    var confidence = new LinkedHashMap<String, Confidence>();
    results.forEach(
        (arm, judged) -> {
          metrics.put(arm, ArmMetrics.of(arm, judged, statistics, cpuSeconds.get(arm)));
          slices(arm, judged, statistics, metrics);
          confidence.put(arm, Confidence.of(judged, statistics.seed()));
        });
    return new EvalRun(
        results, metrics, differences(results, statistics.seed()), confidence, Map.of(), Map.of());
  }

  EvalRun askedAgain(Map<String, Repeats> repeats, Map<String, Paraphrased> paraphrased) {
    return new EvalRun(results, metrics, differences, confidence, repeats, paraphrased);
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

  private static List<PairedDifference> differences(
      Map<String, List<CaseResult>> results, long seed) {
    var arms = new ArrayList<PairedDifference.Arm>();
    results.forEach((arm, cases) -> arms.add(new PairedDifference.Arm(arm, cases)));
    var differences = new ArrayList<PairedDifference>();
    for (var i = 0; i < arms.size(); i++) {
      for (var j = i + 1; j < arms.size(); j++) {
        differences.addAll(PairedDifference.between(arms.get(i), arms.get(j), seed));
      }
    }
    return PairedDifference.adjusted(differences);
  }

  /** Whether a name of the metrics is a whole arm and no slice. */
  boolean isArm(String name) {
    return results.containsKey(name);
  }
}

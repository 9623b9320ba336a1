package org.vademecum.eval.detect;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vademecum.cli.Fault;
import org.vademecum.eval.statistics.Calibration;
import org.vademecum.eval.statistics.RankedScores;

/**
 * Trains a detector on a labelled set, and tells how it does on groups that it did not see, beside
 * the verifier without training and the two baselines without a source.
 */
public final class DetectorTraining {
  private static final int LEAST_ROWS = 100;
  private static final int LEAST_OF_A_CLASS = 20;
  private static final int LEAST_GROUPS = 10;

  private DetectorTraining() {}

  /**
   * Trains with Platt's calibration.
   *
   * @param file names the set in messages and in the model
   * @throws Fault of type {@code too-few-labels} for a set from which nothing can be learned
   */
  public static Detector train(List<Pair> all, Path file, long seed) {
    return train(all, file, seed, Calibrator.Kind.PLATT);
  }

  /**
   * Trains.
   *
   * @param file names the set in messages and in the model
   * @param calibration what turns the regression's log-odds into the score; the other kind's
   *     figures stand beside
   * @throws Fault of type {@code too-few-labels} for a set from which nothing can be learned
   */
  public static Detector train(List<Pair> all, Path file, long seed, Calibrator.Kind calibration) {
    var pairs = all.stream().filter(p -> p.label() != null).toList();
    requireEnough(pairs, file);
    var checked = Scorer.untrained().check(pairs);
    var rows = Scorer.each("features", checked, Features::of);
    var scaling = Detector.Scaling.of(rows);
    var validation = new CrossValidation(pairs, seed);
    var values = validation.values(rows.stream().map(scaling::row).toList(), Features.all().size());
    var judged = validation.calibrated(values, calibration);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("set", String.valueOf(file.getFileName()));
    figures.put("seed", seed);
    figures.put("judgedBy", "labels");
    figures.put("validation", "five folds by group");
    figures.put("calibration", calibrations(pairs, validation, values, seed));
    figures.put("detector", DetectorMetrics.of(Flagged.judged(pairs, judged), seed));
    figures.put("verifierAlone", DetectorMetrics.of(Flagged.verifier(checked), seed));
    figures.putAll(baselines(pairs, seed));
    return Detector.fit(rows, validation.labels(), values, calibration, scaling, figures);
  }

  // Brier score and error of the log-odds as they come, and by each calibration of other folds.
  private static Map<String, Object> calibrations(
      List<Pair> pairs, CrossValidation validation, List<Double> values, long seed) {
    var figures = new LinkedHashMap<String, Object>();
    var before = values.stream().map(v -> 1 / (1 + Math.exp(-v))).toList();
    figures.put("none", calibration(pairs, before, seed));
    for (var kind : Calibrator.Kind.values()) {
      var probabilities =
          validation.calibrated(values, kind).stream()
              .map(CrossValidation.Judged::probability)
              .toList();
      figures.put(kind.toString(), calibration(pairs, probabilities, seed));
    }
    return figures;
  }

  private static Map<String, Object> calibration(
      List<Pair> pairs, List<Double> probabilities, long seed) {
    var scored =
        IntStream.range(0, pairs.size())
            .mapToObj(
                i ->
                    new RankedScores.Scored(
                        pairs.get(i).group(),
                        probabilities.get(i),
                        Integer.valueOf(1).equals(pairs.get(i).label())))
            .toList();
    var measured = Calibration.of(scored, seed);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("brier", measured.brier());
    figures.put("expectedCalibrationError", measured.expectedError());
    return figures;
  }

  /** The two baselines by cross validation; empty for a set from which nothing can be learned. */
  public static Map<String, Object> baselines(List<Pair> all, long seed) {
    var pairs = all.stream().filter(p -> p.label() != null).toList();
    var figures = new LinkedHashMap<String, Object>();
    if (enough(pairs)) {
      var validation = new CrossValidation(pairs, seed);
      var lengths = validation.judge(Baselines.lengths(pairs), Baselines.LENGTHS);
      figures.put("lengthOnly", DetectorMetrics.of(Flagged.judged(pairs, lengths), seed));
      var words = validation.judge(Baselines.words(pairs), Baselines.WORDS + Baselines.LENGTHS);
      figures.put("answerOnly", DetectorMetrics.of(Flagged.judged(pairs, words), seed));
    }
    return figures;
  }

  private static long count(List<Pair> pairs, int label) {
    return pairs.stream().filter(p -> Integer.valueOf(label).equals(p.label())).count();
  }

  private static long groups(List<Pair> pairs) {
    return pairs.stream().map(Pair::group).distinct().count();
  }

  private static boolean enough(List<Pair> pairs) {
    return pairs.size() >= LEAST_ROWS
        && count(pairs, 0) >= LEAST_OF_A_CLASS
        && count(pairs, 1) >= LEAST_OF_A_CLASS
        && groups(pairs) >= LEAST_GROUPS;
  }

  private static void requireEnough(List<Pair> pairs, Path file) {
    if (!enough(pairs)) {
      throw Fault.input(
          "too-few-labels",
          "%d supported and %d unsupported rows in %d groups: %s"
              .formatted(count(pairs, 1), count(pairs, 0), groups(pairs), file),
          "give at least %d rows, %d of each label, in %d groups; vade eval import and perturb make some"
              .formatted(LEAST_ROWS, LEAST_OF_A_CLASS, LEAST_GROUPS));
    }
  }
}

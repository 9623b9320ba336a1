package org.vademecum.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How well scores find unsupported responses, beside two baselines that never look at the source:
 * the response's length, and its share of numerals and hedges. A detector that does not beat them
 * has learned style.
 */
final class DetectorMetrics {
  private static final int RESAMPLES = 1000;
  private static final double THRESHOLD = 0.5;

  private DetectorMetrics() {}

  static Map<String, Object> of(
      List<ScoreCommand.Pair> pairs, List<SupportScorer.Scored> scored, long seed) {
    var rows = new ArrayList<Row>();
    for (var i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      if (pair.label() != null) {
        rows.add(
            new Row(
                pair.group(),
                pair.label() == 1,
                scored.get(i).score(),
                -pair.response().length(),
                -surface(pair.response())));
      }
    }
    var metrics = new LinkedHashMap<String, Object>();
    metrics.put("n", rows.size());
    metrics.put("auroc", interval(rows, r -> auroc(r, Row::score), seed));
    metrics.put("aurocLengthOnly", interval(rows, r -> auroc(r, Row::length), seed));
    metrics.put("aurocAnswerOnly", interval(rows, r -> auroc(r, Row::surface), seed));
    metrics.put("precisionUnsupported", interval(rows, r -> counts(r).precision(), seed));
    metrics.put("recallUnsupported", interval(rows, r -> counts(r).recall(), seed));
    metrics.put("f1Unsupported", interval(rows, r -> counts(r).f1(), seed));
    metrics.put("balancedAccuracy", interval(rows, r -> counts(r).balancedAccuracy(), seed));
    return metrics;
  }

  private record Row(
      String group, boolean supported, double score, double length, double surface) {}

  private static double surface(String response) {
    var digits = response.chars().filter(Character::isDigit).count();
    return digits / (double) Math.max(1, response.length());
  }

  /** The probability that a supported response scores above an unsupported one; ties count half. */
  private static double auroc(List<Row> rows, ToDoubleFunction<Row> score) {
    var sorted = rows.toArray(Row[]::new);
    Arrays.sort(sorted, java.util.Comparator.comparingDouble(score));
    var rankSum = 0.0;
    var positives = 0L;
    for (var i = 0; i < sorted.length; ) {
      var j = i;
      while (j < sorted.length
          && score.applyAsDouble(sorted[j]) == score.applyAsDouble(sorted[i])) {
        j++;
      }
      var rank = (i + 1 + j) / 2.0;
      for (var k = i; k < j; k++) {
        if (sorted[k].supported()) {
          positives++;
          rankSum += rank;
        }
      }
      i = j;
    }
    var negatives = sorted.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  private record Confusion(double hit, double falseAlarm, double miss, double pass) {
    double precision() {
      return hit / (hit + falseAlarm);
    }

    double recall() {
      return hit / (hit + miss);
    }

    double f1() {
      return 2 * hit / (2 * hit + falseAlarm + miss);
    }

    double balancedAccuracy() {
      return (recall() + pass / (pass + falseAlarm)) / 2;
    }
  }

  private static Confusion counts(List<Row> rows) {
    var counts = new double[4];
    for (var row : rows) {
      var flagged = row.score() < THRESHOLD;
      counts[(row.supported() ? 1 : 0) + (flagged ? 0 : 2)]++;
    }
    return new Confusion(counts[0], counts[1], counts[2], counts[3]);
  }

  private static Rate interval(List<Row> rows, ToDoubleFunction<List<Row>> metric, long seed) {
    var groups = new LinkedHashMap<String, List<Row>>();
    rows.forEach(r -> groups.computeIfAbsent(r.group(), k -> new ArrayList<>()).add(r));
    var names = List.copyOf(groups.keySet());
    var random = new SplittableRandom(seed);
    var values = new double[RESAMPLES];
    for (var i = 0; i < RESAMPLES; i++) {
      var sample = new ArrayList<Row>();
      for (var j = 0; j < names.size(); j++) {
        sample.addAll(Objects.requireNonNull(groups.get(names.get(random.nextInt(names.size())))));
      }
      values[i] = metric.applyAsDouble(sample);
    }
    var finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    var value = metric.applyAsDouble(rows);
    if (!Double.isFinite(value) || finite.length == 0) {
      return new Rate(null, null, null, rows.size(), names.size(), "nothing to measure");
    }
    return new Rate(
        value,
        Statistics.percentile(finite, 0.025),
        Statistics.percentile(finite, 0.975),
        rows.size(),
        names.size(),
        "cluster bootstrap");
  }
}

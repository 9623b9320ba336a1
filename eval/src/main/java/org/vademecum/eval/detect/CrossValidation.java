package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a logistic regression says of rows that it did not see: five folds that never part a group.
 * The probability of a row, and the threshold that it is held against, come from a calibration on
 * the other folds; so nothing of a row's own fold has any say in its figure.
 */
final class CrossValidation {
  private static final int FOLDS = 5;

  private final List<Pair> pairs;
  private final List<Boolean> labels;
  private final int[] folds;

  CrossValidation(List<Pair> pairs, long seed) {
    this.pairs = pairs;
    this.labels = pairs.stream().map(p -> Integer.valueOf(1).equals(p.label())).toList();
    this.folds = folds(seed);
  }

  /** Of one row: its log-odds, its probability, and the threshold for it. */
  record Judged(double value, double probability, double threshold) {}

  List<Boolean> labels() {
    return labels;
  }

  private int[] folds(long seed) {
    var groups = new ArrayList<>(pairs.stream().map(Pair::group).distinct().toList());
    Collections.shuffle(groups, new Random(seed));
    var number = new HashMap<String, Integer>();
    groups.forEach(g -> number.put(g, number.size() % FOLDS));
    return pairs.stream().mapToInt(p -> number.getOrDefault(p.group(), 0)).toArray();
  }

  List<Judged> judge(List<Map<Integer, Double>> rows, int size) {
    return calibrated(values(rows, size), Calibrator.Kind.PLATT);
  }

  /** The log-odds of every row by a regression on the other folds. */
  List<Double> values(List<Map<Integer, Double>> rows, int size) {
    var values = new ArrayList<Double>(Collections.nCopies(rows.size(), 0.0));
    for (var fold = 0; fold < FOLDS; fold++) {
      var others = indices(fold, Side.OTHERS);
      var model = Logistic.fit(pick(rows, others), pick(labels, others), size);
      indices(fold, Side.OWN).forEach(i -> values.set(i, model.decide(rows.get(i))));
    }
    return values;
  }

  /** The same with a probability and threshold by a calibration on the other folds. */
  List<Judged> calibrated(List<Double> values, Calibrator.Kind kind) {
    var judged = new ArrayList<Judged>(Collections.nCopies(values.size(), new Judged(0, 0, 0)));
    for (var fold = 0; fold < FOLDS; fold++) {
      var others = indices(fold, Side.OTHERS);
      var seen = pick(values, others);
      var calibrator = kind.fit(seen, pick(labels, others));
      var threshold =
          threshold(seen.stream().map(calibrator::probability).toList(), pick(labels, others));
      for (var i : indices(fold, Side.OWN)) {
        double value = values.get(i);
        judged.set(i, new Judged(value, calibrator.probability(value), threshold));
      }
    }
    return judged;
  }

  private enum Side {
    OWN,
    OTHERS
  }

  private List<Integer> indices(int fold, Side side) {
    return IntStream.range(0, folds.length)
        .filter(i -> (folds[i] == fold) == (side == Side.OWN))
        .boxed()
        .toList();
  }

  private static <T> List<T> pick(List<T> from, List<Integer> indices) {
    return indices.stream().map(from::get).toList();
  }

  /** The least probability to be taken for supported, at which balanced accuracy is highest. */
  static double threshold(List<Double> probabilities, List<Boolean> labels) {
    var order =
        IntStream.range(0, labels.size())
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(probabilities::get))
            .toList();
    var right = labels.stream().filter(l -> l).count();
    var wrong = labels.size() - right;
    var best = -1.0;
    var threshold = 0.5;
    var rightBelow = 0.0;
    var wrongBelow = 0.0;
    for (var k = 0; k + 1 < order.size(); k++) {
      if (labels.get(order.get(k))) {
        rightBelow++;
      } else {
        wrongBelow++;
      }
      double here = probabilities.get(order.get(k));
      double next = probabilities.get(order.get(k + 1));
      var balanced = wrongBelow / wrong + (right - rightBelow) / right;
      if (next > here && balanced > best) {
        best = balanced;
        threshold = (here + next) / 2;
      }
    }
    return threshold;
  }
}

package org.vademecum.eval.detect;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logistic regression with an L2 penalty, by LIBLINEAR (Fan and others, Journal of Machine Learning
 * Research 9, 2008), whose solver for it uses no randomness. Both classes weigh the same in all.
 * Features are sparse: from an index, counted from 0, to a value.
 */
record Logistic(double[] weights, double bias) {
  private static final double PENALTY = 0.1;
  private static final double PRECISION = 1e-4;
  private static final int MOST_ITERATIONS = 1000;

  static {
    Linear.disableDebugOutput();
  }

  static Logistic fit(List<Map<Integer, Double>> rows, List<Boolean> labels, int size) {
    var right = labels.stream().filter(l -> l).count();
    var problem = new Problem();
    problem.l = rows.size();
    problem.n = size + 1;
    problem.bias = -1;
    problem.x = new Feature[rows.size()][];
    problem.y = new double[rows.size()];
    for (var i = 0; i < rows.size(); i++) {
      problem.x[i] = nodes(rows.get(i), size);
      problem.y[i] = labels.get(i) ? 1 : 0;
    }
    var parameter = new Parameter(SolverType.L2R_LR, PENALTY, MOST_ITERATIONS, PRECISION);
    parameter.setWeights(
        new double[] {
          rows.size() / (2.0 * Math.max(1, right)),
          rows.size() / (2.0 * Math.max(1, rows.size() - right))
        },
        new int[] {1, 0});
    var model = Linear.train(problem, parameter);
    var sign = model.getLabels()[0] == 1 ? 1 : -1;
    var fitted = model.getFeatureWeights();
    var weights = new double[size];
    for (var i = 0; i < size; i++) {
      weights[i] = sign * fitted[i];
    }
    return new Logistic(weights, sign * fitted[size]);
  }

  private static Feature[] nodes(Map<Integer, Double> row, int size) {
    var nodes = new ArrayList<Feature>();
    new TreeMap<>(row).forEach((index, value) -> nodes.add(new FeatureNode(index + 1, value)));
    nodes.add(new FeatureNode(size + 1, 1));
    return nodes.toArray(Feature[]::new);
  }

  /** The log-odds of being supported. */
  double decide(Map<Integer, Double> row) {
    var sum = bias;
    for (var entry : row.entrySet()) {
      sum += weights[entry.getKey()] * entry.getValue();
    }
    return sum;
  }
}

package org.vademecum.eval.claims;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A logistic model over named signals, fitted by Newton's method. */
final class LogisticModel {
  private static final int STEPS = 30;
  private static final double NONE = 1e-9;

  private final List<String> names;
  private final double[] centres;
  private final double[] spreads;
  private final double[] weights;

  private LogisticModel(List<String> names, double[] centres, double[] spreads, double[] weights) {
    this.names = names;
    this.centres = centres;
    this.spreads = spreads;
    this.weights = weights;
  }

  /** The model whose penalised likelihood is greatest; its last weight is the start. */
  static LogisticModel fit(List<WeightsFit.Row> rows, List<String> names, double penalty) {
    var size = names.size();
    var centres = new double[size];
    var spreads = new double[size];
    for (var j = 0; j < size; j++) {
      var name = names.get(j);
      var mean = rows.stream().mapToDouble(r -> value(r.signals(), name)).sum() / rows.size();
      var squares =
          rows.stream().mapToDouble(r -> Math.pow(value(r.signals(), name) - mean, 2)).sum();
      centres[j] = mean;
      var spread = Math.sqrt(squares / rows.size());
      spreads[j] = spread < NONE ? 1 : spread;
    }
    var model = new LogisticModel(names, centres, spreads, new double[size + 1]);
    model.climb(rows, penalty);
    return model;
  }

  private static double value(Map<String, Double> signals, String name) {
    return Objects.requireNonNull(signals.get(name), name);
  }

  private void climb(List<WeightsFit.Row> rows, double penalty) {
    var scaled = rows.stream().map(r -> scaled(r.signals())).toList();
    for (var step = 0; step < STEPS; step++) {
      var gradient = new double[weights.length];
      var curvature = new double[weights.length][weights.length];
      for (var j = 0; j < weights.length; j++) {
        var held = j < names.size() ? penalty : NONE;
        gradient[j] = -held * weights[j];
        curvature[j][j] = held;
      }
      for (var i = 0; i < rows.size(); i++) {
        add(scaled.get(i), rows.get(i).bad() ? 1 : 0, gradient, curvature);
      }
      var change = solve(curvature, gradient);
      for (var j = 0; j < weights.length; j++) {
        weights[j] += change[j];
      }
    }
  }

  private void add(double[] row, double label, double[] gradient, double[][] curvature) {
    var doubt = doubt(row);
    var weight = doubt * (1 - doubt);
    for (var j = 0; j < row.length; j++) {
      gradient[j] += (label - doubt) * row[j];
      for (var k = 0; k < row.length; k++) {
        curvature[j][k] += weight * row[j] * row[k];
      }
    }
  }

  private double[] scaled(Map<String, Double> signals) {
    var row = new double[weights.length];
    for (var j = 0; j < names.size(); j++) {
      row[j] = (value(signals, names.get(j)) - centres[j]) / spreads[j];
    }
    row[names.size()] = 1;
    return row;
  }

  private double doubt(double[] row) {
    var sum = 0.0;
    for (var j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  /** The probability of being bad. */
  double doubt(Map<String, Double> signals) {
    return doubt(scaled(signals));
  }

  // Gauss's elimination; the matrix is positive definite, so that no pivot is nought.
  private static double[] solve(double[][] matrix, double[] right) {
    var size = right.length;
    var rest = right.clone();
    for (var p = 0; p < size; p++) {
      for (var i = p + 1; i < size; i++) {
        var factor = matrix[i][p] / matrix[p][p];
        for (var j = p; j < size; j++) {
          matrix[i][j] -= factor * matrix[p][j];
        }
        rest[i] -= factor * rest[p];
      }
    }
    var solution = new double[size];
    for (var i = size - 1; i >= 0; i--) {
      var sum = rest[i];
      for (var j = i + 1; j < size; j++) {
        sum -= matrix[i][j] * solution[j];
      }
      solution[i] = sum / matrix[i][i];
    }
    return solution;
  }

  /** The file that the verifier reads, without how much doubt is too much. */
  String csv() {
    var csv = new StringBuilder("signal,centre,spread,weight\n");
    for (var j = 0; j < names.size(); j++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.4f,%.4f,%.4f\n",
              names.get(j),
              centres[j],
              spreads[j],
              weights[j]));
    }
    return csv.append(String.format(Locale.ROOT, "start,,,%.4f\n", weights[names.size()]))
        .toString();
  }
}

package org.vademecum.eval.detect;

import java.util.List;

/**
 * Turns a decision value into a probability, 1 / (1 + exp(-(slope * value + shift))), fitted by
 * Newton's method to targets drawn a little in from 0 and 1 (Platt, 1999; Lin, Lin and Weng,
 * Machine Learning 68, 2007). Fit it only to values of rows that the classifier did not see.
 */
public record Platt(double slope, double shift) implements Calibrator {
  private static final int ITERATIONS = 100;
  private static final double RIDGE = 1e-9;

  static Platt fit(List<Double> values, List<Boolean> labels) {
    var right = labels.stream().filter(l -> l).count();
    var high = (right + 1.0) / (right + 2.0);
    var low = 1.0 / (labels.size() - right + 2.0);
    var fitted = new Platt(0, Math.log((right + 1.0) / (labels.size() - right + 1.0)));
    for (var i = 0; i < ITERATIONS; i++) {
      var next = step(fitted, values, labels, high, low);
      var moved = Math.abs(next.slope - fitted.slope) + Math.abs(next.shift - fitted.shift);
      fitted = next;
      if (moved < 1e-10) {
        break;
      }
    }
    return fitted;
  }

  private static Platt step(
      Platt at, List<Double> values, List<Boolean> labels, double high, double low) {
    double gradientSlope = 0;
    double gradientShift = 0;
    double slopes = RIDGE;
    double shifts = RIDGE;
    double both = 0;
    for (var i = 0; i < values.size(); i++) {
      double value = values.get(i);
      var said = at.probability(value);
      var error = said - (labels.get(i) ? high : low);
      var spread = said * (1 - said);
      gradientSlope += error * value;
      gradientShift += error;
      slopes += spread * value * value;
      shifts += spread;
      both += spread * value;
    }
    var determinant = slopes * shifts - both * both;
    var changeSlope = (shifts * gradientSlope - both * gradientShift) / determinant;
    var changeShift = (slopes * gradientShift - both * gradientSlope) / determinant;
    // A step of Newton's that is too long is cut; it comes again.
    var cut = Math.min(1, 2 / Math.max(1e-12, Math.abs(changeSlope) + Math.abs(changeShift)));
    return new Platt(at.slope - cut * changeSlope, at.shift - cut * changeShift);
  }

  @Override
  public double probability(double value) {
    return 1 / (1 + Math.exp(-(slope * value + shift)));
  }
}

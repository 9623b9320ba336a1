package org.vademecum.eval.detect;

import java.util.List;
import java.util.Locale;

/** What turns a classifier's log-odds into a probability. Neither kind ever falls as they rise. */
public sealed interface Calibrator permits Platt, Isotonic {
  /** The probability of being supported, 0 to 1. */
  double probability(double value);

  /** The ways to fit one. */
  enum Kind {
    /** A logistic curve of two numbers: steady with few rows. */
    PLATT,
    /** The nearest rising steps: no form is supposed, so it takes hundreds of rows. */
    ISOTONIC;

    /** Fits values of rows that the classifier did not see. */
    Calibrator fit(List<Double> values, List<Boolean> labels) {
      return switch (this) {
        case PLATT -> Platt.fit(values, labels);
        case ISOTONIC -> Isotonic.fit(values, labels);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.vademecum.distill.train;

/** How the learning rate goes once it has risen, by the fraction of the run that is done. */
public enum Schedule {
  /**
   * Half a cosine from the highest rate to a fiftieth of it (Loshchilov and Hutter, 2017): for runs
   * whose length is known.
   */
  COSINE {
    @Override
    double share(double fraction) {
      return LOWEST + (1 - LOWEST) * (1 + Math.cos(Math.PI * Math.clamp(fraction, 0, 1))) / 2;
    }
  },
  /**
   * The highest rate, and in the last seventh a linear fall to a fiftieth of it: a run that is
   * given more time goes on as if it had had it from the start.
   */
  HOLD_THEN_FALL {
    @Override
    double share(double fraction) {
      return Math.min(1, LOWEST + (1 - LOWEST) * (1 - fraction) / FALL);
    }
  };

  private static final double LOWEST = 0.02;
  private static final double FALL = 0.15;

  /** Of the highest rate, 0.02 to 1. */
  abstract double share(double fraction);
}

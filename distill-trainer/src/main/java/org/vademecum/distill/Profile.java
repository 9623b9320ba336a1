package org.vademecum.distill;

import java.time.Duration;
import org.vademecum.distill.train.Budget;

/**
 * How long a pack's student is trained: steps, so that the same machine makes the same student, and
 * a time at which a machine that is too slow for them ends its schedule all the same.
 */
enum Profile {
  /** Minutes, for trying out. */
  quick(450, 6, 1.0e-3),
  /** About half an hour. */
  full(6000, 90, 1.5e-3);

  private final long steps;
  private final long minutes;
  private final double rate;

  Profile(long steps, long minutes, double rate) {
    this.steps = steps;
    this.minutes = minutes;
    this.rate = rate;
  }

  Budget budget() {
    return new Budget(steps, Duration.ofMinutes(minutes));
  }

  /** The highest learning rate, lower than the base's, which already reads. */
  double rate() {
    return rate;
  }
}

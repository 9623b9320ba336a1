package org.vademecum.distill.train;

import java.time.Duration;

/**
 * How long to train: a number of steps, a time, or whichever ends first. The learning rate and the
 * curriculum follow the fraction done, so a run always ends its schedule.
 */
public record Budget(long steps, Duration time) {
  public static Budget ofSteps(long steps) {
    return new Budget(steps, Duration.ofDays(365));
  }

  public static Budget ofTime(Duration time) {
    return new Budget(Long.MAX_VALUE, time);
  }

  /** Whether it is a matter of minutes, so that checks must come sooner. */
  public boolean isShort() {
    return steps <= 2000 || time.toMinutes() < 10;
  }

  /** 0 to 1; from 1 on training is over. */
  double fraction(long step, double elapsedSeconds) {
    return Math.min(
        1, Math.max((double) step / steps, elapsedSeconds * 1000 / Math.max(1, time.toMillis())));
  }
}

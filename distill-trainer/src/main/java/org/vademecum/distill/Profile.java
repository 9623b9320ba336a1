package org.vademecum.distill;

/** How much time a pack's student gets. */
enum Profile {
  /** Minutes, for trying out. */
  quick(2.5, 1.0e-3),
  /** Half an hour. */
  full(30, 1.5e-3);

  private final double minutes;
  private final double rate;

  Profile(double minutes, double rate) {
    this.minutes = minutes;
    this.rate = rate;
  }

  double minutes() {
    return minutes;
  }

  /** The highest learning rate, lower than the base's, which already reads. */
  double rate() {
    return rate;
  }
}

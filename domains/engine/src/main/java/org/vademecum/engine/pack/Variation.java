package org.vademecum.engine.pack;

/**
 * How much an observable varies in one person and in one laboratory without anything having
 * happened: a row of {@code variation.csv}.
 *
 * @param within within-subject biological variation, as a coefficient of variation in percent
 * @param analytical the laboratory's own, in percent
 * @param identity whether it stays nearly the same in a person over weeks, also in most illness, so
 *     that a large change speaks of another person's specimen
 */
public record Variation(
    String observable, double within, double analytical, boolean identity, String source) {

  // Two-sided 95%; both results vary, hence the root of two.
  private static final double DEVIATIONS = 1.96 * Math.sqrt(2);

  /**
   * The reference change value as a ratio above 1: two results whose ratio, either way, is larger
   * differ by more than chance explains (95%). Harris and Yasaka, Clin Chem 1983;29:25-30; on the
   * log-normal scale, on which a large variation never allows a fall below zero, after Fokkema and
   * others, Clin Chem 2006;52:1602-3.
   */
  public double referenceChangeRatio() {
    var squared = (within * within + analytical * analytical) / 1e4;
    return Math.exp(DEVIATIONS * Math.sqrt(Math.log1p(squared)));
  }
}

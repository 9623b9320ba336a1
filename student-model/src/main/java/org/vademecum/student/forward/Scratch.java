package org.vademecum.student.forward;

/** Room for what a product with quantised weights works out on the way; one a worker. */
final class Scratch {
  /** Columns that are widened at once: with two vectors of rows, what a first-level cache holds. */
  static final int COLUMNS = 256;

  /** Two vectors' rows of some columns, as floats. */
  final float[] weights = new float[COLUMNS * 2 * Kernels.L];

  /** A panel's scales as floats. */
  private float[] scales = new float[0];

  /** For each position what the sums of its blocks start with. */
  private float[] starts = new float[0];

  /** For each position the sums of its blocks, and what minima make of them. */
  private float[] sums = new float[0];

  private float[] shifts = new float[0];

  float[] scales(int needed) {
    scales = scales.length < needed ? new float[needed] : scales;
    return scales;
  }

  float[] starts(int blocks, int positions) {
    var needed = blocks * Kernels.tiled(positions);
    starts = starts.length < needed ? new float[needed] : starts;
    return starts;
  }

  float[] sums(int blocks, int positions) {
    var needed = blocks * Kernels.tiled(positions);
    sums = sums.length < needed ? new float[needed] : sums;
    return sums;
  }

  float[] shifts(int panels, int positions) {
    var needed = (panels + Kernels.tiled(positions)) * Kernels.PANEL;
    shifts = shifts.length < needed ? new float[needed] : shifts;
    return shifts;
  }
}

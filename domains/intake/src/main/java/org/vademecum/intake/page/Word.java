package org.vademecum.intake.page;

/**
 * A word and its box.
 *
 * @param confidence from 0 to 1; 1 where the text is the file's own and was not recognised
 */
public record Word(
    String text, double left, double top, double right, double bottom, double confidence) {

  /** The most that recognised text can have. */
  public static final double RECOGNISED = 0.99;

  public double height() {
    return bottom - top;
  }

  public double centre() {
    return (left + right) / 2;
  }

  public double middle() {
    return (top + bottom) / 2;
  }
}

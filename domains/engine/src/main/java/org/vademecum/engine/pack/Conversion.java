package org.vademecum.engine.pack;

/**
 * How a value in a printed unit becomes one in an observable's canonical unit: {@code canonical =
 * printed * factor + offset}. Almost every offset is 0; scales with zeros of their own have one.
 *
 * @param factor above 0
 */
public record Conversion(double factor, double offset) {
  /** Of a unit that is the canonical one. */
  public static final Conversion IDENTITY = new Conversion(1, 0);

  public double toCanonical(double printed) {
    return printed * factor + offset;
  }

  public double fromCanonical(double canonical) {
    return (canonical - offset) / factor;
  }
}

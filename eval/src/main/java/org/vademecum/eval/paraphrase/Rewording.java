package org.vademecum.eval.paraphrase;

import java.util.Locale;

/** How a paraphrase says the same otherwise. */
public enum Rewording {
  /** Results in another order. */
  ORDER,
  /** Other names for some of them, from the pack's table of observables. */
  NAMES,
  /**
   * Some values and intervals in a unit that differs by a power of ten, so that none is rounded.
   */
  UNITS,
  /** The same printed another way: how intervals are written, how JSON is laid out. */
  FORMAT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.vademecum.engine.judge;

import java.util.Locale;

/** How far a result lies from what is expected, in rising order; {@code NONE} where not judged. */
public enum Severity {
  NONE,
  NORMAL,
  MILD,
  MODERATE,
  SEVERE,
  CRITICAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

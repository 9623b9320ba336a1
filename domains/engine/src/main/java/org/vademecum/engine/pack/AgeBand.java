package org.vademecum.engine.pack;

import org.jspecify.annotations.Nullable;

/** Ages as tables bound them; without an age, adult limits hold. */
final class AgeBand {
  private static final double ADULT_YEARS = 30;

  private AgeBand() {}

  static boolean holds(@Nullable Double low, @Nullable Double high, @Nullable Double ageYears) {
    var age = ageYears == null ? ADULT_YEARS : ageYears;
    return (low == null || age >= low) && (high == null || age < high);
  }
}

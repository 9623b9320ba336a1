package org.vademecum.eval.paraphrase;

import java.util.Optional;
import java.util.SplittableRandom;

/** A report as it is printed, which can be reworded; empty where it can't be without a risk. */
interface PrintedReport {
  Optional<String> reordered(SplittableRandom random);

  Optional<String> renamed(SplittableRandom random);

  Optional<String> inOtherUnits(SplittableRandom random);

  Optional<String> printedOtherwise(SplittableRandom random);

  default Optional<String> reworded(Rewording how, SplittableRandom random) {
    return switch (how) {
      case ORDER -> reordered(random);
      case NAMES -> renamed(random);
      case UNITS -> inOtherUnits(random);
      case FORMAT -> printedOtherwise(random);
    };
  }
}

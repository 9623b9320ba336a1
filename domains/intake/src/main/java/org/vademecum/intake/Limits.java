package org.vademecum.intake;

import org.vademecum.cli.Fault;

/** How much a file may hold. */
final class Limits {
  static final int MAX_BYTES = 20 * 1024 * 1024;
  static final int MAX_OBSERVATIONS = 20_000;
  static final int MAX_DEPTH = 60;

  private Limits() {}

  /** Refuses more observations than a report can sensibly have. */
  static void checkObservations(int count, Content content) {
    if (count > MAX_OBSERVATIONS) {
      throw Fault.input(
          "too-large",
          "more than " + MAX_OBSERVATIONS + " observations in " + content.fileName(),
          "split the file, a report to a file");
    }
  }
}

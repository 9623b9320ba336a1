package org.vademecum.student.grammar;

import org.vademecum.cli.Fault;

/**
 * How much work one sequence may make for what nobody has worked out before, so that no grammar
 * stops those who write beside it. A state of a plain grammar costs some tens of units, once.
 */
final class Effort {
  private static final long AT_FIRST = 4_000_000;
  private static final long EACH_TOKEN = 20_000;

  private long left = AT_FIRST;

  void spend(int units) {
    left -= units;
    if (left < 0) {
      throw Fault.input(
          "grammar-too-ambiguous",
          "the grammar takes too much work: more than " + AT_FIRST + " steps",
          "let the next character decide between alternatives");
    }
  }

  /** A token more has been written. */
  void earn() {
    left = Math.min(AT_FIRST, left + EACH_TOKEN);
  }
}

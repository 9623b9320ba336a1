package org.vademecum.eval.claims;

import com.fasterxml.jackson.databind.JsonNode;

/** Judges a raw report; the answer is the contract's interpretation. */
@FunctionalInterface
public interface Judging {
  /**
   * Judges one report.
   *
   * @throws org.vademecum.cli.Fault of type {@code not-judged} where this one report can't be
   *     judged; any other ends the evaluation
   */
  JsonNode judge(String report, String language, String audience);
}

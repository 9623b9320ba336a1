package org.vademecum.eval;

import java.util.List;
import org.vademecum.engine.verify.Claim;

/**
 * A sentence of an answer with everything that was found of it, for reports and labels.
 *
 * @param status the verifier's
 * @param contradiction what gold says against it, or empty
 * @param invented numbers that are nowhere, by gold's count
 * @param misattributed numbers that belong elsewhere
 */
record JudgedSentence(
    String text,
    String origin,
    String status,
    List<Claim> claims,
    String contradiction,
    int invented,
    int misattributed,
    List<String> passages) {

  /** How it is shown: the worst that anybody found. */
  String verdict() {
    if (origin.equals("notice")) {
      return "notice";
    }
    if (!contradiction.isEmpty()) {
      return "contradicted";
    }
    return invented + misattributed > 0 && !status.equals("contradicted") ? "unsupported" : status;
  }
}

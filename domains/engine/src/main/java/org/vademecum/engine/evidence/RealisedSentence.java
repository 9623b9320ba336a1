package org.vademecum.engine.evidence;

import java.util.List;

/**
 * A sentence of the student with its references realised.
 *
 * @param form the sentence as written, with reference tokens and without citations
 * @param text the sentence as read
 * @param findings ids of the findings it cites
 * @param passages ids of the passages it cites
 * @param whole whether every reference could be realised and something was cited
 */
public record RealisedSentence(
    String form, String text, List<String> findings, List<String> passages, boolean whole) {
  public RealisedSentence {
    findings = List.copyOf(findings);
    passages = List.copyOf(passages);
  }
}

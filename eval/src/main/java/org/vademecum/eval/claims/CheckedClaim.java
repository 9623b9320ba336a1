package org.vademecum.eval.claims;

import org.vademecum.engine.verify.ClaimStatus;

/**
 * A labelled claim and what the verifier made of it.
 *
 * @param group the report it is about, which is its cluster
 * @param reason the verifier's: the first claim that decided
 */
public record CheckedClaim(
    String group,
    String language,
    String audience,
    ClaimGroup.LabelledClaim claim,
    ClaimStatus status,
    String reason) {

  /** Whether the verifier calls it wrong; a claim that it can't read is not called anything. */
  boolean flagged() {
    return status == ClaimStatus.UNSUPPORTED || status == ClaimStatus.CONTRADICTED;
  }

  /** Whether a guarded answer would drop it: what is wrong, and what can't be read. */
  boolean dropped() {
    return flagged() || status == ClaimStatus.UNCHECKED;
  }
}

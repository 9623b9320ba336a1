package org.vademecum.engine.verify;

import java.util.List;

/**
 * What became of a sentence.
 *
 * @param status that of its worst claim; {@code UNCHECKED} where it has no readable claim
 * @param inventedNumbers numbers that no evidence of the answer has
 * @param misattributedReferences right numbers or names joined to the wrong thing
 */
public record Verdict(
    ClaimStatus status, List<Claim> claims, int inventedNumbers, int misattributedReferences) {

  public Verdict {
    claims = List.copyOf(claims);
  }

  /** The first claim that is not supported, where there is one; for messages and tests. */
  public java.util.Optional<Claim> offending() {
    return claims.stream().filter(c -> c.status() == status).findFirst();
  }
}

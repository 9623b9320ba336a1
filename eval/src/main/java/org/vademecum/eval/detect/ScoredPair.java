package org.vademecum.eval.detect;

import java.util.List;
import org.vademecum.engine.verify.ClaimStatus;

/**
 * A scored response; a line of {@code vade score}'s output.
 *
 * @param score 0 to 1; with a trained detector the probability that the response is fully supported
 * @param verdict {@code supported}, {@code contradicted} or {@code unsupported}
 */
public record ScoredPair(String id, double score, String verdict, List<ScoredClaim> claims) {

  /** A claim with its status and the reason for it. */
  public record ScoredClaim(String text, String status, String why) {}

  static ScoredPair of(CheckedPair checked) {
    return new ScoredPair(
        checked.pair().id(), checked.score(), checked.worst().toString(), claims(checked));
  }

  /** By a detector: under its threshold the response is not supported, whatever its claims say. */
  static ScoredPair of(CheckedPair checked, double score, double threshold) {
    var worst = checked.worst() == ClaimStatus.CONTRADICTED ? "contradicted" : "unsupported";
    return new ScoredPair(
        checked.pair().id(), score, score < threshold ? worst : "supported", claims(checked));
  }

  private static List<ScoredClaim> claims(CheckedPair checked) {
    return checked.claims().stream()
        .map(c -> new ScoredClaim(c.text(), c.status().toString(), c.why()))
        .toList();
  }
}

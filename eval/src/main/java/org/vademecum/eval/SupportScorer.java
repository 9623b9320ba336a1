package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.SentenceSplitter;
import org.vademecum.engine.verify.Verifier;

/**
 * Scores a response against its source with the verifier that guards our own answers. The score is
 * a product over sentences: each multiplies it by the share of its claims that are supported, one
 * that is contradicted counts a tenth, and a sentence without a readable claim leaves it as it is.
 * It is a ranking of support, not a calibrated probability.
 */
final class SupportScorer {
  private static final double CONTRADICTED = 0.1;
  private static final double LEAST = 0.02;

  private final Verifier verifier = Verifier.generic();

  /** A scored response; a line of the output. */
  record Scored(String id, double score, String verdict, List<ScoredClaim> claims) {}

  /** A claim with its status and the reason for it. */
  record ScoredClaim(String text, String status, String why) {}

  Scored score(String id, String source, String response) {
    var han = response.codePoints().filter(Character::isIdeographic).count();
    var language = han * 4 > response.length() ? Language.ZH : Language.EN;
    var claims = new ArrayList<ScoredClaim>();
    var score = 1.0;
    var worst = ClaimStatus.SUPPORTED;
    for (var sentence : SentenceSplitter.split(response, language)) {
      var verdict = verifier.verifyAgainstText(sentence, source, language);
      verdict
          .claims()
          .forEach(c -> claims.add(new ScoredClaim(c.text(), c.status().toString(), c.why())));
      if (verdict.status() == ClaimStatus.CONTRADICTED) {
        worst = ClaimStatus.CONTRADICTED;
        score *= CONTRADICTED;
      } else if (verdict.status() == ClaimStatus.UNSUPPORTED) {
        worst = worst == ClaimStatus.CONTRADICTED ? worst : ClaimStatus.UNSUPPORTED;
        var supported =
            verdict.claims().stream().filter(c -> c.status() == ClaimStatus.SUPPORTED).count();
        score *= Math.max(LEAST, 0.5 * supported / Math.max(1, verdict.claims().size()) + 0.2);
      }
    }
    return new Scored(id, score, worst.toString(), claims);
  }
}

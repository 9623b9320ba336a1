package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.SentenceSplitter;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.eval.cases.SupportCase;

/**
 * A pair as the generic verifier reads it, sentence by sentence.
 *
 * <p>Its score is a product over sentences: each multiplies it by the share of its claims that are
 * supported, one that is contradicted counts a tenth, and a sentence without a readable claim
 * leaves it as it is. It ranks support; as a probability it is not calibrated, which takes labels.
 */
record CheckedPair(Pair pair, List<String> sentences, List<Verdict> verdicts) {
  private static final double CONTRADICTED = 0.1;
  private static final double LEAST = 0.02;

  static CheckedPair of(Pair pair, Verifier verifier) {
    var language = Language.of(SupportCase.language(pair.response()));
    var sentences = SentenceSplitter.split(pair.response(), language);
    var verdicts = new ArrayList<Verdict>();
    for (var sentence : sentences) {
      verdicts.add(verifier.verifyAgainstText(sentence, pair.source(), language));
    }
    return new CheckedPair(pair, sentences, verdicts);
  }

  double score() {
    var score = 1.0;
    for (var verdict : verdicts) {
      if (verdict.status() == ClaimStatus.CONTRADICTED) {
        score *= CONTRADICTED;
      } else if (verdict.status() == ClaimStatus.UNSUPPORTED) {
        score *= Math.max(LEAST, 0.5 * supported(verdict) / verdict.claims().size() + 0.2);
      }
    }
    return score;
  }

  static long supported(Verdict verdict) {
    return verdict.claims().stream().filter(c -> c.status() == ClaimStatus.SUPPORTED).count();
  }

  List<Claim> claims() {
    return verdicts.stream().flatMap(v -> v.claims().stream()).toList();
  }

  /** Contradicted before unsupported before supported. */
  ClaimStatus worst() {
    if (has(ClaimStatus.CONTRADICTED)) {
      return ClaimStatus.CONTRADICTED;
    }
    return has(ClaimStatus.UNSUPPORTED) ? ClaimStatus.UNSUPPORTED : ClaimStatus.SUPPORTED;
  }

  private boolean has(ClaimStatus status) {
    return verdicts.stream().anyMatch(v -> v.status() == status);
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.Calibration;
import org.vademecum.eval.statistics.RankedScores.Scored;
import org.vademecum.eval.statistics.RiskCoverage;

/**
 * Whether an arm's confidence tells right answers from wrong ones: what answering only the surest
 * would save, and whether the confidence means what it says. Right is an answer without a
 * hallucination by gold.
 *
 * <p>The confidence is the one that answers carry ({@code confidence}, 0 to 1); of an arm where
 * none does, the share of the answer's claims that the verifier calls supported. Answers without
 * either are left out.
 *
 * @param source {@code answers} or {@code supported claims}
 * @param answers how many have a confidence
 * @param reason why there are no figures; null where there are
 */
record Confidence(
    String source,
    int answers,
    @Nullable String reason,
    @Nullable RiskCoverage riskCoverage,
    @Nullable Calibration calibration) {

  static Confidence of(List<CaseResult> results, long seed) {
    var own = results.stream().anyMatch(r -> r.answered() && r.confidence() != null);
    var scored = new ArrayList<Scored>();
    for (var result : results) {
      var score = own ? ofAnswer(result) : ofClaims(result.claims());
      if (result.answered() && score.isPresent()) {
        var right = Measures.hallucinated(result) == 0;
        scored.add(new Scored(result.scenario(), score.getAsDouble(), right));
      }
    }
    var source = own ? "answers" : "supported claims";
    var reason = reason(scored);
    return reason != null
        ? new Confidence(source, scored.size(), reason, null, null)
        : new Confidence(
            source,
            scored.size(),
            null,
            RiskCoverage.of(scored, seed),
            Calibration.of(scored, seed));
  }

  private static @Nullable String reason(List<Scored> scored) {
    if (scored.isEmpty()) {
      return "no answer has a confidence";
    }
    if (scored.stream().mapToDouble(Scored::score).distinct().count() == 1) {
      return "every answer has the same confidence";
    }
    return switch ((int) scored.stream().map(Scored::right).distinct().count()) {
      case 1 -> scored.getFirst().right() ? "no answer is wrong" : "every answer is wrong";
      default -> null;
    };
  }

  private static OptionalDouble ofAnswer(CaseResult result) {
    var confidence = result.confidence();
    return confidence == null ? OptionalDouble.empty() : OptionalDouble.of(confidence);
  }

  private static OptionalDouble ofClaims(Map<String, Map<String, Integer>> claims) {
    var supported = ClaimCounts.count(claims, "", List.of("supported"));
    var all = ClaimCounts.count(claims, "", List.of("supported", "unsupported", "contradicted"));
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(supported / (double) all);
  }
}

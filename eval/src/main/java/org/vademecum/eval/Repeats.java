package org.vademecum.eval;

import java.util.List;
import java.util.Set;
import org.vademecum.eval.statistics.Consistency;
import org.vademecum.eval.statistics.Rate;

/**
 * Whether an arm answers the same again: of all pairs of answers to one case, how many are equal to
 * the letter, and how many make the same claims with the same outcome. Refusals and failures are
 * answers here; two failures of one kind are equal.
 *
 * @param asked how often each case was asked
 */
record Repeats(int asked, Rate equalAnswers, Rate equalClaimSets) {

  /**
   * What one answer said.
   *
   * @param text the answer, or why there is none
   * @param claims kind, words and status of each
   */
  record Said(String text, Set<String> claims) {}

  /** All that was said to one case. */
  record OfCase(String scenario, List<Said> said) {}

  static Repeats of(List<OfCase> cases, long seed) {
    var texts = new Consistency();
    var claims = new Consistency();
    var most = 0;
    for (var each : cases) {
      most = Math.max(most, each.said().size());
      texts.add(each.scenario(), each.said().stream().map(Said::text).toList());
      claims.add(each.scenario(), each.said().stream().map(Said::claims).toList());
    }
    return new Repeats(most, texts.share(seed), claims.share(seed));
  }
}

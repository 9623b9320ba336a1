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
 * @param equalAnswered of pairs of real answers alone, those that are equal to the letter: two
 *     failures of one kind, which are easily the same, don't count here
 */
record Repeats(int asked, Rate equalAnswers, Rate equalClaimSets, Rate equalAnswered) {
  /**
   * What one answer said.
   *
   * @param text the answer, or why there is none
   * @param claims kind, words and status of each
   * @param answered whether it is an answer
   */
  record Said(String text, Set<String> claims, boolean answered) {}

  /** All that was said to one case. */
  record OfCase(String scenario, List<Said> said) {}

  static Repeats of(List<OfCase> cases, long seed) {
    var texts = new Consistency();
    var claims = new Consistency();
    var answered = new Consistency();
    var most = 0;
    for (var each : cases) {
      most = Math.max(most, each.said().size());
      texts.add(each.scenario(), each.said().stream().map(Said::text).toList());
      claims.add(each.scenario(), each.said().stream().map(Said::claims).toList());
      answered.add(
          each.scenario(), each.said().stream().filter(Said::answered).map(Said::text).toList());
    }
    return new Repeats(most, texts.share(seed), claims.share(seed), answered.share(seed));
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.eval.statistics.Holm;
import org.vademecum.eval.statistics.PairedTest;
import org.vademecum.eval.statistics.Rate;

/**
 * How far two arms differ in one measure over the cases that both have, second minus first.
 *
 * @param cases how many both have
 * @param p by swapping the two arms' results cluster by cluster; null where nothing is compared
 * @param adjustedP by Holm's method over all comparisons that are shown together
 * @param test how p was made
 */
record PairedDifference(
    String metric,
    String judgedBy,
    String first,
    String second,
    int cases,
    Rate rate,
    @Nullable Double p,
    @Nullable Double adjustedP,
    String test) {

  /** An arm under the name that a comparison gives it. */
  record Arm(String name, List<CaseResult> cases) {
    Set<String> ids() {
      return cases.stream().map(CaseResult::id).collect(Collectors.toSet());
    }

    Arm of(Set<String> ids) {
      return new Arm(name, cases.stream().filter(r -> ids.contains(r.id())).toList());
    }
  }

  /** All measures in which two arms can be compared; not adjusted yet. */
  static List<PairedDifference> between(Arm first, Arm second, long seed) {
    var ids = first.ids();
    ids.retainAll(second.ids());
    var one = first.of(ids);
    var other = second.of(ids);
    var differences = new ArrayList<PairedDifference>();
    for (var measure : Measures.compared()) {
      var difference = between(measure, one, other, ids.size(), seed);
      if (difference.rate().clusters() > 0) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private static PairedDifference between(
      Measure measure, Arm first, Arm second, int cases, long seed) {
    var tested =
        new PairedTest(seed)
            .difference(measure.counts(second.cases()), measure.counts(first.cases()));
    var rate = tested.rate();
    var says =
        Measures.measurable(measure, first.cases()) && Measures.measurable(measure, second.cases());
    return new PairedDifference(
        measure.name(),
        measure.judgedBy(),
        first.name(),
        second.name(),
        cases,
        says ? rate : new Rate(null, null, null, rate.n(), rate.clusters(), "not measurable"),
        says ? tested.p() : null,
        null,
        says ? tested.test() : "not measurable");
  }

  /** The same with p adjusted for how many comparisons they are. */
  static List<PairedDifference> adjusted(List<PairedDifference> all) {
    var values = new ArrayList<@Nullable Double>();
    all.forEach(d -> values.add(d.p()));
    var adjusted = Holm.adjusted(values);
    var differences = new ArrayList<PairedDifference>();
    for (var i = 0; i < all.size(); i++) {
      differences.add(all.get(i).with(adjusted.get(i)));
    }
    return List.copyOf(differences);
  }

  private PairedDifference with(@Nullable Double afterHolm) {
    return new PairedDifference(metric, judgedBy, first, second, cases, rate, p, afterHolm, test);
  }

  String name() {
    return second + " minus " + first;
  }
}

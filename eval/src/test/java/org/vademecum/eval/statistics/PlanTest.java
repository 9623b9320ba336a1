package org.vademecum.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void none_seen_in_368_clusters_shows_less_than_one_per_cent() {
    // ln 0.025 / ln 0.99 = 367.04
    assertThat(Plan.clustersForNone(0.01)).isEqualTo(368);
    assertThatThrownBy(() -> Plan.clustersForNone(0))
        .hasMessage("a limit lies between 0 and 1: 0.0");
  }

  @Property
  void one_cluster_less_would_not_do(@ForAll @DoubleRange(min = 0.01, max = 0.9) double limit) {
    var clusters = Plan.clustersForNone(limit);
    assertThat(Statistics.exact(0, clusters)[1]).isLessThanOrEqualTo(limit);
    if (clusters > 1) {
      assertThat(Statistics.exact(0, clusters - 1)[1]).isGreaterThan(limit);
    }
  }

  @Test
  void a_rate_of_two_per_cent_under_a_limit_of_three_needs_753_cases() {
    // 1.96^2 * 0.02 * 0.98 / 0.01^2 = 752.95
    assertThat(Plan.clustersForRate(new Plan.Measured(0.02, 1, 0), 0.03)).hasValue(753);
    // ten cases a cluster with correlation 0.1: design effect 1.9, 1430.6 cases
    assertThat(Plan.clustersForRate(new Plan.Measured(0.02, 10, 0.1), 0.03)).hasValue(144);
    assertThat(Plan.clustersForRate(new Plan.Measured(0.03, 1, 0), 0.03)).isEmpty();
  }

  @Test
  void clusters_that_are_all_or_nothing_correlate_wholly_and_even_ones_not_at_all() {
    var alike = new Statistics.Counts();
    var even = new Statistics.Counts();
    for (var i = 0; i < 10; i++) {
      alike.add("c" + i, i % 2 * 4, 4);
      even.add("c" + i, 2, 4);
    }
    assertThat(Plan.measured(alike).correlation()).isCloseTo(1, within(1e-12));
    assertThat(Plan.measured(alike).designEffect()).isCloseTo(4, within(1e-12));
    assertThat(Plan.measured(even).correlation()).isZero();
    assertThat(Plan.measured(new Statistics.Counts())).isEqualTo(new Plan.Measured(0, 1, 0));
  }

  @Test
  void a_difference_of_a_tenth_with_deviation_a_half_needs_197_clusters() {
    // (1.96 + 0.8416)^2 * 25 = 196.2
    assertThat(Plan.clustersForDifference(0.1, 0.5)).isEqualTo(197);
    assertThat(Plan.detectableDifference(197, 0.5)).isLessThan(0.1);
  }

  @Test
  void the_deviation_is_that_of_common_clusters() {
    var first = new Statistics.Counts();
    var second = new Statistics.Counts();
    first.add("a", 1, 1);
    second.add("a", 0, 1);
    first.add("b", 1, 2);
    second.add("b", 1, 2);
    first.add("c", 5, 5);
    assertThat(Plan.deviation(first, second)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void a_gate_needs_at_best_what_none_needs_and_more_where_something_was_seen() {
    assertThat(GatePlan.atMost("rate", 0.01, null))
        .isEqualTo(new GatePlan("rate", 368, null, "no earlier run"));
    assertThat(GatePlan.atMost("rate", 0.03, new Plan.Measured(0.02, 1, 0)))
        .isEqualTo(
            new GatePlan(
                "rate", 122, 753, "measured 0.0200, 1.0 cases a cluster, correlation 0.00"));
    assertThat(GatePlan.atLeast("rate", 0.97, new Plan.Measured(1, 1, 0)).asMeasured())
        .isEqualTo(122);
    assertThat(GatePlan.atLeast("rate", 0.95, new Plan.Measured(0.9, 1, 0)))
        .isEqualTo(
            new GatePlan(
                "rate", 72, null, "measured 0.9000, which is on the wrong side of the limit"));
  }
}

package org.vademecum.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final long SEED = 7;
  private final Statistics statistics = new Statistics(SEED);

  private static Statistics.Counts counts(int clusters, int hitsEach, int unitsEach) {
    var counts = new Statistics.Counts();
    for (var i = 0; i < clusters; i++) {
      counts.add("c" + i, hitsEach, unitsEach);
    }
    return counts;
  }

  private static double width(Rate rate) {
    return Objects.requireNonNull(rate.high()) - Objects.requireNonNull(rate.low());
  }

  @Test
  void nothing_observed_has_the_exact_bound_over_clusters_and_not_over_units() {
    var rate = statistics.rate(counts(29, 0, 20));
    assertThat(rate.value()).isZero();
    assertThat(rate.high()).isCloseTo(1 - Math.pow(0.025, 1.0 / 29), within(1e-9));
    assertThat(rate.n()).isEqualTo(580);
    assertThat(rate.clusters()).isEqualTo(29);
    assertThat(rate.method()).isEqualTo("exact binomial over clusters");
  }

  @Test
  void clopper_and_pearsons_bounds_are_the_published_ones() {
    // 8 of 10: 0.4439 to 0.9748 (Newcombe, Statistics in Medicine 17, 1998, method 5's table style)
    var bounds = Statistics.exact(8, 10);
    assertThat(bounds[0]).isCloseTo(0.4439, within(1e-4));
    assertThat(bounds[1]).isCloseTo(0.9748, within(1e-4));
  }

  @Test
  void no_units_give_no_number_and_never_not_a_number() {
    var rate = statistics.rate(new Statistics.Counts());
    assertThat(rate.value()).isNull();
    assertThat(rate.low()).isNull();
    assertThat(rate.method()).isEqualTo("nothing to measure");
  }

  @Test
  void alike_units_within_clusters_make_a_wider_interval_than_spread_ones() {
    var alike = new Statistics.Counts();
    var spread = new Statistics.Counts();
    for (var i = 0; i < 20; i++) {
      alike.add("c" + i, i < 10 ? 10 : 0, 10);
      spread.add("c" + i, 5, 10);
    }
    var wide = statistics.rate(alike);
    var narrow = statistics.rate(spread);
    assertThat(width(wide)).isGreaterThan(width(narrow) + 0.2);
  }

  @Test
  void the_difference_of_an_arm_with_itself_is_nought() {
    var counts = new Statistics.Counts();
    for (var i = 0; i < 12; i++) {
      counts.add("c" + i, i % 3, 4);
    }
    var difference = statistics.difference(counts, counts);
    assertThat(difference.value()).isZero();
    assertThat(difference.low()).isZero();
    assertThat(difference.high()).isZero();
  }

  @Property
  void an_interval_holds_its_value_and_the_same_seed_gives_it_again(
      @ForAll @IntRange(min = 2, max = 30) int clusters,
      @ForAll @IntRange(min = 0, max = 5) int first,
      @ForAll @IntRange(min = 0, max = 5) int second) {
    var counts = new Statistics.Counts();
    for (var i = 0; i < clusters; i++) {
      counts.add("c" + i, i % 2 == 0 ? first : second, 5);
    }
    var rate = statistics.rate(counts);
    var value = Objects.requireNonNull(rate.value());
    assertThat(rate.low()).isLessThanOrEqualTo(value + 1e-12);
    assertThat(rate.high()).isGreaterThanOrEqualTo(value - 1e-12);
    assertThat(new Statistics(SEED).rate(counts)).isEqualTo(rate);
  }
}

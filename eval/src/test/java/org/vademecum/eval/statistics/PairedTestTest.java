package org.vademecum.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedTestTest {
  private final PairedTest test = new PairedTest(5);

  private static Statistics.Counts counts(double... hits) {
    var counts = new Statistics.Counts();
    for (var i = 0; i < hits.length; i++) {
      counts.add("c" + i, hits[i], 1);
    }
    return counts;
  }

  @Test
  void three_clusters_that_all_differ_the_same_way_have_two_of_eight_swappings_as_far() {
    var difference = test.difference(counts(1, 1, 1), counts(0, 0, 0));
    assertThat(difference.p()).isEqualTo(0.25);
    assertThat(difference.rate().value()).isEqualTo(1.0);
    assertThat(difference.test()).isEqualTo("all swappings of clusters");
  }

  @Test
  void ten_clusters_that_all_differ_the_same_way_are_no_chance() {
    var ones = new double[10];
    Arrays.fill(ones, 1);
    assertThat(test.difference(counts(ones), counts(new double[10])).p())
        .isCloseTo(2 / 1024.0, within(1e-12));
  }

  @Test
  void an_arm_does_not_differ_from_itself() {
    var hits = new double[40];
    Arrays.fill(hits, 0, 13, 1);
    var difference = test.difference(counts(hits), counts(hits));
    assertThat(difference.p()).isEqualTo(1.0);
    assertThat(difference.test()).isEqualTo("random swappings of clusters");
  }

  @Test
  void without_common_clusters_there_is_nothing_to_measure() {
    var other = new Statistics.Counts();
    other.add("elsewhere", 1, 1);
    var difference = test.difference(counts(1), other);
    assertThat(difference.p()).isNull();
    assertThat(difference.test()).isEqualTo("nothing to measure");
  }

  @Test
  void holm_multiplies_the_smallest_most_and_never_falls() {
    // 0.005 * 4, 0.01 * 3, 0.03 * 2, 0.04 * 1 but not below 0.06
    assertThat(Holm.adjusted(Arrays.asList(0.01, 0.04, null, 0.03, 0.005)))
        .containsExactly(0.03, 0.06, null, 0.06, 0.02);
    assertThat(Holm.adjusted(Collections.emptyList())).isEmpty();
  }

  @Property
  void holm_keeps_order_and_never_makes_a_p_smaller(
      @ForAll @Size(min = 1, max = 12)
          java.util.List<@DoubleRange(min = 0, max = 1) Double> values) {
    var adjusted = Holm.adjusted(new java.util.ArrayList<>(values));
    for (var i = 0; i < values.size(); i++) {
      assertThat(adjusted.get(i)).isBetween(values.get(i), 1.0);
      for (var j = 0; j < values.size(); j++) {
        if (values.get(i) < values.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
  }
}

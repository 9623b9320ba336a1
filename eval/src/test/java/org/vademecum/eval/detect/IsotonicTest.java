package org.vademecum.eval.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IsotonicTest {
  // Few scores, so that ties are common.
  @Provide
  static Arbitrary<List<Isotonic.Point>> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6).map(s -> s / 2.0),
            Arbitraries.integers().between(0, 4).map(s -> s / 4.0),
            Arbitraries.integers().between(1, 5).map(w -> w / 2.0))
        .as(Isotonic.Point::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7);
  }

  @Property
  void the_probability_never_falls_and_stays_within_what_was_seen(
      @ForAll("rows") List<Isotonic.Point> rows) {
    var fitted = Isotonic.fit(rows);
    var least = rows.stream().mapToDouble(Isotonic.Point::seen).min().orElseThrow();
    var most = rows.stream().mapToDouble(Isotonic.Point::seen).max().orElseThrow();
    var before = least - 1e-12;
    for (var score = -1.0; score < 4.5; score += 0.1) {
      var probability = fitted.probability(score);
      assertThat(probability).isBetween(before, most + 1e-12);
      before = probability - 1e-12;
    }
  }

  @Property
  void a_fit_of_its_own_values_changes_nothing(@ForAll("rows") List<Isotonic.Point> rows) {
    var fitted = Isotonic.fit(rows);
    var again =
        Isotonic.fit(
            rows.stream()
                .map(r -> new Isotonic.Point(r.score(), fitted.probability(r.score()), r.weight()))
                .toList());
    for (var row : rows) {
      assertThat(again.probability(row.score()))
          .isCloseTo(fitted.probability(row.score()), within(1e-9));
    }
  }

  @Property
  void the_order_of_rows_changes_nothing(@ForAll("rows") List<Isotonic.Point> rows) {
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(7));
    for (var row : rows) {
      assertThat(Isotonic.fit(shuffled).probability(row.score()))
          .isCloseTo(Isotonic.fit(rows).probability(row.score()), within(1e-9));
    }
  }

  @Property
  void the_weighed_mean_is_kept(@ForAll("rows") List<Isotonic.Point> rows) {
    var fitted = Isotonic.fit(rows);
    var seen = rows.stream().mapToDouble(r -> r.seen() * r.weight()).sum();
    var said = rows.stream().mapToDouble(r -> fitted.probability(r.score()) * r.weight()).sum();
    assertThat(said).isCloseTo(seen, within(1e-9));
  }

  @Property(tries = 300)
  void no_division_into_steps_lies_nearer_in_squares(@ForAll("rows") List<Isotonic.Point> rows) {
    var fitted = Isotonic.fit(rows);
    assertThat(loss(rows, rows.stream().mapToDouble(r -> fitted.probability(r.score())).toArray()))
        .isCloseTo(leastLoss(rows), within(1e-9));
  }

  // Every way to cut the scores into runs that share their mean; the best one that does not fall.
  private static double leastLoss(List<Isotonic.Point> rows) {
    var scores = rows.stream().map(Isotonic.Point::score).distinct().sorted().toList();
    var least = Double.POSITIVE_INFINITY;
    for (var cuts = 0; cuts < 1 << (scores.size() - 1); cuts++) {
      var chosen = cuts;
      var run = new int[scores.size()];
      for (var i = 1; i < run.length; i++) {
        run[i] = run[i - 1] + ((chosen >> (i - 1)) & 1);
      }
      var means =
          IntStream.rangeClosed(0, run[run.length - 1])
              .mapToDouble(
                  r ->
                      mean(rows.stream().filter(p -> run[scores.indexOf(p.score())] == r).toList()))
              .toArray();
      var rising = means.clone();
      Arrays.sort(rising);
      if (Arrays.equals(rising, means)) {
        var said = rows.stream().mapToDouble(p -> means[run[scores.indexOf(p.score())]]).toArray();
        least = Math.min(least, loss(rows, said));
      }
    }
    return least;
  }

  private static double mean(List<Isotonic.Point> rows) {
    return rows.stream().mapToDouble(r -> r.seen() * r.weight()).sum()
        / rows.stream().mapToDouble(Isotonic.Point::weight).sum();
  }

  private static double loss(List<Isotonic.Point> rows, double[] said) {
    return IntStream.range(0, said.length)
        .mapToDouble(i -> rows.get(i).weight() * Math.pow(said[i] - rows.get(i).seen(), 2))
        .sum();
  }

  @Test
  void violators_are_pooled_and_what_lies_between_steps_is_drawn_straight() {
    var fitted =
        Isotonic.fit(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(false, true, false, true, true));
    assertThat(fitted)
        .isEqualTo(new Isotonic(new double[] {1, 2, 3, 4, 5}, new double[] {0, 0.5, 0.5, 1, 1}));
    assertThat(fitted.probability(3.5)).isCloseTo(0.75, within(1e-12));
    assertThat(fitted.probability(-9)).isZero();
    assertThat(fitted.probability(9)).isEqualTo(1);
  }

  @Test
  void equal_scores_share_their_mean_and_a_weight_counts_as_so_many_rows() {
    var heavy = Isotonic.fit(List.of(new Isotonic.Point(1, 1, 3), new Isotonic.Point(1, 0, 1)));
    assertThat(heavy.probability(1)).isEqualTo(0.75);
    var four = Isotonic.fit(List.of(1.0, 1.0, 1.0, 1.0), List.of(true, false, true, true));
    assertThat(four).isEqualTo(heavy);
  }

  @Test
  void rows_that_say_nothing_are_refused() {
    assertThatThrownBy(() -> Isotonic.fit(List.of())).hasMessage("0 scores, 0 values");
    assertThatThrownBy(() -> Isotonic.fit(List.of(new Isotonic.Point(Double.NaN, 1, 1))))
        .hasMessageContaining("no row to fit");
    assertThatThrownBy(() -> Isotonic.fit(List.of(new Isotonic.Point(1, 1, 0))))
        .hasMessageContaining("no row to fit");
  }
}

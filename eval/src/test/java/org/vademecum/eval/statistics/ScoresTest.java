package org.vademecum.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vademecum.eval.statistics.RankedScores.Scored;

class ScoresTest {
  private static final long SEED = 3;

  private static List<Scored> scored(String rights, double... scores) {
    var rows = new ArrayList<Scored>();
    for (var i = 0; i < scores.length; i++) {
      rows.add(new Scored("c" + i, scores[i], rights.charAt(i) == '+'));
    }
    return rows;
  }

  @Test
  void the_area_under_the_roc_curve_counts_pairs_and_halves_ties() {
    // pairs (right, wrong): 0.9>0.8, 0.9>0.5, 0.5<0.8, 0.5=0.5: (1 + 1 + 0 + 0.5) / 4
    var auroc = new RankedScores(scored("+-+-", 0.9, 0.8, 0.5, 0.5)).auroc(SEED);
    assertThat(auroc.value()).isEqualTo(0.625);
    assertThat(auroc.method()).isEqualTo("cluster bootstrap");
  }

  @Test
  void one_class_alone_has_no_area() {
    var auroc = new RankedScores(scored("++", 0.9, 0.8)).auroc(SEED);
    assertThat(auroc.value()).isNull();
    assertThat(auroc.method()).isEqualTo("nothing to measure");
  }

  @Test
  void one_cluster_has_a_value_and_no_interval() {
    var rows = List.of(new Scored("c", 0.9, true), new Scored("c", 0.1, false));
    var auroc = new RankedScores(rows).auroc(SEED);
    assertThat(auroc.value()).isEqualTo(1.0);
    assertThat(auroc.low()).isNull();
    assertThat(auroc.method()).isEqualTo("one cluster: no interval");
  }

  @Test
  void without_any_spread_the_bound_is_exact_over_clusters() {
    var auroc =
        new ClusterBootstrap(SEED).interval(List.of("a", "b", "c", "d", "e"), weights -> 1.0);
    assertThat(auroc.low()).isCloseTo(Math.pow(0.025, 0.2), within(1e-9));
    assertThat(auroc.method()).isEqualTo("exact binomial over clusters");
  }

  @Test
  void risks_of_the_surest_are_averaged_over_coverages() {
    // surest first: right, wrong, right, wrong: risks 0, 1/2, 1/3, 1/2
    var curve = RiskCoverage.of(scored("+-+-", 0.9, 0.8, 0.7, 0.6), SEED);
    assertThat(curve.area().value()).isCloseTo((0.5 + 1 / 3.0 + 0.5) / 4, within(1e-12));
    // the best order: 0, 0, 1/3, 1/2
    assertThat(curve.excess().value()).isCloseTo(0.5 / 4, within(1e-12));
    assertThat(curve.curve())
        .startsWith(new RiskCoverage.Point(0.25, 0, 0.9), new RiskCoverage.Point(0.5, 0.5, 0.8));
  }

  @Property
  void the_order_of_a_file_changes_no_area_and_the_excess_is_never_negative(
      @ForAll @Size(min = 2, max = 20) List<Boolean> rights) {
    var rows = new ArrayList<Scored>();
    for (var i = 0; i < rights.size(); i++) {
      rows.add(new Scored("c" + i, i % 3 / 3.0, rights.get(i)));
    }
    var forwards = RiskCoverage.of(rows, SEED);
    var backwards = RiskCoverage.of(rows.reversed(), SEED);
    assertThat(forwards.area().value()).isCloseTo(number(backwards.area().value()), within(1e-12));
    assertThat(number(forwards.excess().value())).isGreaterThanOrEqualTo(-1e-12);
    assertThat(forwards.curve().getLast().coverage()).isEqualTo(1.0);
  }

  private static double number(@org.jspecify.annotations.Nullable Double value) {
    return java.util.Objects.requireNonNull(value);
  }

  @Test
  void a_probability_is_measured_by_its_square_and_by_bins() {
    var calibration = Calibration.of(scored("+-++", 0.9, 0.9, 0.1, 1.0), SEED);
    // squares: 0.01, 0.81, 0.81, 0
    assertThat(calibration.brier().value()).isCloseTo(1.63 / 4, within(1e-12));
    // bin 0.9 to 1: said 2.8, seen 2; bin 0.1 to 0.2: said 0.1, seen 1
    assertThat(calibration.expectedError().value()).isCloseTo((0.8 + 0.9) / 4, within(1e-12));
    assertThat(calibration.bins()).hasSize(10);
    assertThat(calibration.bins().getFirst().said()).isNull();
    assertThat(calibration.bins().getLast().n()).isEqualTo(3);
    assertThatThrownBy(() -> Calibration.of(scored("+", 1.5), SEED))
        .hasMessage("a probability lies within 0 to 1: 1.5");
  }

  @Test
  void kappa_is_what_is_left_of_agreement_beyond_chance() {
    // Cohen's way: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: po 0.7, pe 0.5, kappa 0.4
    var judged = new ArrayList<Agreement.Judged>();
    add(judged, 20, "yes", "yes");
    add(judged, 5, "yes", "no");
    add(judged, 10, "no", "yes");
    add(judged, 15, "no", "no");
    var agreement = Agreement.of(judged, SEED);
    assertThat(agreement.kappa().value()).isCloseTo(0.4, within(1e-12));
    assertThat(agreement.observed().value()).isCloseTo(0.7, within(1e-12));
    assertThat(agreement.confusion().get("no")).containsEntry("yes", 10);
    assertThat(Agreement.of(judged.subList(0, 20), SEED).kappa().value()).isNull();
  }

  private static void add(List<Agreement.Judged> judged, int times, String first, String second) {
    for (var i = 0; i < times; i++) {
      judged.add(new Agreement.Judged("c" + judged.size(), first, second));
    }
  }

  @Test
  void answers_are_compared_in_pairs_and_a_single_one_not_at_all() {
    var texts =
        new Consistency()
            .add("a", List.of("x", "x", "y"))
            .add("b", List.of("z", "z"))
            .add("c", List.of("alone"));
    assertThat(texts.share(SEED).value()).isEqualTo(0.5);
    assertThat(texts.share(SEED).clusters()).isEqualTo(2);
    var claims = new Consistency().add("a", List.of(Set.of("p", "q"), Set.of("q", "p")));
    assertThat(claims.share(SEED).value()).isEqualTo(1.0);
    assertThat(new Consistency().share(SEED).value()).isNull();
  }
}

package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  private static final long SEED = 3;

  private static PairedDifference.Arm arm(String name, int from, int wrongFrom, int to) {
    var cases = new ArrayList<CaseResult>();
    for (var i = from; i < to; i++) {
      cases.add(i < wrongFrom ? Judged.right(i, name) : Judged.wrong(i, name));
    }
    return new PairedDifference.Arm(name, cases);
  }

  private static PairedDifference of(String metric, List<PairedDifference> differences) {
    return differences.stream().filter(d -> d.metric().equals(metric)).findFirst().orElseThrow();
  }

  @Test
  void every_measure_that_both_arms_have_is_compared_over_the_cases_that_both_have() {
    var differences =
        PairedDifference.between(arm("good", 0, 40, 40), arm("bad", 10, 20, 60), SEED);
    var hallucinated = of("hallucinatedResponses", differences);
    assertThat(hallucinated.name()).isEqualTo("bad minus good");
    assertThat(hallucinated.cases()).isEqualTo(30);
    assertThat(hallucinated.rate().value()).isEqualTo(20 / 30.0);
    assertThat(hallucinated.judgedBy()).isEqualTo("gold");
    assertThat(differences)
        .extracting(PairedDifference::metric)
        .contains("unsupportedStudentSentences", "responsesWithInventedNumber", "criticalOmission");
  }

  @Test
  void p_is_adjusted_for_all_comparisons_and_never_gets_smaller() {
    var differences =
        PairedDifference.adjusted(
            PairedDifference.between(arm("good", 0, 40, 40), arm("bad", 0, 20, 40), SEED));
    for (var difference : differences) {
      assertThat(Objects.requireNonNull(difference.adjustedP()))
          .isGreaterThanOrEqualTo(Objects.requireNonNull(difference.p()));
    }
    var p = Objects.requireNonNull(of("hallucinatedResponses", differences).p());
    // 10 of 20 clusters differ, all to one side: 2 of 2^10 swappings are as far.
    assertThat(p).isBetween(0.0005, 0.005);
    assertThat(of("hallucinatedResponses", differences).adjustedP()).isGreaterThanOrEqualTo(5 * p);
  }

  @Test
  void arms_without_a_common_case_are_not_compared() {
    assertThat(PairedDifference.between(arm("a", 0, 9, 9), arm("b", 20, 29, 29), SEED)).isEmpty();
  }
}

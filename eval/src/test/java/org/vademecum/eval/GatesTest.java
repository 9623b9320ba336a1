package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vademecum.eval.statistics.Rate;

class GatesTest {
  private static ArmMetrics metrics(Rate answerRate, long invented) {
    return new ArmMetrics(
        "guard",
        100,
        Map.of("inventedNumbers", invented),
        Map.of("answerRate", answerRate),
        Map.of(),
        Map.of(),
        null);
  }

  private static String outcome(Gates.Gate gate, ArmMetrics metrics) {
    return Gates.judge(List.of(gate), Map.of("guard", metrics)).getFirst().outcome();
  }

  private static final Gates.Gate NOTHING_INVENTED =
      new Gates.Gate("guard", "inventedNumbers", null, 0.0);
  private static final Gates.Gate ANSWERS = new Gates.Gate("guard", "answerRate", 0.95, null);

  @Test
  void a_count_is_judged_by_what_was_observed() {
    var rate = new Rate(1.0, 0.9, 1.0, 100, 30, "exact binomial over clusters");
    assertThat(outcome(NOTHING_INVENTED, metrics(rate, 0))).isEqualTo("passed");
    assertThat(outcome(NOTHING_INVENTED, metrics(rate, 1))).isEqualTo("failed");
  }

  @Test
  void a_rate_is_judged_by_its_bound() {
    assertThat(outcome(ANSWERS, metrics(new Rate(1.0, 0.97, 1.0, 900, 200, "m"), 0)))
        .isEqualTo("passed");
    assertThat(outcome(ANSWERS, metrics(new Rate(0.96, 0.9, 0.99, 900, 200, "m"), 0)))
        .isEqualTo("failed");
  }

  @Test
  void too_few_clusters_to_reach_a_bound_are_said_to_be_too_few() {
    assertThat(outcome(ANSWERS, metrics(new Rate(1.0, 0.88, 1.0, 640, 29, "m"), 0)))
        .isEqualTo("not enough cases");
    assertThat(outcome(ANSWERS, metrics(new Rate(0.8, 0.6, 0.9, 640, 29, "m"), 0)))
        .isEqualTo("failed");
  }

  @Test
  void an_arm_that_was_not_run_is_not_measured() {
    assertThat(Gates.judge(List.of(ANSWERS), Map.of()).getFirst().outcome())
        .isEqualTo("not measured");
  }
}

package org.vademecum.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.distill.train.TextRows.Graded;

/** The learning rate, the budget and the order of difficulty, all by the fraction done. */
class ScheduleTest {
  private final TrainingPlan plan = Tiny.plan(100, Precision.FLOAT32);

  @Test
  void theRateRisesHoldsAndFallsToAFiftieth() {
    assertThat(plan.rate(0, 0)).isEqualTo(plan.learningRate() / 20, within(1e-9));
    assertThat(plan.rate(50, 0.5)).isEqualTo(plan.learningRate());
    assertThat(plan.rate(99, 1)).isEqualTo(plan.learningRate() / 50, within(1e-9));
  }

  @Test
  void aCosineFallsFromTheHighestRateToAFiftieth() {
    assertThat(Schedule.COSINE.share(0)).isEqualTo(1);
    assertThat(Schedule.COSINE.share(0.5)).isEqualTo(0.51, within(1e-9));
    assertThat(Schedule.COSINE.share(1)).isEqualTo(0.02, within(1e-9));
  }

  @Test
  void aBudgetEndsByStepsOrByTimeWhicheverIsSooner() {
    var budget = new Budget(200, Duration.ofSeconds(60));
    assertThat(budget.fraction(100, 6)).isEqualTo(0.5);
    assertThat(budget.fraction(10, 45)).isEqualTo(0.75);
    assertThat(budget.fraction(10, 600)).isEqualTo(1);
  }

  @Test
  void hardRowsAreSeldomAtFirstAndAsFrequentAsOthersLater() {
    var rows = new ArrayList<Graded>();
    for (var difficulty = 0; difficulty < 4; difficulty++) {
      rows.add(new Graded(Tiny.random(10 + difficulty, difficulty), difficulty));
    }
    var source = new EasyFirst(rows, (block, fraction) -> List.of(), 0, 5);
    assertThat(hard(source.block(0, 0))).isLessThan(12);
    assertThat(hard(source.block(1, 0.5))).isBetween(24, 72);
    assertThat(source.block(3, 0.5)).isEqualTo(source.block(3, 0.5));
  }

  private static int hard(List<Row> block) {
    return (int) block.stream().filter(row -> row.tokens().length == 13).count();
  }
}

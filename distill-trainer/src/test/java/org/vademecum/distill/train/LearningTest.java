package org.vademecum.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vademecum.distill.train.DecoderScript.Precision;

class LearningTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aTinyStudentLearnsToCopyAndThenDecodesWhatItLearned(Layout layout) {
    var quick = Tiny.plan(400, Precision.BFLOAT16);
    var plan =
        new TrainingPlan(
            "toy",
            quick.budget(),
            512,
            layout,
            4e-3,
            20,
            quick.schedule(),
            1,
            0,
            7,
            quick.precision(),
            1,
            10_000,
            10_000);
    try (var loop = Tiny.loop(plan, folder, Tiny.NO_CHECK)) {
      var lines = loop.run().lines();
      assertThat(lines.getFirst().loss()).isGreaterThan(5);
      assertThat(lines.getLast().loss()).isLessThan(0.3);
      assertThat(loop.decoder().greedy(List.of(new int[] {1, 12, 25, 17, 2}), 3, 10).getFirst())
          .containsExactly(12, 25, 17);
    }
  }
}

package org.vademecum.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.distill.train.DecoderScript.Precision;

class ResumeTest {
  @TempDir Path folder;

  @Test
  void anInterruptedRunGoesOnWithTheSameLossesAsOneThatWasNot() {
    var whole = losses(folder.resolve("whole"), Tiny.NO_CHECK);

    SkillCheck powerCut =
        decoder -> {
          throw new UncheckedIOException(new java.io.IOException("power cut"));
        };
    var broken = folder.resolve("broken");
    assertThatThrownBy(() -> losses(broken, powerCut)).hasRootCauseMessage("power cut");

    assertThat(losses(broken, Tiny.NO_CHECK)).isEqualTo(whole).hasSize(25);
  }

  @Test
  void aCheckpointOfAnotherStageIsNotResumed() {
    var plan = Tiny.plan(2, Precision.FLOAT32);
    try (var loop = Tiny.loop(plan, folder, Tiny.NO_CHECK)) {
      loop.run();
    }
    assertThat(new Checkpoint(folder, "toy").latest()).isPresent();
    assertThat(new Checkpoint(folder, "another").latest()).isEmpty();
  }

  private static List<Double> losses(Path folder, SkillCheck check) {
    try (var loop = Tiny.loop(Tiny.plan(24, Precision.FLOAT32), folder, check)) {
      return loop.run().lines().stream().map(line -> Math.rint(line.loss() * 1e4)).toList();
    }
  }
}

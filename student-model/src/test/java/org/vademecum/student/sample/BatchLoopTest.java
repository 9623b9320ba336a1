package org.vademecum.student.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.student.RandomModels;
import org.vademecum.student.StudentModel;

/** What the running batch keeps of those that leave it. */
class BatchLoopTest {
  private static final int[] PROMPT = new Random(7).ints(40, 70, 700).toArray();
  @TempDir private static Path folder = Path.of("");
  private static StudentModel model;

  @BeforeAll
  static void writeModel() {
    RandomModels.write(folder, RandomModels.Size.TINY, 12);
    model = StudentModel.open(folder);
  }

  @Test
  void the_cache_of_an_ended_sequence_begins_later_prompts() {
    assertThat(keptOf(false)).isEqualTo(PROMPT.length - 1);
  }

  @Test
  void the_cache_of_a_failed_sequence_begins_none() {
    assertThat(keptOf(true)).isZero();
  }

  /** How many positions of the prompt are known after a sequence with it has left. */
  private static int keptOf(boolean failed) {
    var sequence = new Sequence(Request.greedy(PROMPT, 1), model, token -> {});
    var prefixes = new PrefixStore(1 << 24);
    var vocabulary = model.config().vocabulary();
    try (var inference = model.transformer().inference(64, 1)) {
      sequence.begin(model.transformer().newCache(sequence.positions()));
      assertThat(sequence.add(inference, 0)).isTrue();
      inference.run();
      if (failed) {
        sequence.fail(new IllegalStateException("a listener's fault"));
      } else {
        sequence.choose(inference, new Candidates(vocabulary), new Nucleus(vocabulary));
      }
    }
    BatchLoop.leave(new ArrayList<>(List.of(sequence)), prefixes);
    var next = model.transformer().newCache(PROMPT.length);
    prefixes.copyInto(PROMPT, next);
    return next.length();
  }
}

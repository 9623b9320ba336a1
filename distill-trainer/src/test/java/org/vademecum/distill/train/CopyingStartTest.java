package org.vademecum.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.distill.student.StudentSize;
import org.vademecum.distill.train.DecoderScript.Precision;

class CopyingStartTest {
  @TempDir Path folder;

  @Test
  void anUntrainedStudentExpectsWhatFollowedTheTokenBefore() {
    var shape = StudentSize.FULL.shape(2000);
    var random = new Random(1);
    var first = new ArrayList<Row>();
    var again = new ArrayList<Row>();
    for (var i = 0; i < 6; i++) {
      var once = random.ints(40, 0, 2000).toArray();
      var twice = new int[80];
      System.arraycopy(once, 0, twice, 0, 40);
      System.arraycopy(once, 0, twice, 40, 40);
      first.add(new Row(once, 1, 39));
      again.add(new Row(twice, 41, 39));
    }
    try (var loop =
        new TrainingLoop(
            Tiny.plan(1, Precision.BFLOAT16),
            folder,
            shape,
            Weights.initial(shape, 1),
            Tiny::copying,
            List.of(),
            Tiny.NO_CHECK)) {
      assertThat(loop.bitsPerByte(again)).isLessThan(loop.bitsPerByte(first) - 2);
    }
  }
}

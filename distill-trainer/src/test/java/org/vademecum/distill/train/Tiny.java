package org.vademecum.distill.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vademecum.distill.student.StudentShape;
import org.vademecum.distill.student.StudentSize;
import org.vademecum.distill.train.DecoderScript.Precision;

/** A tiny student and a toy task: say three tokens again, in their order. */
final class Tiny {
  static final StudentShape SHAPE = StudentSize.TINY.shape(400);
  static final SkillCheck NO_CHECK = decoder -> Map.of();

  private Tiny() {}

  static TrainingPlan plan(long steps, Precision precision) {
    return plan(steps, precision, Layout.padded);
  }

  static TrainingPlan plan(long steps, Precision precision, Layout layout) {
    return new TrainingPlan(
        "toy",
        Budget.ofSteps(steps),
        256,
        layout,
        4e-3,
        20,
        Schedule.HOLD_THEN_FALL,
        1,
        0.5,
        7,
        precision,
        1,
        12,
        0);
  }

  static TrainingLoop loop(TrainingPlan plan, Path folder, SkillCheck check) {
    return new TrainingLoop(
        plan, folder, SHAPE, Weights.initial(SHAPE, 3), Tiny::copying, List.of(), check);
  }

  /** Rows {@code 1 a b c 2 a b c 3} of tokens from 10 to 29. */
  static List<Row> copying(long block, double fractionDone) {
    var random = new Random(block);
    var rows = new ArrayList<Row>();
    for (var i = 0; i < 128; i++) {
      var a = 10 + random.nextInt(20);
      var b = 10 + random.nextInt(20);
      var c = 10 + random.nextInt(20);
      rows.add(new Row(new int[] {1, a, b, c, 2, a, b, c, 3}, 5, 4));
    }
    return rows;
  }

  static Row random(int length, long seed) {
    var random = new Random(seed);
    return new Row(random.ints(length, 1, 400).toArray(), 2, length);
  }
}

package org.vademecum.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.distill.base.ReadingSkills;
import org.vademecum.distill.base.SyntheticRows;
import org.vademecum.distill.student.StudentSize;
import org.vademecum.distill.tokenizer.TextEncoder;
import org.vademecum.distill.train.Budget;
import org.vademecum.distill.train.DecoderScript.Precision;
import org.vademecum.distill.train.TrainingLoop;
import org.vademecum.distill.train.TrainingPlan;
import org.vademecum.distill.train.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vade base}: makes the base student again, from nothing. */
@Command(name = "base", description = "Trains the bilingual base student on synthetic tasks.")
public final class BaseCommand implements Callable<Integer> {
  private static final long SEED = 20_260_101;
  private static final long HELD_OUT = 1_000_003;

  @Option(names = "--minutes", description = "How long to train (default ${DEFAULT-VALUE}).")
  private double minutes = 80;

  @Option(names = "--rate", description = "Highest learning rate (default ${DEFAULT-VALUE}).")
  private double rate = 2.5e-3;

  @Option(names = "--out", description = "The student's folder (default ${DEFAULT-VALUE}).")
  private Path out = Path.of("work/base/student");

  public static void main(String[] args) {
    CommandRunner.main(new BaseCommand(), args);
  }

  @Override
  public Integer call() {
    if (!Files.exists(out.resolve("tokenizer.json"))) {
      throw Fault.input("no-tokenizer", "no tokenizer.json in " + out, "train one first");
    }
    var plan =
        new TrainingPlan(
            "base",
            Budget.ofTime(Duration.ofMillis((long) (minutes * 60_000))),
            768,
            rate,
            300,
            1.0,
            0.1f,
            SEED,
            Precision.BFLOAT16,
            100,
            1000,
            300);
    try (var encoder = TextEncoder.load(out)) {
      var shape = StudentSize.FULL.shape(6144);
      var rows = new SyntheticRows(SEED, encoder, shape.positions());
      var validation = new SyntheticRows(HELD_OUT, encoder, shape.positions()).mixed(128);
      var skills = new ReadingSkills(HELD_OUT + 1, 40, encoder);
      try (var loop =
          new TrainingLoop(
              plan, out, shape, Weights.initial(shape, SEED), rows, validation, skills)) {
        var log = loop.run();
        System.out.println(log.lines().getLast());
      }
    }
    return 0;
  }
}

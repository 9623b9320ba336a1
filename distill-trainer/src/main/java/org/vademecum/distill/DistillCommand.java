package org.vademecum.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.distill.train.Budget;
import org.vademecum.distill.train.Layout;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade distill}: fine-tunes the base student on what a pack's corpus holds for training. */
@Command(
    name = "distill",
    description = "Trains a pack's student: fine-tuning of the base on the curated corpus.")
public final class DistillCommand implements Callable<Integer> {
  private static final long SEED = 20_260_202;

  @Parameters(paramLabel = "PACK", description = "A pack's name or folder.")
  private String packName = "";

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "quick (minutes) or full (about half an hour); default ${DEFAULT-VALUE}.")
  private Profile profile = Profile.quick;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The student to start from (default student-model/base).")
  private Path base = PackFolders.home().resolve("student-model/base");

  @Option(
      names = "--teacher",
      paramLabel = "T",
      description = "recorded: what the corpus stage took from the pack's teacher (the default).")
  private String teacher = "recorded";

  @Option(names = "--minutes", paramLabel = "N", description = "Instead of the profile's time.")
  private double minutes;

  @Option(
      names = "--batches",
      paramLabel = "L",
      description =
          "packed (several rows a sequence) or padded (rows of like length side by side); default"
              + " ${DEFAULT-VALUE}.")
  private Layout layout = Layout.packed;

  @Option(names = "--resume", description = "Go on from the last checkpoint.")
  private boolean resume;

  @Option(names = "--force", description = "Train again even if nothing has changed.")
  private boolean force;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The student's folder (default work/PACK/student).")
  private @Nullable Path out;

  public static void main(String[] args) {
    CommandRunner.main(new DistillCommand(), args);
  }

  @Override
  public Integer call() {
    if (!teacher.equals("recorded")) {
      throw Fault.input(
          "unsupported-teacher",
          "training cannot ask this teacher yet: " + teacher,
          "let vade curate record its texts into the pack, then train with --teacher recorded");
    }
    var pack = PackLoader.load(PackFolders.find(packName));
    var training = PackFolders.work(pack, "corpus").resolve("training");
    for (var name : new String[] {"train.jsonl.gz", "validation.jsonl.gz"}) {
      if (!Files.isRegularFile(training.resolve(name))) {
        throw Fault.input(
            "no-training-data",
            "no training rows at " + training.resolve(name),
            "run vade curate " + packName + " first");
      }
    }
    if (!Files.isRegularFile(base.resolve("model.safetensors"))) {
      throw Fault.input(
          "no-base", "no student to start from in " + base, "run vade base, or give --base DIR");
    }
    var folder = out == null ? PackFolders.work(pack, "student") : out;
    var budget =
        minutes > 0
            ? Budget.ofTime(Duration.ofMillis((long) (minutes * 60_000)))
            : profile.budget();
    var stage = new Stage("student", pack.name(), pack.version(), folder, SEED);
    stage.input("base", base.resolve("model.safetensors"));
    stage.input("train.jsonl.gz", training.resolve("train.jsonl.gz"));
    stage.input("validation.jsonl.gz", training.resolve("validation.jsonl.gz"));
    stage.parameter("profile", profile).parameter("budget", budget).parameter("teacher", teacher);
    stage.parameter("batches", layout);
    if (!force && !resume && stage.upToDate()) {
      System.out.println(folder);
      return 0;
    }
    if (resume) {
      stage.open();
    } else {
      stage.clear();
    }
    var last =
        new FineTuning(pack.name(), base, training, folder, layout, SEED)
            .run(budget, profile.rate());
    stage.complete(
        Map.of("djl", "0.35.1", "pytorch", "2.7.1"),
        Map.of("steps", last.step(), "tokens", last.tokens()));
    System.out.println(folder);
    return 0;
  }
}

package org.vademecum.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackFolders;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.eval.cases.ImportCommand;
import org.vademecum.eval.perturb.PerturbCommand;
import org.vademecum.eval.statistics.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vade eval}: measures hallucination and its companions. A run that is cut off goes on where
 * it stopped when it is given again.
 */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures hallucination and its companions, arm by arm, and judges the gates.",
    subcommands = {
      CompareCommand.class,
      ClaimsCommand.class,
      ImportCommand.class,
      PerturbCommand.class,
      PerturbAnswersCommand.class
    })
public final class EvalCommand implements Callable<Integer> {
  static final long SEED = 20260101;

  // Not required by picocli, or a subcommand would need it too.
  @Parameters(paramLabel = "PACK", arity = "0..1", description = "a pack's name or folder")
  private String pack = "";

  @Mixin private SubjectOptions subjects = new SubjectOptions();
  @Mixin private JudgeOptions judges = new JudgeOptions();

  @Option(names = "--cases", description = "JSON Lines (default: the pack's eval/cases.jsonl)")
  private @Nullable Path cases;

  @Option(
      names = "--out",
      description = "default work/PACK/eval, eval-endpoint or eval-recorded; of --sample the file")
  private @Nullable Path out;

  @Option(names = "--seed", description = "of resampling, endpoints and samples (${DEFAULT-VALUE})")
  private long seed = SEED;

  @Option(names = "--force", description = "ask and measure again even if nothing changed")
  private boolean force;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "no measuring: N answers a language of the last run, or of --answers, for blind labelling")
  private @Nullable Integer sample;

  @Option(
      names = "--plan",
      description =
          "no measuring: what each gate needs, by an earlier run in --out if there is one")
  private boolean plan;

  @Option(names = "--sample-arm", description = "default ${DEFAULT-VALUE}")
  private String sampleArm = "guard";

  public static void main(String[] args) {
    CommandRunner.main(new EvalCommand(), args);
  }

  @Override
  public Integer call() {
    if (pack.isEmpty()) {
      throw Fault.input("no-pack", "no pack is named", "vade eval PACK, such as lab-report");
    }
    var loaded = PackLoader.load(PackFolders.find(pack));
    var file = cases == null ? loaded.folder().resolve("eval/cases.jsonl") : cases;
    if (sample != null) {
      return sample(loaded, file, sample);
    }
    var folder = out == null ? PackFolders.work(loaded, subjects.stage()) : out;
    if (plan) {
      System.out.print(PlanReport.of(loaded, folder));
      return ExitCode.DONE.code();
    }
    var stage = stage(loaded, file, folder);
    if (!force && stage.upToDate()) {
      System.out.println("eval: up to date: " + folder.resolve("report.html"));
      return Results.gatesPassed(folder) ? ExitCode.DONE.code() : ExitCode.CHECK_FAILED.code();
    }
    var asked = EvalCase.read(file);
    var gates = Gates.read(loaded);
    if (force) {
      stage.clear();
    } else {
      stage.open();
    }
    return measure(loaded, file, asked, gates, stage);
  }

  private int sample(Pack loaded, Path file, int count) {
    if (out == null) {
      throw Fault.input("no-out", "--sample without --out", "add --out FILE.jsonl");
    }
    var folder = subjects.finished(loaded);
    var drawn = new LabelSample(EvalCase.read(file), seed, sampleArm).draw(folder, count, out);
    System.out.println("eval: " + drawn + " answers to label: " + out);
    return ExitCode.DONE.code();
  }

  private Stage stage(Pack loaded, Path file, Path folder) {
    var stage =
        new Stage("eval", loaded.name(), loaded.version(), folder, seed)
            .input("pack", loaded.folder())
            .input("cases", file);
    subjects.causes(stage, loaded);
    judges.causes(stage);
    return stage;
  }

  private int measure(
      Pack loaded, Path file, List<EvalCase> asked, List<Gates.Gate> gates, Stage stage) {
    var folder = stage.folder();
    var statistics = new Statistics(seed);
    var judge = new AnswerJudge(loaded, TrainedForms.of(PackFolders.work(loaded, "corpus")));
    try (var subject = subjects.open(loaded, pack, asked, folder, seed)) {
      var identity = Stage.sha256(loaded.folder());
      var paraphrases = ParaphraseSet.of(loaded, asked, subjects.paraphrases(), seed);
      var run =
          new ArmRuns(subject, judge, identity, subjects)
              .run(asked, paraphrases, folder, statistics);
      var outcomes = Gates.judge(gates, run.metrics());
      var labels = Labels.of(loaded.folder());
      var companions =
          new Companions(
              labels.measure(folder, asked, run, judge, statistics),
              new CitationSwap(judge, seed).measure(folder, asked, run),
              judges.measure(loaded, folder, asked, run, judge, labels, seed, subjects.atOnce()));
      var results =
          Results.of(loaded, file, subject, seed, run, outcomes, companions, subjects.spending());
      results.write(folder, run);
      Reports.write(folder, results, run, new WorstCases(folder, asked, run, judge));
      stage.complete(
          Map.of("java", Runtime.version().toString()), Map.of("cases", (long) asked.size()));
      Results.print(run, outcomes, folder);
      return outcomes.stream().anyMatch(Gates.Outcome::failed)
          ? ExitCode.CHECK_FAILED.code()
          : ExitCode.DONE.code();
    }
  }
}

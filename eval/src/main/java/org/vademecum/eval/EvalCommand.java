package org.vademecum.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade eval}: measures hallucination and its companions. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures hallucination and its companions, arm by arm, and judges the gates.")
public final class EvalCommand implements Callable<Integer> {
  private static final long SEED = 20260101;

  @Parameters(paramLabel = "PACK", description = "a pack's name or folder")
  private String pack = "";

  @Option(names = "--endpoint", description = "an OpenAI-compatible URL, up to and with /v1")
  private @Nullable String endpoint;

  @Option(names = "--model", description = "the model's name at the endpoint")
  private String model = "default";

  @Option(names = "--arms", split = ",", description = "default ${DEFAULT-VALUE}")
  private List<String> arms = List.of("template", "closed-book", "rag", "guard");

  @Option(names = "--cases", description = "JSON Lines (default: the pack's eval/cases.jsonl)")
  private @Nullable Path cases;

  @Option(names = "--out", description = "default work/PACK/eval")
  private @Nullable Path out;

  @Option(names = "--force", description = "measure again even if nothing changed")
  private boolean force;

  public static void main(String[] args) {
    CommandRunner.main(new EvalCommand(), args);
  }

  @Override
  public Integer call() {
    var loaded = PackLoader.load(PackFolders.find(pack));
    var file = cases == null ? loaded.folder().resolve("eval/cases.jsonl") : cases;
    var folder = out == null ? PackFolders.work(loaded, "eval") : out;
    var stage = stage(loaded, file, folder);
    if (!force && stage.upToDate()) {
      System.out.println("eval: up to date: " + folder.resolve("report.html"));
      return Results.gatesPassed(folder) ? ExitCode.DONE.code() : ExitCode.CHECK_FAILED.code();
    }
    var asked = EvalCase.read(file);
    var gates = Gates.read(loaded);
    stage.clear();
    var run = measure(loaded, asked, folder);
    var outcomes = Gates.judge(gates, run.metrics());
    var results =
        Results.of(loaded, file, endpoint == null ? "student" : model, SEED, run, outcomes);
    results.write(folder, run);
    stage.complete(
        Map.of("java", Runtime.version().toString()), Map.of("cases", (long) asked.size()));
    Results.print(run, outcomes, folder);
    return outcomes.stream().anyMatch(Gates.Outcome::failed)
        ? ExitCode.CHECK_FAILED.code()
        : ExitCode.DONE.code();
  }

  private Stage stage(Pack loaded, Path file, Path folder) {
    var stage =
        new Stage("eval", loaded.name(), loaded.version(), folder, SEED)
            .input("pack", loaded.folder())
            .input("cases", file)
            .parameter("arms", String.join(",", arms))
            .parameter("endpoint", endpoint == null ? "" : endpoint + " " + model);
    for (var name : List.of("student/model-q8_0.gguf", "index/manifest.json")) {
      var input = PackFolders.work(loaded, name);
      if (endpoint == null && Files.exists(input)) {
        stage.input(name, input);
      }
    }
    return stage;
  }

  private Run measure(Pack loaded, List<EvalCase> asked, Path folder) {
    var statistics = new Statistics(SEED);
    var trained = TrainedForms.of(PackFolders.work(loaded, "corpus"));
    var results = new LinkedHashMap<String, List<CaseResult>>();
    var metrics = new LinkedHashMap<String, ArmMetrics>();
    try (var subject = subject(folder)) {
      for (var arm : endpoint == null ? arms : List.of("closed-book")) {
        var before = subject.processorTime();
        var answered = new ArmRun(subject, arm, trained).run(asked);
        var after = subject.processorTime();
        var cpu =
            before == null || after == null
                ? null
                : after.minus(before).toMillis() / 1000.0 / asked.size();
        results.put(arm, answered);
        metrics.put(arm, ArmMetrics.of(arm, answered, statistics, cpu));
        slices(arm, answered, statistics, metrics);
      }
    }
    return new Run(results, metrics, differences(results, statistics));
  }

  private static void slices(
      String arm,
      List<CaseResult> results,
      Statistics statistics,
      Map<String, ArmMetrics> metrics) {
    for (var language : results.stream().map(CaseResult::language).distinct().sorted().toList()) {
      var slice = results.stream().filter(r -> r.language().equals(language)).toList();
      metrics.put(
          arm + "/" + language, ArmMetrics.of(arm + "/" + language, slice, statistics, null));
    }
  }

  private static Map<String, Rate> differences(
      Map<String, List<CaseResult>> results, Statistics statistics) {
    var differences = new LinkedHashMap<String, Rate>();
    var names = new ArrayList<>(results.keySet());
    for (var i = 0; i < names.size(); i++) {
      for (var j = i + 1; j < names.size(); j++) {
        differences.put(
            names.get(j) + " minus " + names.get(i),
            statistics.difference(
                ArmMetrics.hallucinatedResponses(results.getOrDefault(names.get(j), List.of())),
                ArmMetrics.hallucinatedResponses(results.getOrDefault(names.get(i), List.of()))));
      }
    }
    return differences;
  }

  private Subject subject(Path folder) {
    if (endpoint != null) {
      if (!endpoint.matches("https?://.+")) {
        throw Fault.input(
            "wrong-endpoint", "not an HTTP URL: " + endpoint, "such as http://127.0.0.1:8000/v1");
      }
      return new EndpointSubject(endpoint, model);
    }
    return ServiceSubject.start(
        PackFolders.home().toAbsolutePath(),
        pack,
        ServiceSubject.scratchDatabase(),
        folder.resolve("service.log"));
  }

  /** All that was measured in one run. */
  record Run(
      Map<String, List<CaseResult>> results,
      Map<String, ArmMetrics> metrics,
      Map<String, Rate> hallucinationDifferences) {}
}

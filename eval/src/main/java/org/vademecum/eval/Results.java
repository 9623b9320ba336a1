package org.vademecum.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;

/** {@code results.json}: the figures with all their causes. */
record Results(
    String pack,
    String packVersion,
    String cases,
    String casesSha256,
    String model,
    long seed,
    String gitCommit,
    Map<String, ArmMetrics> arms,
    Map<String, Rate> hallucinationDifferences,
    List<Gates.Outcome> gates) {

  static Results of(
      Pack pack,
      Path cases,
      String model,
      long seed,
      EvalCommand.Run run,
      List<Gates.Outcome> gates) {
    return new Results(
        pack.name(),
        pack.version(),
        String.valueOf(cases.getFileName()),
        Stage.sha256(cases),
        model,
        seed,
        Stage.gitCommit(),
        run.metrics(),
        run.hallucinationDifferences(),
        gates);
  }

  void write(Path folder, EvalCommand.Run run) {
    try {
      Files.writeString(folder.resolve("results.json"), Json.writePretty(this) + "\n");
      try (var writer = Files.newBufferedWriter(folder.resolve("cases.jsonl"))) {
        for (var arm : run.results().values()) {
          for (var result : arm) {
            writer.write(Json.write(result));
            writer.newLine();
          }
        }
      }
      Files.writeString(folder.resolve("report.html"), HtmlReport.of(this, run));
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write to " + folder, "free disk space, or choose --out", e);
    }
  }

  /** Whether the gates of an earlier run in this folder passed. */
  static boolean gatesPassed(Path folder) {
    try {
      var results = Json.mapper().readTree(Files.readString(folder.resolve("results.json")));
      for (var gate : results.path("gates")) {
        if (gate.path("outcome").asText().equals("failed")) {
          System.err.println("vade: a gate failed: " + gate.path("gate").path("metric").asText());
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static void print(EvalCommand.Run run, List<Gates.Outcome> outcomes, Path folder) {
    for (var arm : run.results().keySet()) {
      var m = java.util.Objects.requireNonNull(run.metrics().get(arm));
      System.out.printf(
          Locale.ROOT,
          "eval %-11s %d cases, answered %s, contradicted by gold %d, invented numbers %d, "
              + "misattributed %d, critical omitted %d of %d, student share %s, p95 %.0f ms%n",
          arm,
          m.cases(),
          percent(m.rates().get("answerRate")),
          m.counts().get("contradictedByGold"),
          m.counts().get("inventedNumbers"),
          m.counts().get("misattributedReferences"),
          m.counts().get("criticalOmitted"),
          m.counts().get("criticalExpected"),
          percent(m.rates().get("studentShare")),
          m.latencyMs().getOrDefault("p95", 0.0));
    }
    for (var outcome : outcomes) {
      if (!outcome.outcome().equals("passed")) {
        System.err.printf(
            "vade: gate %s %s: %s (%s)%n",
            outcome.gate().arm(), outcome.gate().metric(), outcome.outcome(), outcome.why());
      }
    }
    System.out.println("eval: " + folder.resolve("report.html"));
  }

  private static String percent(@org.jspecify.annotations.Nullable Rate rate) {
    return rate == null || rate.value() == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f%%", 100 * rate.value());
  }
}

package org.vademecum.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Stage;
import org.vademecum.engine.pack.Pack;

/**
 * {@code results.json}: the figures with all their causes. The same causes give the same file but
 * for times: {@code latencyMs} and {@code cpuSecondsPerCase}.
 *
 * @param caseIdsSha256 of the sorted ids, so that results over the same cases are known
 * @param arms by arm and slice
 * @param confidence by arm: risk and coverage, and calibration, or why there are none
 * @param consistency by arm, where cases were asked several times
 * @param citationFaithfulness by arm, where sentences cite passages
 * @param labels by arm, where the pack has labels of these answers
 * @param judge by arm, where a model was asked to judge
 * @param costPerThousandCases by arm, at the stated price; empty without a price or tokens
 */
record Results(
    String pack,
    String packVersion,
    String packSha256,
    String cases,
    String casesSha256,
    String caseIdsSha256,
    String model,
    @Nullable String modelSha256,
    long seed,
    Map<String, String> versions,
    String gitCommit,
    Map<String, ArmMetrics> arms,
    List<PairedDifference> differences,
    Map<String, Confidence> confidence,
    Map<String, Repeats> consistency,
    Map<String, Paraphrased> paraphrases,
    Map<String, CitationSwap.Measured> citationFaithfulness,
    Map<String, Labels.Measured> labels,
    Map<String, ModelJudge.Measured> judge,
    Map<String, Double> costPerThousandCases,
    List<Gates.Outcome> gates) {
  static final String FILE = "results.json";
  static final String CASES = "cases.jsonl";

  static Results of(
      Pack pack,
      Path cases,
      Subject subject,
      long seed,
      EvalRun run,
      List<Gates.Outcome> gates,
      Companions companions,
      Spending spending) {
    return new Results(
        pack.name(),
        pack.version(),
        Stage.sha256(pack.folder()),
        String.valueOf(cases.getFileName()),
        Stage.sha256(cases),
        CaseSet.sha256(run.results().values().iterator().next()),
        subject.model().name(),
        subject.model().sha256(),
        seed,
        Map.of("java", Runtime.version().toString()),
        Stage.gitCommit(),
        run.metrics(),
        run.differences(),
        run.confidence(),
        run.consistency(),
        run.paraphrases(),
        companions.citations(),
        companions.labels(),
        companions.judge(),
        costs(run, spending),
        gates);
  }

  private static Map<String, Double> costs(EvalRun run, Spending spending) {
    var costs = new java.util.LinkedHashMap<String, Double>();
    run.results()
        .forEach(
            (arm, results) -> {
              var prompt = results.stream().mapToLong(r -> orNought(r.promptTokens())).sum();
              var completion =
                  results.stream().mapToLong(r -> orNought(r.completionTokens())).sum();
              if (spending.priced() && prompt + completion > 0) {
                costs.put(arm, 1000 * spending.cost(prompt, completion) / results.size());
              }
            });
    return costs;
  }

  private static int orNought(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }

  void write(Path folder, EvalRun run) {
    try {
      Files.writeString(folder.resolve(FILE), Json.writePretty(this) + "\n");
      try (var writer = Files.newBufferedWriter(folder.resolve(CASES))) {
        for (var arm : run.results().values()) {
          for (var result : arm) {
            writer.write(Json.write(result));
            writer.newLine();
          }
        }
      }
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write to " + folder, "free disk space, or choose --out", e);
    }
  }

  /** Whether the gates of an earlier run in this folder passed. */
  static boolean gatesPassed(Path folder) {
    try {
      var results = Json.mapper().readTree(Files.readString(folder.resolve(FILE)));
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

  static void print(EvalRun run, List<Gates.Outcome> outcomes, Path folder) {
    for (var arm : run.results().keySet()) {
      var m = java.util.Objects.requireNonNull(run.metrics().get(arm));
      System.out.printf(
          Locale.ROOT,
          "eval %-11s %d cases, answered %s, hallucinated %s, contradicted by gold %d, invented"
              + " numbers %d, misattributed %d, critical omitted %d of %d, refused %d, failed %d,"
              + " p95 %.0f ms%n",
          arm,
          m.cases(),
          Figures.percent(m.rates().get("answerRate")),
          Figures.percent(m.rates().get("hallucinatedResponses")),
          m.counts().get("contradictedByGold"),
          m.counts().get("inventedNumbers"),
          m.counts().get("misattributedReferences"),
          m.counts().get("criticalOmitted"),
          m.counts().get("criticalExpected"),
          m.counts().get("refused"),
          m.counts().get("failed"),
          m.latencyMs().getOrDefault("p95", 0.0));
    }
    for (var outcome : outcomes) {
      var ofAnotherRun = !run.metrics().containsKey(outcome.gate().arm());
      if (!ofAnotherRun && !outcome.outcome().equals("passed")) {
        System.err.printf(
            "vade: gate %s %s: %s (%s)%n",
            outcome.gate().arm(), outcome.gate().metric(), outcome.outcome(), outcome.why());
      }
    }
    System.out.println("eval: " + folder.resolve("report.html"));
  }
}

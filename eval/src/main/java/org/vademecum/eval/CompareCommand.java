package org.vademecum.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vademecum.cli.ExitCode;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.text.Language;
import org.vademecum.eval.statistics.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade eval compare}: evaluations that were done before, beside each other. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Paired differences and a leaderboard of finished evaluations.")
final class CompareCommand implements Callable<Integer> {
  private static final List<String> PLOTTED = List.of("hallucinatedResponses", "findingRecall");

  @Parameters(paramLabel = "EVAL", arity = "2..*", description = "folders, or results.json files")
  private List<Path> given = List.of();

  @Option(names = "--out", required = true, description = "where comparison.html and .json go")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    var comparison =
        new Comparison(
            named(given.stream().map(FinishedEval::read).toList()),
            new Statistics(EvalCommand.SEED));
    var leaderboard = new Leaderboard(comparison);
    var differences = comparison.differences();
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("comparison.html"), page(comparison, leaderboard, differences));
      Files.writeString(
          out.resolve("comparison.json"), json(comparison, leaderboard, differences) + "\n");
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write to " + out, "choose another --out", e);
    }
    System.out.print(leaderboard.text());
    differences.stream()
        .filter(d -> d.metric().equals("hallucinatedResponses"))
        .forEach(
            d ->
                System.out.printf(
                    Locale.ROOT,
                    "%s: %s points of hallucinated answers, %d cases paired, p %s, adjusted %s%n",
                    d.name(),
                    Figures.points(d.rate()),
                    d.cases(),
                    Figures.p(d.p()),
                    Figures.p(d.adjustedP())));
    System.out.println("eval: " + out.resolve("comparison.html"));
    return ExitCode.DONE.code();
  }

  // Folders of the same name are told apart by the model, then by a number.
  private static List<FinishedEval> named(List<FinishedEval> evals) {
    var names = new LinkedHashSet<String>();
    var named = new ArrayList<FinishedEval>();
    for (var eval : evals) {
      var name = names.contains(eval.name()) ? eval.model() : eval.name();
      for (var i = 2; !names.add(name); i++) {
        name = eval.name() + "-" + i;
      }
      named.add(eval.named(name));
    }
    return named;
  }

  private static String json(
      Comparison comparison, Leaderboard board, List<PairedDifference> differences) {
    var all = new LinkedHashMap<String, Object>();
    var ranking = new ArrayList<Object>();
    for (var entry : board.ranked()) {
      var row = new LinkedHashMap<String, Object>();
      row.put("name", entry.name());
      row.put("model", entry.of().model());
      row.put("rates", entry.metrics().rates());
      ranking.add(row);
    }
    all.put("ranking", ranking);
    var unranked = new LinkedHashMap<String, String>();
    board.unranked().forEach(u -> unranked.put(u.entry().name(), u.why().en()));
    all.put("notRanked", unranked);
    all.put("differences", differences);
    all.put("arms", comparison.entries().stream().map(Comparison.Entry::name).toList());
    return Json.writePretty(all);
  }

  private static String page(
      Comparison comparison, Leaderboard board, List<PairedDifference> differences) {
    var page = new Page("Vademecum comparison");
    page.both("h1", "Comparison", "比较");
    board.write(page);
    new DifferenceSection(page).write(differences);
    page.heading("Arms", "各组");
    for (var metric : PLOTTED) {
      var rows = new ArrayList<ForestPlot.Row>();
      for (var entry : comparison.entries()) {
        var rate = entry.metrics().rates().get(metric);
        if (rate != null && rate.value() != null) {
          rows.add(new ForestPlot.Row(entry.name(), rate));
        }
      }
      var title = MetricNames.of(metric);
      page.both("h3", Page.escape(title.en()), Page.escape(title.zh()));
      page.both(
          "div",
          ForestPlot.ofRates(rows, title, Language.EN),
          ForestPlot.ofRates(rows, title, Language.ZH));
    }
    return page.done();
  }
}

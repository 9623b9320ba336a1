package org.vademecum.eval;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code report.html}: what was measured, for people. */
final class HtmlReport {
  private static final List<String> MAIN =
      List.of(
          "answerRate",
          "hallucinatedResponses",
          "contradictedSentences",
          "responsesWithInventedNumber",
          "responsesWithUnsupportedSentence",
          "unsupportedStudentSentences",
          "criticalOmission",
          "findingRecall");
  private static final List<String> MAIN_COUNTS =
      List.of(
          "refused",
          "failed",
          "inventedNumbers",
          "misattributedReferences",
          "pendingInterpreted",
          "repairs");

  private final Results results;
  private final EvalRun run;
  private final Page page;

  private HtmlReport(Results results, EvalRun run) {
    this.results = results;
    this.run = run;
    this.page = new Page("Vademecum evaluation: " + results.model());
  }

  static String of(Results results, EvalRun run, List<WorstCases.Worst> worst) {
    return new HtmlReport(results, run).write(worst);
  }

  private String write(List<WorstCases.Worst> worst) {
    var name = results.pack() + " " + results.packVersion();
    page.both(
        "h1",
        Page.escape("Evaluation of " + results.model()),
        Page.escape(results.model() + " 的评测"));
    page.both("ul", items(l -> l.en()), items(l -> l.zh()));
    page.paragraph(
        "What is wrong is judged by gold written from the raw reports, unless a row names another"
            + " judge. Intervals are 95%; cases of one scenario count as one cluster.",
        "除另行注明外，对错由依据原始报告写成的金标准判定。区间为 95% 置信区间；同一情景的病例算作一个聚类。");
    gates();
    arms();
    new PlotSection(page).write(run.metrics());
    new DifferenceSection(page).write(results.differences());
    new ConfidenceSection(page).write(results.confidence());
    new CompanionSection(page).write(results);
    failures();
    new WorstSection(page).write(worst);
    everything();
    causes(name);
    return page.done();
  }

  private String items(Function<org.vademecum.engine.text.Localized, String> language) {
    return InWords.of(results, run).stream()
        .map(l -> "<li>" + Page.escape(language.apply(l)) + "</li>")
        .collect(Collectors.joining());
  }

  private void gates() {
    var gates =
        results.gates().stream().filter(g -> run.metrics().containsKey(g.gate().arm())).toList();
    if (gates.isEmpty()) {
      return;
    }
    page.heading("Gates", "门槛").raw("<table>");
    for (var o : gates) {
      var bound = o.gate().max() != null ? "≤ " + o.gate().max() : "≥ " + o.gate().min();
      page.raw(
          "<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"%s\">%s</td><td>%s</td></tr>\n"
              .formatted(
                  Page.escape(o.gate().arm()),
                  Page.inBoth(MetricNames.of(o.gate().metric())),
                  bound,
                  o.outcome().replace(' ', '-'),
                  Page.inBoth(Outcomes.name(o.outcome())),
                  Page.inBoth(Outcomes.why(o.why()))));
    }
    page.raw("</table>\n");
  }

  private void arms() {
    page.heading("Arms", "各组").raw("<div class=\"wide\">");
    page.raw(new MetricTable(run).of(MAIN, MAIN_COUNTS)).raw("</div>\n");
  }

  private void failures() {
    var reasons = new LinkedHashMap<String, Integer>();
    run.results()
        .forEach(
            (arm, of) ->
                of.stream()
                    .filter(r -> !r.answered())
                    .forEach(
                        r ->
                            reasons.merge(
                                arm + "\t" + r.outcome() + "\t" + Objects.toString(r.failure(), ""),
                                1,
                                Integer::sum)));
    page.heading("Refused and failed", "拒答与失败");
    if (reasons.isEmpty()) {
      page.paragraph("Every case was answered.", "所有病例均已作答。");
      return;
    }
    page.raw("<table>");
    for (Map.Entry<String, Integer> reason : reasons.entrySet()) {
      var parts = reason.getKey().split("\t", -1);
      page.raw(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"n\">%d</td></tr>\n"
              .formatted(
                  Page.escape(parts[0]),
                  Page.inBoth(MetricNames.of(parts[1])),
                  Page.escape(parts[2]),
                  reason.getValue()));
    }
    page.raw("</table>\n");
  }

  private void everything() {
    var rates = new LinkedHashSet<String>();
    var counts = new LinkedHashSet<String>();
    run.metrics().values().forEach(m -> rates.addAll(m.rates().keySet()));
    run.metrics().values().forEach(m -> counts.addAll(m.counts().keySet()));
    page.heading("Every figure", "全部指标").raw("<details><summary>");
    page.raw(Page.inBoth("span", "open", "展开")).raw("</summary><div class=\"wide\">");
    var table = new MetricTable(run);
    page.raw(table.of(List.copyOf(rates), List.copyOf(counts)));
    page.raw(table.times()).raw("</div></details>\n");
  }

  private void causes(String pack) {
    page.heading("Causes", "来源");
    page.raw(
        "<pre>pack    %s %s\ncases   %s %s\nmodel   %s %s\nseed    %d\ncommit  %s\nversions %s</pre>"
            .formatted(
                Page.escape(pack),
                results.packSha256(),
                Page.escape(results.cases()),
                results.casesSha256(),
                Page.escape(results.model()),
                Objects.toString(results.modelSha256(), ""),
                results.seed(),
                Page.escape(results.gitCommit()),
                Page.escape(results.versions().toString())));
  }
}

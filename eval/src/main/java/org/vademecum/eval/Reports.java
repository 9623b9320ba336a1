package org.vademecum.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.vademecum.cli.Fault;

/**
 * What a run is read by: {@code report.html} and {@code summary.md} by people, {@code junit.xml} by
 * build servers, with a gate as a test case.
 */
final class Reports {
  private static final List<String> SUMMARY =
      List.of(
          "answerRate",
          "hallucinatedResponses",
          "unsupportedStudentSentences",
          "criticalOmission",
          "findingRecall");

  private Reports() {}

  static void write(Path folder, Results results, EvalRun run, WorstCases worst) {
    try {
      Files.writeString(folder.resolve("report.html"), HtmlReport.of(results, run, worst.list()));
      Files.writeString(folder.resolve("summary.md"), markdown(results, run));
      Files.writeString(folder.resolve("junit.xml"), junit(results));
    } catch (IOException e) {
      throw Fault.resource(
          "not-writable", "cannot write to " + folder, "free disk space, or choose --out", e);
    }
  }

  static String markdown(Results results, EvalRun run) {
    var text = new StringBuilder("# Evaluation of ").append(results.model()).append("\n\n");
    InWords.of(results, run).forEach(l -> text.append("- ").append(l.en()).append('\n'));
    text.append("\n| | judged by |");
    run.results().keySet().forEach(a -> text.append(' ').append(a).append(" |"));
    text.append("\n|---|---|").append("---:|".repeat(run.results().size())).append('\n');
    for (var metric : SUMMARY) {
      var judges = Objects.requireNonNull(run.metrics().values().iterator().next()).judgedBy();
      text.append("| ").append(MetricNames.of(metric).en());
      text.append(" | ").append(judges.getOrDefault(metric, "")).append(" |");
      for (var arm : run.results().keySet()) {
        var metrics = Objects.requireNonNull(run.metrics().get(arm));
        text.append(' ').append(Figures.interval(metrics.rates().get(metric))).append(" |");
      }
      text.append('\n');
    }
    text.append('\n');
    results.differences().forEach(d -> text.append(difference(d)));
    results.paraphrases().forEach((arm, p) -> text.append(paraphrased(arm, p)));
    return text.append("\nPack ")
        .append(results.pack())
        .append(' ')
        .append(results.packVersion())
        .append(", cases ")
        .append(results.cases())
        .append(" (")
        .append(results.casesSha256(), 0, 12)
        .append("), seed ")
        .append(results.seed())
        .append(", commit ")
        .append(results.gitCommit())
        .append(". Intervals are 95%, over clusters.\n")
        .toString();
  }

  private static String paraphrased(String arm, Paraphrased p) {
    return "- %s, put otherwise: same findings in %s of %d pairs with two answers, wrong only in the paraphrase %s\n"
        .formatted(
            arm,
            Figures.interval(p.sameFindings()),
            p.sameFindings().n(),
            Figures.interval(p.wrongOnlyInParaphrase()));
  }

  private static String difference(PairedDifference d) {
    return "- %s: %s %s points, p %s, adjusted %s\n"
        .formatted(
            d.name(),
            MetricNames.of(d.metric()).en(),
            Figures.points(d.rate()),
            Figures.p(d.p()),
            Figures.p(d.adjustedP()));
  }

  static String junit(Results results) {
    var gates = results.gates();
    var failed = gates.stream().filter(Gates.Outcome::failed).count();
    var skipped = gates.stream().filter(g -> !g.failed() && !g.outcome().equals("passed")).count();
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        "<testsuite name=\"vade eval %s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
            .formatted(Page.escape(results.pack()), gates.size(), failed, skipped));
    for (var gate : gates) {
      var bound =
          gate.gate().max() != null ? "max " + gate.gate().max() : "min " + gate.gate().min();
      xml.append(
          "  <testcase classname=\"%s\" name=\"%s %s\">"
              .formatted(Page.escape(gate.gate().arm()), Page.escape(gate.gate().metric()), bound));
      if (gate.failed()) {
        xml.append("<failure message=\"%s\"/>".formatted(Page.escape(gate.why())));
      } else if (!gate.outcome().equals("passed")) {
        xml.append(
            "<skipped message=\"%s\"/>".formatted(Page.escape(gate.outcome() + ": " + gate.why())));
      }
      xml.append("</testcase>\n");
    }
    return xml.append("</testsuite>\n").toString();
  }
}

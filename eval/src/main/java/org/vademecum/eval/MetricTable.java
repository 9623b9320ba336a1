package org.vademecum.eval;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** Figures as a table, a column an arm: rates with intervals first, then counts, then times. */
final class MetricTable {
  private final EvalRun run;
  private final List<String> arms;

  MetricTable(EvalRun run) {
    this.run = run;
    this.arms = List.copyOf(run.results().keySet());
  }

  String of(List<String> rates, List<String> counts) {
    var table = new StringBuilder("<table><tr><th></th><th>");
    table.append(Page.inBoth("span", "judged by", "评判者")).append("</th>");
    arms.forEach(a -> table.append("<th class=\"n\">").append(Page.escape(a)).append("</th>"));
    table.append("</tr>\n");
    for (var rate : rates) {
      row(table, rate, m -> Figures.intervalInBoth(m.rates().get(rate)));
    }
    for (var count : counts) {
      row(table, count, m -> String.valueOf(m.counts().getOrDefault(count, 0L)));
    }
    return table.append("</table>").toString();
  }

  // Cells are HTML.
  private void row(StringBuilder table, String metric, Function<ArmMetrics, String> cell) {
    var judge = metrics(arms.getFirst()).judgedBy().getOrDefault(metric, "none");
    table.append("<tr><td>").append(Page.inBoth(MetricNames.of(metric))).append("</td><td>");
    table.append(Page.inBoth(MetricNames.judge(judge))).append("</td>");
    for (var arm : arms) {
      table.append("<td class=\"n\">").append(cell.apply(metrics(arm))).append("</td>");
    }
    table.append("</tr>\n");
  }

  private ArmMetrics metrics(String arm) {
    return Objects.requireNonNull(run.metrics().get(arm));
  }

  String times() {
    var table =
        new StringBuilder("<table><tr><th></th><th class=\"n\">p50</th><th class=\"n\">p95");
    table.append("</th><th class=\"n\">p99</th><th class=\"n\">CPU</th></tr>");
    for (var arm : arms) {
      var m = metrics(arm);
      table.append("<tr><td>").append(Page.escape(arm)).append("</td>");
      for (var percentile : List.of("p50", "p95", "p99")) {
        var millis = m.latencyMs().get(percentile);
        table.append("<td class=\"n\">");
        table.append(millis == null ? Figures.NOTHING : Math.round(millis) + " ms");
        table.append("</td>");
      }
      var cpu = m.cpuSecondsPerCase();
      table.append("<td class=\"n\">");
      table.append(cpu == null ? Figures.NOTHING : String.format(Locale.ROOT, "%.2f s", cpu));
      table.append("</td></tr>");
    }
    return table.append("</table>").toString();
  }
}

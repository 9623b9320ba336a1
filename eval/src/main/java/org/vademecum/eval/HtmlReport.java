package org.vademecum.eval;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.html}: one self-contained page with tables, intervals as plots, and worst cases.
 */
final class HtmlReport {
  private static final int WORST = 40;

  private HtmlReport() {}

  static String of(Results results, EvalCommand.Run run) {
    return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Vademecum evaluation</title>
        <style>body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:70rem;color:#1c2733}
        table{border-collapse:collapse;margin:1rem 0;width:100%%}th,td{border-bottom:1px solid #d7dee5;padding:.35rem .6rem;text-align:left;vertical-align:top}
        td.n{text-align:right;font-variant-numeric:tabular-nums}.failed{color:#a40000;font-weight:600}.passed{color:#116329}
        svg text{font:12px system-ui}small{color:#5b6b7a}</style>
        <h1>Evaluation of %s %s <small>评测报告</small></h1>
        <p>Cases <code>%s</code> (%s…), model %s, seed %d, commit <code>%s</code>. Intervals are 95%%; cases of one scenario count as one cluster.
        What is wrong is judged by gold written from the raw report unless a row says otherwise.<br>
        置信区间为95%%，同一情景的病例为一个聚类；除另有说明外，对错由依据原始报告写成的金标准判定。</p>
        <h2>Gates 门槛</h2>%s<h2>Counts 计数</h2>%s<h2>Rates 比率</h2>%s<h2>Hallucinated responses by arm 各组幻觉率</h2>%s
        <h2>Latency and processor time 时延与CPU</h2>%s<h2>Sentences that gold contradicts 与金标准矛盾的句子</h2>%s</html>
        """
        .formatted(
            escape(results.pack()),
            escape(results.packVersion()),
            escape(results.cases()),
            results.casesSha256().substring(0, 12),
            escape(results.model()),
            results.seed(),
            escape(results.gitCommit()),
            gates(results),
            counts(results),
            rates(results),
            forest(results),
            latency(results),
            worst(run));
  }

  private static String gates(Results results) {
    return results.gates().stream()
        .map(
            o ->
                "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td><td>%s</td></tr>"
                    .formatted(
                        escape(o.gate().arm()),
                        escape(o.gate().metric()),
                        o.gate().max() != null ? "≤ " + o.gate().max() : "≥ " + o.gate().min(),
                        escape(o.outcome()),
                        escape(o.outcome()),
                        escape(o.why())))
        .collect(Collectors.joining("", "<table>", "</table>"));
  }

  private static String counts(Results results) {
    var names = new LinkedHashSet<String>();
    results.arms().values().forEach(m -> names.addAll(m.counts().keySet()));
    var table = new StringBuilder("<table><tr><th>arm<th>cases");
    names.forEach(n -> table.append("<th>").append(escape(n)));
    table.append("</tr>");
    for (var metrics : results.arms().values()) {
      table.append("<tr><td>").append(escape(metrics.arm()));
      table.append("<td class=n>").append(metrics.cases());
      names.forEach(n -> table.append("<td class=n>").append(metrics.counts().getOrDefault(n, 0L)));
      table.append("</tr>");
    }
    return table.append("</table>").toString();
  }

  private static String rates(Results results) {
    var names = new LinkedHashSet<String>();
    results.arms().values().forEach(m -> names.addAll(m.rates().keySet()));
    var table = new StringBuilder("<table><tr><th>rate<th>judged by");
    results.arms().keySet().forEach(a -> table.append("<th>").append(escape(a)));
    table.append("</tr>");
    for (var name : names) {
      var judge = results.arms().values().iterator().next().judgedBy().getOrDefault(name, "");
      table.append("<tr><td>").append(escape(name)).append("<td>").append(escape(judge));
      for (var metrics : results.arms().values()) {
        table.append("<td class=n>").append(cell(metrics.rates().get(name)));
      }
      table.append("</tr>");
    }
    return table.append("</table>").toString();
  }

  private static String cell(@Nullable Rate rate) {
    if (rate == null || rate.value() == null) {
      return "–";
    }
    return String.format(
        Locale.ROOT,
        "<span title=\"%s, n %d, clusters %d\">%.1f%% <small>%.1f–%.1f</small></span>",
        escape(rate.method()),
        rate.n(),
        rate.clusters(),
        100 * rate.value(),
        100 * (rate.low() == null ? 0 : rate.low()),
        100 * (rate.high() == null ? 0 : rate.high()));
  }

  // One line an arm: the interval as a bar, the value as a dot, 0 to 100 per cent.
  private static String forest(Results results) {
    var svg = new StringBuilder();
    var y = 20;
    for (var metrics : results.arms().values()) {
      var rate = metrics.rates().get("hallucinatedResponses");
      svg.append("<text x='0' y='%d'>%s</text>".formatted(y + 4, escape(metrics.arm())));
      if (rate != null && rate.value() != null && rate.low() != null && rate.high() != null) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#2f6f9f' stroke-width='3'/><circle cx='%.1f' cy='%d' r='5' fill='#174a6e'/>",
                160 + 6 * 100 * rate.low(),
                160 + 6 * 100 * rate.high(),
                y,
                y,
                160 + 6 * 100 * rate.value(),
                y));
      }
      y += 26;
    }
    for (var tick = 0; tick <= 100; tick += 25) {
      svg.append(
          "<text x='%d' y='%d' text-anchor='middle'>%d%%</text>"
              .formatted(160 + 6 * tick, y + 8, tick));
      svg.append(
          "<line x1='%d' x2='%d' y1='8' y2='%d' stroke='#d7dee5'/>"
              .formatted(160 + 6 * tick, 160 + 6 * tick, y - 8));
    }
    return "<svg width='800' height='%d' role='img' aria-label='hallucinated responses by arm'>%s</svg>"
        .formatted(y + 16, svg);
  }

  private static String latency(Results results) {
    return results.arms().values().stream()
        .map(
            m ->
                "<tr><td>%s<td class=n>%s<td class=n>%s"
                    .formatted(
                        escape(m.arm()),
                        escape(m.latencyMs().toString()),
                        m.cpuSecondsPerCase() == null
                            ? "–"
                            : String.format(Locale.ROOT, "%.3f s a case", m.cpuSecondsPerCase())))
        .collect(Collectors.joining("", "<table><tr><th>arm<th>ms<th>CPU", "</table>"));
  }

  private static String worst(EvalCommand.Run run) {
    return run.results().values().stream()
        .flatMap(r -> r.stream())
        .filter(r -> !r.sentences().contradicted().isEmpty())
        .sorted(Comparator.comparing(CaseResult::arm).thenComparing(CaseResult::id))
        .limit(WORST)
        .map(
            r ->
                "<tr><td>%s<td>%s<td>%s"
                    .formatted(
                        escape(r.arm()),
                        escape(r.id()),
                        r.sentences().contradicted().stream()
                            .map(
                                c ->
                                    escape(c.text()) + "<br><small>" + escape(c.why()) + "</small>")
                            .collect(Collectors.joining("<br>"))))
        .collect(Collectors.joining("", "<table><tr><th>arm<th>case<th>sentence", "</table>"));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

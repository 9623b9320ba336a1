package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vademecum.corpus.Charts.Bar;

/**
 * {@code report.html}: what became of the documents, for people. One file without scripts or
 * anything to fetch; both languages are in it, and two radio buttons show the one or the other.
 */
final class CorpusReport {
  private static final Map<String, String> STEPS_ZH =
      Map.of(
          "readable", "可读",
          "language", "语言",
          "quality", "质量",
          "exact-duplicates", "去除完全重复",
          "near-duplicates", "去除近似重复",
          "decontaminate", "去除评测重合",
          "teacher", "教师评分");

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>%s</title>
      <style>
      body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;color:#1c2733;background:#fff}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
      svg{width:100%%;height:auto}svg rect{fill:#2f6f8f}svg text{font:12px system-ui,sans-serif;fill:#1c2733}
      table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d8dee4;vertical-align:top}
      td.n{text-align:right}pre{white-space:pre-wrap;margin:.2rem 0;background:#f4f6f8;padding:.5rem}
      #zh:checked~main .en,#en:checked~main .zh{display:none}
      @media(prefers-color-scheme:dark){body{background:#12181f;color:#dde5ec}svg text{fill:#dde5ec}svg rect{fill:#67a9c9}pre{background:#1d2630}td,th{border-color:#34404c}}
      </style></head><body>
      <input type="radio" name="language" id="en" checked><label for="en">English</label>
      <input type="radio" name="language" id="zh"><label for="zh">中文</label>
      <main>
      """;

  private final CorpusStats stats;
  private final List<Example> examples;
  private final StringBuilder html = new StringBuilder();

  private CorpusReport(CorpusStats stats, List<Example> examples) {
    this.stats = stats;
    this.examples = examples;
  }

  static String of(CorpusStats stats, List<Example> examples) {
    return new CorpusReport(stats, examples).write();
  }

  private String write() {
    var name = stats.pack() + " " + stats.packVersion();
    html.append(HEAD.formatted(Charts.escaped(name)));
    heading("h1", "Corpus of " + name, name + " 的语料");
    paragraph(
        Charts.grouped(stats.read())
            + " documents read, "
            + Charts.grouped(stats.keptCount())
            + " kept, of these "
            + Charts.grouped(stats.split().getOrDefault("validation", 0L))
            + " for validation.",
        "读入 "
            + Charts.grouped(stats.read())
            + " 篇，保留 "
            + Charts.grouped(stats.keptCount())
            + " 篇，其中 "
            + Charts.grouped(stats.split().getOrDefault("validation", 0L))
            + " 篇用于验证。");
    funnel();
    reasons();
    table("Kept, by kind and language", "保留的文档（类型/语言）", stats.kept());
    sources();
    histograms();
    teacher();
    examples();
    return html.append("</main></body></html>\n").toString();
  }

  private void funnel() {
    heading("h2", "What is left after each step", "各步骤之后剩余的文档");
    var english = new ArrayList<Bar>();
    var chinese = new ArrayList<Bar>();
    english.add(new Bar("read", stats.read()));
    chinese.add(new Bar("读入", stats.read()));
    for (var step : stats.funnel()) {
      english.add(new Bar(step.name(), step.left()));
      chinese.add(new Bar(STEPS_ZH.getOrDefault(step.name(), step.name()), step.left()));
    }
    both("div", Charts.rows(english), Charts.rows(chinese));
  }

  private void reasons() {
    if (stats.dropped().isEmpty()) {
      return;
    }
    heading("h2", "Why documents were dropped", "文档被剔除的原因");
    var english = new ArrayList<Bar>();
    var chinese = new ArrayList<Bar>();
    stats
        .dropped()
        .forEach(
            (reason, count) -> {
              english.add(new Bar(DropReason.valueOf(reason).english(), count));
              chinese.add(new Bar(DropReason.valueOf(reason).chinese(), count));
            });
    both("div", Charts.rows(english), Charts.rows(chinese));
  }

  private void sources() {
    heading("h2", "Sources", "来源");
    html.append("<table>");
    stats
        .sources()
        .forEach(
            (name, source) ->
                html.append("<tr><td>")
                    .append(Charts.escaped(name))
                    .append("</td><td class=\"n\">")
                    .append(Charts.grouped(source.kept()))
                    .append(" / ")
                    .append(Charts.grouped(source.read()))
                    .append("</td></tr>"));
    html.append("</table>");
  }

  private void histograms() {
    heading("h2", "Length of kept documents, characters", "保留文档的长度（字符数）");
    html.append(
        Charts.columns(
            stats.lengths().entrySet().stream()
                .map(e -> new Bar("<" + (2L << e.getKey()), e.getValue()))
                .toList()));
    if (!stats.scores().isEmpty()) {
      heading("h2", "Teacher's score by the classifier", "分类器给出的教师评分");
      html.append(
          Charts.columns(
              stats.scores().entrySet().stream()
                  .map(
                      e ->
                          new Bar(
                              String.format(Locale.ROOT, "≥%.1f", e.getKey() / 2.0), e.getValue()))
                  .toList()));
    }
  }

  private void teacher() {
    var agreement = stats.agreement();
    if (agreement == null) {
      return;
    }
    heading("h2", "Agreement with the teacher", "与教师的一致性");
    var figures =
        String.format(
            Locale.ROOT,
            "%d, %.2f, %.2f, %.2f, %.2f",
            agreement.verdicts(),
            agreement.exact(),
            agreement.majority(),
            agreement.withinOne(),
            agreement.meanError());
    paragraph(
        "Verdicts, share equal, share of the commonest score, share within one, mean error"
            + " (5-fold, on verdicts not learned from): "
            + figures
            + ". Who judged: "
            + String.join("; ", stats.teacher()),
        "判定数、完全一致比例、最常见分值的比例、相差不超过1分的比例、平均误差（5折，未参与训练的判定）："
            + figures
            + "。评判者："
            + String.join("；", stats.teacher()));
  }

  private void examples() {
    if (examples.isEmpty()) {
      return;
    }
    heading("h2", "Examples of what was dropped", "被剔除文档举例");
    for (var example : examples) {
      both(
          "strong",
          Charts.escaped(example.reason().english()),
          Charts.escaped(example.reason().chinese()));
      html.append(" <code>").append(Charts.escaped(example.id())).append("</code> ");
      html.append(Charts.escaped(example.detail()));
      html.append("<pre>").append(Charts.escaped(example.text())).append("</pre>\n");
    }
  }

  private void table(String english, String chinese, Map<String, Long> rows) {
    heading("h2", english, chinese);
    html.append("<table>");
    rows.forEach(
        (name, count) ->
            html.append("<tr><td>")
                .append(Charts.escaped(name))
                .append("</td><td class=\"n\">")
                .append(Charts.grouped(count))
                .append("</td></tr>"));
    html.append("</table>\n");
  }

  private void heading(String tag, String english, String chinese) {
    both(tag, Charts.escaped(english), Charts.escaped(chinese));
  }

  private void paragraph(String english, String chinese) {
    both("p", Charts.escaped(english), Charts.escaped(chinese));
  }

  private void both(String tag, String english, String chinese) {
    html.append("<%s class=\"en\">%s</%s>".formatted(tag, english, tag));
    html.append("<%s class=\"zh\" lang=\"zh\">%s</%s>\n".formatted(tag, chinese, tag));
  }
}

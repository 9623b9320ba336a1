package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vademecum.corpus.Charts.Bar;

/**
 * {@code report.html}: what became of the documents, for people. One file without scripts or
 * anything to fetch; both languages are in it, and two radio buttons show the one or the other.
 */
final class CorpusReport {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>%s</title>
      <style>
      body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;color:#1c2733;background:#fff}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
      svg{width:100%%;height:auto}svg.square{max-width:300px}svg rect{fill:#2f6f8f}svg text{font:12px system-ui,sans-serif;fill:#1c2733}
      table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d8dee4;vertical-align:top}
      td.n{text-align:right;white-space:nowrap}.wide{overflow-x:auto;font-size:12px}details{margin:.2rem 0}h3{font-size:1rem;margin-bottom:.2rem}
      pre{white-space:pre-wrap;margin:.2rem 0;background:#f4f6f8;padding:.5rem}
      #zh:checked~main .en,#en:checked~main .zh{display:none}
      @media(prefers-color-scheme:dark){body{background:#12181f;color:#dde5ec}svg text{fill:#dde5ec}svg rect{fill:#67a9c9}pre{background:#1d2630}td,th{border-color:#34404c}}
      </style></head><body>
      <input type="radio" name="language" id="en" checked><label for="en">English</label>
      <input type="radio" name="language" id="zh"><label for="zh">中文</label>
      <main>
      """;

  private final CorpusStats stats;
  private final StringBuilder html = new StringBuilder();

  private CorpusReport(CorpusStats stats) {
    this.stats = stats;
  }

  static String of(CorpusStats stats) {
    return new CorpusReport(stats).write();
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
    reasonsBySource();
    repairs();
    table("Kept, by kind and language", "保留的文档（类型/语言）", stats.kept());
    sources();
    table("Kept, by licence", "保留的文档（许可）", named(stats.licenses()));
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
      var name = DropReason.Step.valueOf(step.name());
      english.add(new Bar(name.english(), step.left()));
      chinese.add(new Bar(name.chinese(), step.left()));
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

  // A row for each source, a column for each reason that occurs.
  private void reasonsBySource() {
    if (stats.dropped().isEmpty()) {
      return;
    }
    heading("h2", "Reasons by source", "各来源的剔除原因");
    html.append("<div class=\"wide\"><table><tr><th></th>");
    for (var reason : stats.dropped().keySet()) {
      var named = DropReason.valueOf(reason);
      html.append("<th>");
      both("span", Charts.escaped(named.english()), Charts.escaped(named.chinese()));
      html.append("</th>");
    }
    html.append("</tr>");
    stats
        .droppedBySource()
        .forEach(
            (source, reasons) -> {
              html.append("<tr><td>").append(Charts.escaped(source)).append("</td>");
              stats.dropped().keySet().forEach(reason -> number(reasons.getOrDefault(reason, 0L)));
              html.append("</tr>");
            });
    html.append("</table></div>\n");
  }

  private void number(long count) {
    html.append("<td class=\"n\">").append(count == 0 ? "" : Charts.grouped(count)).append("</td>");
  }

  private void repairs() {
    if (!stats.repairs().isEmpty()) {
      table(
          "Changed in texts: personal data by its mark, lines and sentences taken out",
          "文本中的改动：个人信息（按标记）、删去的行和句子",
          stats.repairs());
    }
  }

  private static Map<String, Long> named(Map<String, Long> licenses) {
    var named = new TreeMap<String, Long>();
    licenses.forEach((name, count) -> named.put(name.isBlank() ? "–" : name, count));
    return named;
  }

  private void sources() {
    heading("h2", "Sources: kept / read", "来源：保留/读入");
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
    var english =
        List.of(
            "verdicts (5-fold, scored by a classifier that had not seen them)",
            "score equal when rounded",
            "always saying the commonest score",
            "within one point",
            "mean error, points",
            "correlation",
            "useful (3 and more): precision / recall / F1");
    var chinese =
        List.of(
            "判定数（5折，分类器未见过）",
            "取整后一致",
            "始终取最常见分值",
            "相差不超过1分",
            "平均误差（分）",
            "相关系数",
            "有用（3分及以上）：精确率/召回率/F1");
    var values = values(agreement);
    html.append("<table>");
    for (var i = 0; i < values.size(); i++) {
      html.append("<tr><td>");
      both("span", english.get(i), chinese.get(i));
      html.append("</td><td class=\"n\">").append(values.get(i)).append("</td></tr>");
    }
    html.append("</table>");
    paragraph(
        "Mean score of the classifier (across) and mean verdict of the teacher (up), for documents"
            + " of the same rounded score; on the line the two agree. Who judged: "
            + Charts.escaped(String.join("; ", stats.teacher())),
        "分类器平均分（横轴）与教师平均分（纵轴），按取整后的分值分组；落在斜线上即一致。评判者："
            + Charts.escaped(String.join("；", stats.teacher())));
    html.append(Charts.calibration(agreement.calibration()));
    var dropped = stats.dropped().getOrDefault(DropReason.LOW_TEACHER_SCORE.name(), 0L);
    paragraph(
        String.format(
            Locale.ROOT,
            "The threshold is %.1f; it costs %,d documents.",
            stats.threshold(),
            dropped),
        String.format(Locale.ROOT, "阈值为%.1f，因此剔除%,d篇文档。", stats.threshold(), dropped));
  }

  private static List<String> values(ScoreAgreement agreement) {
    var useful = agreement.useful();
    var correlation = agreement.correlation();
    return List.of(
        String.valueOf(agreement.verdicts()),
        share(agreement.exact()),
        share(agreement.majority()),
        share(agreement.withinOne()),
        share(agreement.meanError()),
        correlation == null ? "–" : share(correlation),
        share(useful.precision()) + " / " + share(useful.recall()) + " / " + share(useful.f1()));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void examples() {
    if (stats.examples().isEmpty()) {
      return;
    }
    heading("h2", "Examples of what was dropped", "被剔除文档举例");
    DropReason last = null;
    for (var example : stats.examples()) {
      if (example.reason() != last) {
        last = example.reason();
        heading("h3", last.english(), last.chinese());
      }
      html.append("<details><summary><code>")
          .append(Charts.escaped(example.id()))
          .append("</code> ")
          .append(Charts.escaped(example.detail()))
          .append("</summary><pre>")
          .append(Charts.escaped(example.text()))
          .append("</pre></details>\n");
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

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/** The main rates of arms and of their slices by language and audience, as forest plots. */
final class PlotSection {
  private static final List<String> PLOTTED =
      List.of("hallucinatedResponses", "unsupportedClaims", "criticalOmission", "findingRecall");
  private static final Map<String, Localized> SLICES =
      Map.of(
          "en", new Localized("in English", "英文"),
          "zh", new Localized("in Chinese", "中文"),
          "clinician", new Localized("for clinicians", "面向临床医生"),
          "patient", new Localized("for patients", "面向患者"));

  private final Page page;

  PlotSection(Page page) {
    this.page = page;
  }

  void write(Map<String, ArmMetrics> metrics) {
    page.heading("Arms and slices", "各组及分层");
    for (var metric : PLOTTED) {
      if (!rows(metric, metrics, Language.EN).isEmpty()) {
        var title = MetricNames.of(metric);
        page.both("h3", Page.escape(title.en()), Page.escape(title.zh()));
        page.both(
            "div",
            ForestPlot.ofRates(rows(metric, metrics, Language.EN), title, Language.EN),
            ForestPlot.ofRates(rows(metric, metrics, Language.ZH), title, Language.ZH));
      }
    }
  }

  private static List<ForestPlot.Row> rows(
      String metric, Map<String, ArmMetrics> metrics, Language language) {
    var rows = new ArrayList<ForestPlot.Row>();
    metrics.forEach(
        (name, m) -> {
          var rate = m.rates().get(metric);
          if (rate != null && rate.value() != null) {
            rows.add(new ForestPlot.Row(named(name, language), rate));
          }
        });
    return rows;
  }

  // An arm keeps its name; of a slice the part behind the stroke is said in words.
  private static String named(String name, Language language) {
    var stroke = name.indexOf('/');
    var slice = name.substring(stroke + 1);
    return stroke < 0
        ? name
        : name.substring(0, stroke + 1)
            + SLICES.getOrDefault(slice, new Localized(slice, slice)).in(language);
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;

/** Paired differences as forest plots, one a measure, with p before and after adjusting. */
final class DifferenceSection {
  private final Page page;

  DifferenceSection(Page page) {
    this.page = page;
  }

  void write(List<PairedDifference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    var compared = differences.stream().filter(d -> d.p() != null).count();
    page.heading("Paired differences, in points", "配对差异（百分点）");
    page.paragraph(
        ("Over the cases that both have, the second minus the first. Intervals are 95%% and resample"
                + " clusters of both together. p is by swapping the results of clusters; behind the"
                + " arrow it is adjusted for all %d comparisons (Holm).")
            .formatted(compared),
        "只计双方共有的病例，后者减前者。区间为 95%%，对双方的聚类同步重抽样；p 值由按聚类互换结果得出，箭头之后为按全部 %d 次比较校正（Holm）的值。"
            .formatted(compared));
    differences.stream()
        .map(PairedDifference::metric)
        .distinct()
        .forEach(m -> plot(m, differences.stream().filter(d -> d.metric().equals(m)).toList()));
  }

  private void plot(String metric, List<PairedDifference> differences) {
    var rows = new ArrayList<ForestPlot.Row>();
    var least = Integer.MAX_VALUE;
    var most = 0;
    for (var difference : differences) {
      least = Math.min(least, difference.cases());
      most = Math.max(most, difference.cases());
      rows.add(
          new ForestPlot.Row(
              difference.second() + " − " + difference.first(), difference.rate(), p(difference)));
    }
    var title = MetricNames.of(metric);
    var judge = MetricNames.judge(differences.getFirst().judgedBy());
    var cases = least == most ? String.valueOf(most) : least + "–" + most;
    heading(title, judge.en() + ", " + cases + " cases paired", judge.zh() + "，配对 " + cases + " 例");
    page.both(
        "div",
        ForestPlot.ofDifferences(rows, title, Language.EN),
        ForestPlot.ofDifferences(rows, title, Language.ZH));
  }

  private void heading(Localized title, String english, String chinese) {
    page.both(
        "h3",
        Page.escape(title.en()) + " <small>" + Page.escape(english) + "</small>",
        Page.escape(title.zh()) + " <small>" + Page.escape(chinese) + "</small>");
  }

  private static String p(PairedDifference difference) {
    return difference.p() == null
        ? ""
        : "p " + Figures.p(difference.p()) + " → " + Figures.p(difference.adjustedP());
  }
}

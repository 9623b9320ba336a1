package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Rate;

class ForestPlotTest {
  private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");
  private static final Localized TITLE = new Localized("sentences without support", "无依据的句子");
  private static final List<ForestPlot.Row> ROWS =
      List.of(
          new ForestPlot.Row("甲", new Rate(0.1, 0.05, 0.2, 80, 20, "cluster bootstrap")),
          new ForestPlot.Row("乙", new Rate(null, null, null, 80, 20, "not measurable")),
          new ForestPlot.Row("丙", new Rate(null, null, null, 0, 0, "nothing to measure")));

  @Test
  void a_chinese_plot_has_no_english_word() {
    for (var plot :
        List.of(
            ForestPlot.ofRates(ROWS, TITLE, Language.ZH),
            ForestPlot.ofDifferences(ROWS, TITLE, Language.ZH))) {
      assertThat(texts(plot))
          .contains("无法测量", "–")
          .noneMatch(t -> Pattern.compile("[A-Za-z]").matcher(t).find());
      assertThat(plot).contains("aria-label=\"无依据的句子\"");
    }
  }

  @Test
  void an_english_plot_says_the_same_in_english() {
    assertThat(texts(ForestPlot.ofRates(ROWS, TITLE, Language.EN)))
        .contains("10.0% (5.0–20.0)", "not measurable");
    assertThat(texts(ForestPlot.ofDifferences(ROWS, TITLE, Language.EN)))
        .contains("+10.0 (+5.0 to +20.0)", "not measurable");
  }

  private static List<String> texts(String plot) {
    return TEXT.matcher(plot).results().map((MatchResult r) -> r.group(1)).toList();
  }
}

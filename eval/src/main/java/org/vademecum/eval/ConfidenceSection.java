package org.vademecum.eval;

import java.util.Map;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Calibration;
import org.vademecum.eval.statistics.RiskCoverage;

/** Confidence against truth, arm by arm: two panels where there is something to see. */
final class ConfidenceSection {
  private final Page page;

  ConfidenceSection(Page page) {
    this.page = page;
  }

  void write(Map<String, Confidence> arms) {
    page.heading("Confidence against gold", "置信度与金标准");
    page.paragraph(
        "Left: the share of wrong answers if only the surest are given. Right: how often answers of"
            + " a confidence are right; on the diagonal it means what it says.",
        "左：只给出最有把握的回答时其中错误的比例。右：各置信度的回答实际正确的比例；位于对角线上则名副其实。");
    arms.forEach(this::arm);
  }

  private void arm(String name, Confidence confidence) {
    var source =
        confidence.source().equals("answers")
            ? new Localized("as the answers say", "回答自带")
            : new Localized("share of claims that are supported", "有依据主张的比例");
    page.both(
        "h3",
        Page.escape(name) + " <small>" + source.en() + ", n " + confidence.answers() + "</small>",
        Page.escape(name) + " <small>" + source.zh() + "，n " + confidence.answers() + "</small>");
    var risk = confidence.riskCoverage();
    var calibration = confidence.calibration();
    if (risk == null || calibration == null) {
      var why = Outcomes.name(String.valueOf(confidence.reason()));
      page.paragraph("Nothing to show: " + why.en() + ".", "无可显示：" + why.zh() + "。");
      return;
    }
    figures(risk, calibration);
    page.both(
        "div",
        ConfidencePlot.of(risk, calibration, Language.EN),
        ConfidencePlot.of(risk, calibration, Language.ZH));
  }

  private void figures(RiskCoverage risk, Calibration calibration) {
    page.paragraph(
        "AURC %s, above the best order %s; Brier %s, expected calibration error %s."
            .formatted(
                Figures.plain(risk.area()),
                Figures.plain(risk.excess()),
                Figures.plain(calibration.brier()),
                Figures.plain(calibration.expectedError())),
        "AURC %s，高出最佳次序 %s；Brier 分数 %s，期望校准误差 %s。"
            .formatted(
                Figures.plain(risk.area()),
                Figures.plain(risk.excess()),
                Figures.plain(calibration.brier()),
                Figures.plain(calibration.expectedError())));
  }
}

package org.vademecum.eval;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Calibration;
import org.vademecum.eval.statistics.RiskCoverage;

/**
 * Two panels side by side as inline SVG: on the left the share of wrong answers among the surest
 * ones at every coverage, on the right how often answers are right at each confidence, with the
 * diagonal of a confidence that means what it says. A dot's area grows with its answers.
 */
final class ConfidencePlot {
  private static final int SIDE = 240;
  private static final int TOP = 14;
  private static final int LEFT = 60;
  private static final int SECOND = 490;
  private static final Localized COVERAGE = new Localized("share answered", "作答比例");
  private static final Localized RISK = new Localized("wrong among them", "其中错误");
  private static final Localized SAID = new Localized("confidence", "置信度");
  private static final Localized SEEN = new Localized("right", "正确");

  private final Language language;
  private final StringBuilder svg = new StringBuilder();

  private ConfidencePlot(Language language) {
    this.language = language;
  }

  static String of(RiskCoverage risk, Calibration calibration, Language language) {
    return new ConfidencePlot(language).write(risk, calibration);
  }

  private String write(RiskCoverage risk, Calibration calibration) {
    var most = risk.curve().stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(1);
    var top = ForestPlot.nice(most);
    frame(LEFT, top, COVERAGE, RISK);
    curve(risk.curve(), top);
    frame(SECOND, 1, SAID, SEEN);
    line("nought", SECOND, TOP + SIDE, SECOND + SIDE, TOP);
    calibration.bins().stream().filter(b -> b.n() > 0).forEach(b -> bin(b, calibration.bins()));
    return "<svg class=\"forest\" viewBox=\"0 0 840 310\" role=\"img\" aria-label=\"%s\">%s</svg>\n"
        .formatted(COVERAGE.in(language) + ", " + RISK.in(language), svg);
  }

  private void frame(int left, double top, Localized across, Localized up) {
    for (var i = 0; i <= 4; i++) {
      var at = i / 4.0;
      line("grid", left + SIDE * at, TOP, left + SIDE * at, TOP + SIDE);
      line("grid", left, TOP + SIDE * at, left + SIDE, TOP + SIDE * at);
      text(left + SIDE * at, TOP + SIDE + 18, "middle", percent(at));
      text(left - 8, TOP + SIDE * (1 - at) + 4, "end", percent(at * top));
    }
    text(left + SIDE / 2.0, TOP + SIDE + 38, "middle", across.in(language));
    text(left + SIDE + 10, TOP + 10, "start", up.in(language));
  }

  // Straight between two scores: answers of the same score share their errors.
  private void curve(List<RiskCoverage.Point> points, double top) {
    var path =
        points.stream()
            .map(
                p ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        LEFT + SIDE * p.coverage(),
                        TOP + SIDE * (1 - p.risk() / top)))
            .collect(Collectors.joining(" "));
    svg.append("<polyline class=\"curve\" points=\"").append(path).append("\"/>");
    for (var point : points) {
      if (points.size() <= 40) {
        dot(LEFT + SIDE * point.coverage(), TOP + SIDE * (1 - point.risk() / top), 3);
      }
    }
  }

  private void bin(Calibration.Bin bin, List<Calibration.Bin> all) {
    var answers = all.stream().mapToInt(Calibration.Bin::n).sum();
    dot(
        SECOND + SIDE * Objects.requireNonNull(bin.said()),
        TOP + SIDE * (1 - Objects.requireNonNull(bin.seen())),
        3 + 9 * Math.sqrt(bin.n() / (double) answers));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share).replace(".0", "") + "%";
  }

  private void dot(double x, double y, double radius) {
    svg.append(
        String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, radius));
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            kind,
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            Page.escape(words)));
  }
}

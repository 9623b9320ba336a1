package org.vademecum.corpus;

import java.util.List;
import java.util.Locale;

/** Bar charts as inline SVG, so that the report is one file. */
final class Charts {
  private static final int BAR = 24;
  private static final int WIDTH = 640;
  private static final int LABEL = 190;

  private Charts() {}

  /** A bar with its label. */
  record Bar(String label, long count) {}

  /** Horizontal bars under each other, for a funnel or reasons. */
  static String rows(List<Bar> bars) {
    var most = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
    var svg = open(bars.size() * BAR);
    for (var i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      var length = (WIDTH - LABEL - 80.0) * bar.count() / most;
      var y = i * BAR;
      svg.append(text(LABEL - 8, y + 16, "end", bar.label()));
      svg.append(rectangle(LABEL, y + 4, length, BAR - 8));
      svg.append(text(LABEL + length + 6, y + 16, "start", grouped(bar.count())));
    }
    return svg.append("</svg>").toString();
  }

  /** Upright bars beside each other, for a histogram. */
  static String columns(List<Bar> bars) {
    var height = 160;
    var most = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
    var svg = open(height + 40);
    var width = WIDTH / Math.max(1.0, bars.size());
    for (var i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      var length = (height - 20.0) * bar.count() / most;
      svg.append(rectangle(i * width + 2, height - length, width - 4, length));
      svg.append(text(i * width + width / 2, height - length - 4, "middle", grouped(bar.count())));
      svg.append(text(i * width + width / 2, height + 16, "middle", bar.label()));
    }
    return svg.append("</svg>").toString();
  }

  /** Verdicts over scores from 0 to 5, a circle for each group as large as it has documents. */
  static String calibration(List<ScoreAgreement.Bin> bins) {
    var size = 260;
    var unit = 44.0;
    var most = Math.max(1, bins.stream().mapToInt(ScoreAgreement.Bin::documents).max().orElse(1));
    var svg =
        new StringBuilder(
            "<svg class=\"square\" viewBox=\"0 0 %d %d\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">"
                .formatted(size, size));
    svg.append("<path d=\"M30 230L250 10M30 10V230H250\" fill=\"none\" stroke=\"#8fa0ad\"/>");
    for (var point = 0; point <= 5; point++) {
      svg.append(text(30 + unit * point, 246, "middle", String.valueOf(point)));
      svg.append(text(24, 234 - unit * point, "end", String.valueOf(point)));
    }
    for (var bin : bins) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#2f6f8f\" fill-opacity=\"0.7\"><title>%d</title></circle>",
              30 + unit * bin.score(),
              230 - unit * bin.verdict(),
              3 + 9 * Math.sqrt(bin.documents() / (double) most),
              bin.documents()));
    }
    return svg.append("</svg>").toString();
  }

  /** Safe inside HTML and SVG. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static StringBuilder open(int height) {
    return new StringBuilder(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">"
            .formatted(WIDTH, height));
  }

  private static String rectangle(double x, double y, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
        x,
        y,
        Math.max(1, width),
        Math.max(1, height));
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x,
        y,
        anchor,
        escaped(text));
  }
}

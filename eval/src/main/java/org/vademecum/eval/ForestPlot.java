package org.vademecum.eval;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Localized;
import org.vademecum.eval.statistics.Rate;

/**
 * Intervals below each other as inline SVG: a line a row, the value as a dot, the figures in words
 * at the right. Rates run from nought to just above the highest bound, differences around nought.
 */
final class ForestPlot {
  private static final int LEFT = 270;
  private static final int WIDTH = 370;
  private static final int ROW = 24;
  private static final double[] NICE = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0};

  private final double low;
  private final double high;
  private final boolean difference;
  private final Language language;
  private final StringBuilder svg = new StringBuilder();

  /** A row: a rate, or a difference of rates, under its name; a note stands at the far right. */
  record Row(String name, Rate rate, String note) {
    Row(String name, Rate rate) {
      this(name, rate, "");
    }
  }

  private ForestPlot(double low, double high, boolean difference, Language language) {
    this.language = language;
    this.low = low;
    this.high = high;
    this.difference = difference;
  }

  static String ofRates(List<Row> rows, Localized label, Language language) {
    var most = rows.stream().mapToDouble(r -> bound(r.rate())).max().orElse(1);
    return new ForestPlot(0, nice(most), false, language).write(rows, label);
  }

  static String ofDifferences(List<Row> rows, Localized label, Language language) {
    var most = rows.stream().mapToDouble(r -> bound(r.rate())).max().orElse(1);
    return new ForestPlot(-nice(most), nice(most), true, language).write(rows, label);
  }

  private static double bound(Rate rate) {
    return rate.low() == null || rate.high() == null
        ? 0
        : Math.max(Math.abs(rate.low()), Math.abs(rate.high()));
  }

  /** The least round share that is not below. */
  static double nice(double most) {
    for (var step : NICE) {
      if (most <= step) {
        return step;
      }
    }
    return 1;
  }

  private String write(List<Row> rows, Localized label) {
    var height = ROW * rows.size() + 34;
    for (var i = 0; i <= 4; i++) {
      var at = low + (high - low) * i / 4;
      line("grid", x(at), x(at), 4, height - 26);
      text(x(at), height - 10, "middle", tick(at));
    }
    if (difference) {
      line("nought", x(0), x(0), 4, height - 26);
    }
    var y = 18;
    for (var row : rows) {
      row(row, y);
      y += ROW;
    }
    var noted = rows.stream().anyMatch(r -> !r.note().isEmpty());
    return "<svg class=\"forest\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>\n"
        .formatted(noted ? 980 : 840, height, Page.escape(label.in(language)), svg);
  }

  private void row(Row row, int y) {
    var slice = row.name().indexOf('/');
    var name = slice < 0 ? row.name() : row.name().substring(slice + 1);
    text(slice < 0 ? 0 : 16, y + 4, "start", name);
    var rate = row.rate();
    if (rate.value() != null && rate.low() != null && rate.high() != null) {
      line("interval", x(rate.low()), x(rate.high()), y, y);
      svg.append(
          String.format(
              Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"4.5\"/>", x(rate.value()), y));
    }
    text(
        LEFT + WIDTH + 24,
        y + 4,
        "start",
        difference ? Figures.points(rate, language) : Figures.interval(rate, language));
    text(LEFT + WIDTH + 202, y + 4, "start", row.note());
  }

  private double x(double value) {
    return LEFT + WIDTH * (Math.max(low, Math.min(high, value)) - low) / (high - low);
  }

  private String tick(double at) {
    var text = String.format(Locale.ROOT, difference ? "%+.1f" : "%.1f", 100 * at);
    return Objects.equals(text, "+0.0") ? "0" : text.replace(".0", "") + (difference ? "" : "%");
  }

  private void line(String kind, double x1, double x2, int y1, int y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
            kind,
            x1,
            x2,
            y1,
            y2));
  }

  private void text(double x, int y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            Page.escape(words)));
  }
}

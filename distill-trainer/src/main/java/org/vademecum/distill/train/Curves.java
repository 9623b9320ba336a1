package org.vademecum.distill.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a log: the loss, and everything that was measured on held-out rows, by step. */
public final class Curves {
  private Curves() {}

  /** Writes {@code curves.png} into a folder; an empty log draws nothing. */
  public static void draw(List<TrainingLog.Line> lines, Path folder) {
    if (lines.isEmpty()) {
      return;
    }
    var losses =
        new XYChartBuilder()
            .width(900)
            .height(420)
            .title("Loss (nats a token) and bits per byte")
            .xAxisTitle("step")
            .build();
    var skills =
        new XYChartBuilder()
            .width(900)
            .height(420)
            .title("Held-out skills (share)")
            .xAxisTitle("step")
            .build();
    add(losses, "loss", lines, lines.stream().map(TrainingLog.Line::loss).toList());
    lines.stream()
        .flatMap(line -> line.measured().keySet().stream())
        .distinct()
        .forEach(
            name -> {
              var some = lines.stream().filter(l -> l.measured().containsKey(name)).toList();
              var chart = name.equals("validationBitsPerByte") ? losses : skills;
              add(chart, name, some, some.stream().map(l -> l.measured().get(name)).toList());
            });
    var charts = skills.getSeriesMap().isEmpty() ? List.of(losses) : List.of(losses, skills);
    try {
      BitmapEncoder.saveBitmap(
          charts, charts.size(), 1, folder.resolve("curves.png").toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write curves.png into " + folder, e);
    }
  }

  private static void add(
      XYChart chart, String name, List<TrainingLog.Line> lines, List<Double> values) {
    chart
        .addSeries(name, lines.stream().map(l -> (double) l.step()).toList(), values)
        .setMarker(SeriesMarkers.NONE);
  }
}

package org.vademecum.distill.train;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.vademecum.cli.Json;

/**
 * The results of {@link CurationExperiment} as a table in Markdown and a picture: {@code
 * RESULTS.jsonl PICTURE.png}. Intervals are Student's t over seeds; differences are those of runs
 * with the same seed.
 */
public final class CurationFigures {
  private static final List<String> VARIANTS = List.of("raw", "deduplicated", "filtered", "taught");
  private static final List<String> TEXTS =
      List.of("English", "Chinese", "laboratory", "both languages");

  /** Student's t at 0.975 for 1 to 5 degrees of freedom. */
  private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571};

  private record Estimate(double mean, double half) {
    static Estimate of(List<Double> values) {
      var n = values.size();
      var mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
      var squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      var half = n < 2 ? Double.NaN : T[n - 2] * Math.sqrt(squares / (n - 1) / n);
      return new Estimate(mean, half);
    }

    private String text(boolean signed) {
      return String.format(Locale.ROOT, signed ? "%+.3f ± %.3f" : "%.3f ± %.3f", mean, half);
    }
  }

  /** Bits per byte by variant, then seed, then text. */
  private final Map<String, Map<Long, Map<String, Double>>> figures = new LinkedHashMap<>();

  private CurationFigures(Path results) throws IOException {
    for (var line : Files.readAllLines(results)) {
      var run = Json.read(line, results.toString());
      var lab = run.path("lab").asDouble() * run.path("labBytes").asDouble();
      var other = run.path("other").asDouble() * run.path("otherBytes").asDouble();
      var bytes = run.path("labBytes").asDouble() + run.path("otherBytes").asDouble();
      var english = (lab + other) / bytes;
      var chinese = run.path("zh").asDouble();
      var texts = Map.of("English", english, "Chinese", chinese);
      var all = new LinkedHashMap<>(texts);
      all.put("laboratory", run.path("lab").asDouble());
      all.put("both languages", (english + chinese) / 2);
      figures
          .computeIfAbsent(run.path("variant").asText(), name -> new TreeMap<>())
          .put(run.path("seed").asLong(), all);
    }
  }

  /** Prints the tables and draws the picture. */
  public static void main(String[] args) throws IOException {
    var all = new CurationFigures(Path.of(args[0]));
    all.print();
    all.printSeeds();
    all.draw(Path.of(args[1]));
  }

  private Estimate absolute(String variant, String text) {
    return Estimate.of(of(variant).values().stream().map(run -> value(run, text)).toList());
  }

  private List<Double> differences(String variant, String base, String text) {
    var differences = new ArrayList<Double>();
    var pairs = of(base);
    of(variant)
        .forEach(
            (seed, run) -> {
              var pair = pairs.get(seed);
              if (pair != null) {
                differences.add(value(run, text) - value(pair, text));
              }
            });
    return differences;
  }

  private Map<Long, Map<String, Double>> of(String variant) {
    return figures.getOrDefault(variant, Map.of());
  }

  private static double value(Map<String, Double> run, String text) {
    return run.getOrDefault(text, Double.NaN);
  }

  private void print() {
    System.out.println("| trained on | seeds | " + String.join(" | ", TEXTS) + " |");
    for (var variant : VARIANTS) {
      var row = new StringBuilder("| " + variant + " | " + of(variant).size());
      TEXTS.forEach(text -> row.append(" | ").append(absolute(variant, text).text(false)));
      System.out.println(row.append(" |"));
    }
    System.out.println("| difference | pairs | " + String.join(" | ", TEXTS) + " |");
    VARIANTS.subList(1, VARIANTS.size()).forEach(variant -> printDifference(variant, "raw"));
    for (var i = 2; i < VARIANTS.size(); i++) {
      printDifference(VARIANTS.get(i), VARIANTS.get(i - 1));
    }
  }

  private void printDifference(String variant, String base) {
    var pairs = differences(variant, base, "English").size();
    var row = new StringBuilder("| " + variant + " - " + base + " | " + pairs);
    for (var text : TEXTS) {
      row.append(" | ").append(Estimate.of(differences(variant, base, text)).text(true));
    }
    System.out.println(row.append(" |"));
  }

  private void printSeeds() {
    System.out.println("| both languages | seed: bits per byte |");
    for (var variant : VARIANTS) {
      var row = new StringBuilder("| " + variant + " |");
      of(variant)
          .forEach(
              (seed, run) ->
                  row.append(
                      String.format(Locale.ROOT, " %d: %.3f", seed, value(run, "both languages"))));
      System.out.println(row.append(" |"));
    }
  }

  private void draw(Path file) throws IOException {
    var chart =
        new CategoryChartBuilder()
            .width(900)
            .height(460)
            .title("Bits per byte minus those of raw text: mean and 95% interval")
            .yAxisTitle("below 0: better than raw")
            .build();
    var styler = chart.getStyler();
    styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setYAxisDecimalPattern("0.00");
    for (var variant : VARIANTS.subList(1, VARIANTS.size())) {
      var estimates = TEXTS.stream().map(t -> Estimate.of(differences(variant, "raw", t))).toList();
      chart.addSeries(
          variant,
          TEXTS,
          estimates.stream().map(Estimate::mean).toList(),
          estimates.stream().map(Estimate::half).toList());
    }
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }
}

package org.vademecum.eval.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A trained detector as its file holds it: a logistic regression over {@link Features}, and the
 * calibration of its log-odds.
 *
 * @param kind always {@value #KIND}
 * @param features names, so that a file of another version is refused and not misread
 * @param means of the features in training, taken off before they are divided by their scales
 * @param calibration which of the two makes the score
 * @param platt fitted to values by cross validation, as is {@code isotonic}
 * @param threshold the probability under which a response counts as not supported
 * @param training what it was trained on, and how it did on what it had not seen
 */
public record Detector(
    String kind,
    List<String> features,
    double[] means,
    double[] scales,
    double[] weights,
    double bias,
    Calibrator.Kind calibration,
    Platt platt,
    Isotonic isotonic,
    double threshold,
    Map<String, Object> training) {
  private static final String KIND = "vademecum-detector-2";

  static Detector fit(
      List<double[]> rows,
      List<Boolean> labels,
      List<Double> values,
      Calibrator.Kind calibration,
      Scaling scaling,
      Map<String, Object> training) {
    var model =
        Logistic.fit(rows.stream().map(scaling::row).toList(), labels, Features.all().size());
    var platt = Platt.fit(values, labels);
    var isotonic = Isotonic.fit(values, labels);
    var used = calibration == Calibrator.Kind.PLATT ? platt : isotonic;
    return new Detector(
        KIND,
        Features.all(),
        scaling.means(),
        scaling.scales(),
        model.weights(),
        model.bias(),
        calibration,
        platt,
        isotonic,
        CrossValidation.threshold(values.stream().map(used::probability).toList(), labels),
        training);
  }

  private Calibrator calibrator() {
    return switch (calibration) {
      case PLATT -> platt;
      case ISOTONIC -> isotonic;
    };
  }

  /** Means and deviations of features, so that one penalty fits all. */
  record Scaling(double[] means, double[] scales) {
    static Scaling of(List<double[]> rows) {
      var size = Features.all().size();
      var means = new double[size];
      var scales = new double[size];
      for (var f = 0; f < size; f++) {
        var feature = f;
        means[f] = rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
        var mean = means[f];
        var variance =
            rows.stream().mapToDouble(r -> (r[feature] - mean) * (r[feature] - mean)).average();
        scales[f] = Math.max(1e-6, Math.sqrt(variance.orElse(1)));
        // What never varied says nothing, now or later.
        scales[f] = scales[f] <= 1e-6 ? 1e9 : scales[f];
      }
      return new Scaling(means, scales);
    }

    Map<Integer, Double> row(double[] features) {
      var row = new HashMap<Integer, Double>();
      for (var f = 0; f < features.length; f++) {
        row.put(f, Math.clamp((features[f] - means[f]) / scales[f], -8, 8));
      }
      return row;
    }
  }

  ScoredPair score(CheckedPair checked) {
    var row = new Scaling(means, scales).row(Features.of(checked));
    var value = new Logistic(weights, bias).decide(row);
    return ScoredPair.of(checked, calibrator().probability(value), threshold);
  }

  /** Writes the file. */
  public void write(Path file) {
    try {
      Files.writeString(file, Json.writePretty(this) + "\n");
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write: " + file, "choose another --model", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws Fault where it is no detector, or one of other features
   */
  public static Detector read(Path file) {
    try {
      var detector = Json.mapper().readValue(Files.readString(file), Detector.class);
      if (!KIND.equals(detector.kind()) || !Features.all().equals(detector.features())) {
        throw Fault.input(
            "no-detector",
            "not a detector of this version: " + file,
            "train one with vade score --train");
      }
      return detector;
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check --model", e);
    } catch (JsonProcessingException e) {
      throw Fault.input(
          "no-detector", "not a detector: " + file, "train one with vade score --train", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
  }
}

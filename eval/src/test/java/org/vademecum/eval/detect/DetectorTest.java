package org.vademecum.eval.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.eval.ScoreCommand;
import org.vademecum.eval.statistics.Rate;

class DetectorTest {
  private static final long SEED = 11;
  private static final List<String> TOWNS = List.of("Lund", "Visby", "Kiruna", "Malmo", "Umea");

  @TempDir private Path folder;

  // Half the responses give the source's year, half another; their words and lengths are alike.
  private static List<Pair> towns(int groups) {
    var random = new SplittableRandom(SEED);
    var pairs = new ArrayList<Pair>();
    for (var i = 0; i < groups; i++) {
      var town = TOWNS.get(i % TOWNS.size());
      var year = 1200 + random.nextInt(700);
      var source = "The town of " + town + " was founded in " + year + ". It lies by the water.";
      for (var label = 0; label < 2; label++) {
        var said = label == 1 ? year : 1200 + random.nextInt(700);
        var response = "The town of " + town + " was founded in " + said + ".";
        pairs.add(
            new Pair(
                i + "-" + label,
                source,
                response,
                "g" + i,
                label == 1 ? "untouched" : "number",
                label));
      }
    }
    return pairs;
  }

  private static double value(@org.jspecify.annotations.Nullable Object rate) {
    return Objects.requireNonNull(((Rate) Objects.requireNonNull(rate)).value());
  }

  @SuppressWarnings("unchecked") // Figures are nested maps by construction.
  private static Map<String, Object> part(Map<String, Object> figures, String name) {
    return (Map<String, Object>) Objects.requireNonNull(figures.get(name));
  }

  @Test
  void a_detector_learns_from_sources_what_no_baseline_can_see() {
    var detector = DetectorTraining.train(towns(80), Path.of("towns.jsonl"), SEED);
    var training = detector.training();
    var auroc = value(part(training, "detector").get("auroc"));
    assertThat(auroc).isGreaterThan(0.95);
    assertThat(value(part(training, "lengthOnly").get("auroc"))).isLessThan(0.65);
    assertThat(value(part(training, "answerOnly").get("auroc"))).isLessThan(0.65);
    var kinds = part(part(training, "detector"), "kinds");
    assertThat(value(part(kinds, "number").get("caught"))).isGreaterThan(0.95);
    assertThat(value(part(kinds, "untouched").get("falseAlarms"))).isLessThan(0.05);
  }

  @Test
  void the_same_set_gives_the_same_detector_and_a_file_scores_as_it_does() {
    var detector = DetectorTraining.train(towns(60), Path.of("towns.jsonl"), SEED);
    var again = DetectorTraining.train(towns(60), Path.of("towns.jsonl"), SEED);
    assertThat(Json.write(again)).isEqualTo(Json.write(detector));
    var file = folder.resolve("model.json");
    detector.write(file);
    var fresh = towns(5);
    assertThat(Scorer.of(Detector.read(file)).score(fresh))
        .isEqualTo(Scorer.of(detector).score(fresh));
  }

  @Test
  void a_detector_says_how_calibrated_it_was_before_and_after_on_rows_it_had_not_seen() {
    var detector =
        DetectorTraining.train(towns(80), Path.of("towns.jsonl"), SEED, Calibrator.Kind.ISOTONIC);
    var calibration = part(detector.training(), "calibration");
    assertThat(calibration).containsOnlyKeys("none", "platt", "isotonic");
    for (var kind : calibration.keySet()) {
      var figures = part(calibration, kind);
      assertThat(value(figures.get("brier"))).isBetween(0.0, 0.1);
      assertThat(value(figures.get("expectedCalibrationError"))).isBetween(0.0, 0.1);
    }
    assertThat(part(detector.training(), "detector").get("brier"))
        .isEqualTo(part(calibration, "isotonic").get("brier"));
  }

  @Test
  void a_file_keeps_both_calibrations_and_scores_by_the_chosen_one() {
    var detector =
        DetectorTraining.train(towns(60), Path.of("towns.jsonl"), SEED, Calibrator.Kind.ISOTONIC);
    var file = folder.resolve("isotonic.json");
    detector.write(file);
    var read = Detector.read(file);
    assertThat(read.calibration()).isEqualTo(Calibrator.Kind.ISOTONIC);
    assertThat(read.isotonic()).isEqualTo(detector.isotonic());
    assertThat(read.platt()).isEqualTo(detector.platt());
    var fresh = towns(5);
    assertThat(Scorer.of(read).score(fresh)).isEqualTo(Scorer.of(detector).score(fresh));
    assertThat(Scorer.of(read).score(fresh))
        .extracting(ScoredPair::score)
        .allMatch(s -> s >= 0 && s <= 1);
  }

  @Test
  void too_small_a_set_and_one_of_one_class_are_refused() {
    assertThatThrownBy(() -> DetectorTraining.train(towns(9), Path.of("few.jsonl"), SEED))
        .hasMessage("9 supported and 9 unsupported rows in 9 groups: few.jsonl")
        .extracting(e -> ((Fault) e).remedy())
        .isEqualTo(
            "give at least 100 rows, 20 of each label, in 10 groups; vade eval import and perturb make some");
    var right = towns(200).stream().filter(p -> Integer.valueOf(1).equals(p.label())).toList();
    assertThatThrownBy(() -> DetectorTraining.train(right, Path.of("right.jsonl"), SEED))
        .hasMessage("200 supported and 0 unsupported rows in 200 groups: right.jsonl");
  }

  @Test
  void platts_line_says_what_is_seen() {
    var values = new ArrayList<Double>();
    var labels = new ArrayList<Boolean>();
    // At 2, nine of ten are right; at -2, one of ten.
    for (var i = 0; i < 1000; i++) {
      values.add(i % 2 == 0 ? 2.0 : -2.0);
      labels.add(i % 20 >= 2 == (i % 2 == 0));
    }
    var platt = Platt.fit(values, labels);
    assertThat(platt.probability(2)).isCloseTo(0.9, within(0.01));
    assertThat(platt.probability(-2)).isCloseTo(0.1, within(0.01));
  }

  @Test
  void platts_line_stays_finite_where_the_classes_part_wholly() {
    var platt = Platt.fit(List.of(9.0, 8.0, -7.0, -9.0), List.of(true, true, false, false));
    assertThat(platt.probability(9)).isBetween(0.6, 1.0);
    assertThat(platt.probability(-9)).isBetween(0.0, 0.4);
  }

  @Test
  void the_threshold_lies_between_the_classes() {
    assertThat(
            CrossValidation.threshold(
                List.of(0.9, 0.8, 0.3, 0.1), List.of(true, true, false, false)))
        .isCloseTo(0.55, within(1e-12));
  }

  @Test
  void figures_for_an_unlabelled_file_are_none_and_for_a_small_one_without_baselines()
      throws IOException {
    var file = folder.resolve("in.jsonl");
    Files.writeString(
        file,
        """
        {"id":"a","source":"It has 12 rooms.","response":"There are 12 rooms.","label":1}
        {"id":"b","source":"It has 12 rooms.","response":"There are 15 rooms.","label":0,"kind":"number"}
        """);
    var pairs = Pair.read(file);
    var scored = Scorer.untrained().score(pairs);
    var figures = DetectorMetrics.of(pairs, scored, 0.5, SEED);
    assertThat(figures).doesNotContainKeys("lengthOnly", "answerOnly");
    assertThat(value(figures.get("auroc"))).isEqualTo(1.0);
    assertThat(scored).extracting(ScoredPair::verdict).startsWith("supported");
  }

  @Test
  void a_faulty_line_is_named() throws IOException {
    var file = folder.resolve("in.jsonl");
    Files.writeString(file, "{\"source\":\"s\",\"response\":\"r\",\"label\":3}\n");
    assertThatThrownBy(() -> Pair.read(file)).hasMessage("a label is 0 or 1: " + file + ":1");
    Files.writeString(file, "{\"source\":\"s\"}\n");
    assertThatThrownBy(() -> Pair.read(file)).hasMessage("response is missing: " + file + ":1");
  }

  @Test
  void the_command_trains_writes_and_uses_a_detector() throws IOException {
    var set = folder.resolve("set.jsonl");
    Files.write(set, towns(60).stream().map(Json::write).toList());
    var model = folder.resolve("model.json");
    var out = folder.resolve("out.jsonl");
    assertThat(
            CommandRunner.run(
                new ScoreCommand(),
                System.err,
                "--train",
                set.toString(),
                "--model",
                model.toString()))
        .isZero();
    assertThat(
            CommandRunner.run(
                new ScoreCommand(),
                System.err,
                set.toString(),
                "--model",
                model.toString(),
                "--out",
                out.toString()))
        .isZero();
    assertThat(Files.readAllLines(out))
        .hasSize(120)
        .first()
        .asString()
        .startsWith("{\"id\":\"0-0\",\"score\":0.");
    assertThat(CommandRunner.run(new ScoreCommand(), System.err, "--train", set.toString()))
        .isEqualTo(2);
  }
}

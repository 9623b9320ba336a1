package org.vademecum.eval;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.eval.detect.Calibrator;
import org.vademecum.eval.detect.Detector;
import org.vademecum.eval.detect.DetectorMetrics;
import org.vademecum.eval.detect.DetectorTraining;
import org.vademecum.eval.detect.Pair;
import org.vademecum.eval.detect.ScoredPair;
import org.vademecum.eval.detect.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vade score}: how far each response is supported by its source, claim by claim. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Scores (source, response) pairs for support, claim by claim.")
public final class ScoreCommand implements Callable<Integer> {
  private static final long SEED = 20260101;

  @Parameters(
      paramLabel = "FILE.jsonl",
      arity = "0..1",
      description = "lines with id, source, response, group?, kind?, label?")
  private @Nullable Path file;

  @Option(names = "--out", description = "default: standard output")
  private @Nullable Path out;

  @Option(
      names = "--train",
      paramLabel = "FILE.jsonl",
      description = "labelled lines, from which a detector is trained and written to --model")
  private @Nullable Path train;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "a trained detector; without one the verifier alone decides")
  private @Nullable Path model;

  @Option(
      names = "--calibration",
      paramLabel = "KIND",
      description =
          "of --train: what makes the score a probability, platt or isotonic"
              + " (default ${DEFAULT-VALUE}); both are fitted and measured")
  private Calibrator.Kind calibration = Calibrator.Kind.PLATT;

  public static void main(String[] args) {
    CommandRunner.main(new ScoreCommand(), args);
  }

  @Override
  public Integer call() {
    if (train != null) {
      train(train);
    } else if (file == null) {
      throw Fault.input("no-file", "neither FILE.jsonl nor --train", "give one of them");
    }
    if (file != null) {
      score(file);
    }
    return 0;
  }

  private void train(Path set) {
    if (model == null) {
      throw Fault.input("no-model", "--train without --model", "say where to write the detector");
    }
    var detector = DetectorTraining.train(Pair.read(set), set, SEED, calibration);
    detector.write(model);
    (file != null && out == null ? System.err : System.out)
        .println(Json.writePretty(detector.training()));
  }

  private void score(Path pairsFile) {
    var pairs = Pair.read(pairsFile);
    var scorer = model == null ? Scorer.untrained() : Scorer.of(Detector.read(model));
    var scored = scorer.score(pairs);
    write(scored);
    if (pairs.stream().anyMatch(p -> p.label() != null)) {
      (out == null ? System.err : System.out)
          .println(Json.writePretty(DetectorMetrics.of(pairs, scored, scorer.threshold(), SEED)));
    }
  }

  private void write(List<ScoredPair> scored) {
    try {
      var lines = scored.stream().map(Json::write).toList();
      if (out == null) {
        var stdout = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(stdout::println);
      } else {
        Files.write(out, lines);
      }
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write " + out, "choose another --out", e);
    }
  }
}

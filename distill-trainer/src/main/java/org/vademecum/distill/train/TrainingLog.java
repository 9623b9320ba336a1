package org.vademecum.distill.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vademecum.cli.Json;

/** train.jsonl: a line a logged step, appended, so that a resumed run continues the file. */
public final class TrainingLog {
  /**
   * One line.
   *
   * @param measured figures that are only there where they were measured, such as {@code
   *     validationBitsPerByte} and skills
   */
  public record Line(
      String stage,
      long step,
      long tokens,
      double loss,
      double learningRate,
      double tokensPerSecond,
      double elapsedSeconds,
      Map<String, Double> measured) {}

  private final Path file;
  private final List<Line> lines = new ArrayList<>();

  private TrainingLog(Path file) {
    this.file = file;
  }

  /** Opens a log to append to; lines of earlier runs behind {@code step} are dropped. */
  static TrainingLog open(Path folder, String stage, long step) {
    var log = new TrainingLog(folder.resolve("train.jsonl"));
    try {
      Files.createDirectories(folder);
      var kept = new ArrayList<String>();
      if (Files.exists(log.file)) {
        for (var text : Files.readAllLines(log.file)) {
          var node = Json.read(text, log.file.toString());
          if (!node.path("stage").asText().equals(stage) || node.path("step").asLong() <= step) {
            kept.add(text);
            log.lines.add(parse((ObjectNode) node));
          }
        }
      }
      Files.write(log.file, kept);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + log.file, e);
    }
  }

  private static Line parse(ObjectNode node) {
    var measured = new java.util.LinkedHashMap<String, Double>();
    for (var field : node.properties()) {
      if (field.getValue().isNumber()) {
        measured.put(field.getKey(), field.getValue().asDouble());
      }
    }
    for (var name :
        List.of("step", "tokens", "loss", "learningRate", "tokensPerSecond", "elapsedSeconds")) {
      measured.remove(name);
    }
    return new Line(
        node.path("stage").asText(),
        node.path("step").asLong(),
        node.path("tokens").asLong(),
        node.path("loss").asDouble(),
        node.path("learningRate").asDouble(),
        node.path("tokensPerSecond").asDouble(),
        node.path("elapsedSeconds").asDouble(),
        measured);
  }

  void add(Line line) {
    lines.add(line);
    var node = Json.mapper().createObjectNode();
    node.put("stage", line.stage).put("step", line.step).put("tokens", line.tokens);
    node.put("loss", round(line.loss)).put("learningRate", line.learningRate);
    node.put("tokensPerSecond", Math.round(line.tokensPerSecond));
    node.put("elapsedSeconds", round(line.elapsedSeconds));
    line.measured.forEach((name, value) -> node.put(name, round(value)));
    try {
      Files.writeString(
          file,
          Json.write(node) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.cli.Progress;
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
      description = "lines with id, source, response, group?, label?")
  private Path file = Path.of("");

  @Option(names = "--out", description = "default: standard output")
  private @Nullable Path out;

  public static void main(String[] args) {
    CommandRunner.main(new ScoreCommand(), args);
  }

  @Override
  public Integer call() {
    var pairs = read();
    var scorer = new SupportScorer();
    var scored = new ArrayList<SupportScorer.Scored>();
    try (var progress = Progress.start("score", "pairs", pairs.size())) {
      for (var pair : pairs) {
        scored.add(scorer.score(pair.id(), pair.source(), pair.response()));
        progress.step();
      }
    }
    write(scored);
    var labelled = pairs.stream().filter(p -> p.label() != null).count();
    if (labelled > 0) {
      (out == null ? System.err : System.out)
          .println(Json.writePretty(DetectorMetrics.of(pairs, scored, SEED)));
    }
    return 0;
  }

  private void write(List<SupportScorer.Scored> scored) {
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

  /** A line of the input. */
  record Pair(String id, String source, String response, String group, @Nullable Integer label) {}

  private List<Pair> read() {
    var pairs = new ArrayList<Pair>();
    var number = 0;
    try {
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          pairs.add(pair(Json.mapper().readTree(line), number));
        }
      }
    } catch (NoSuchFileException e) {
      throw Fault.input("no-such-file", "no such file: " + file, "check the path", e);
    } catch (JsonProcessingException e) {
      throw Fault.input("not-json", "not JSON: " + file + ":" + number, "correct the line", e);
    } catch (IOException e) {
      throw Fault.input("not-readable", "cannot read: " + file, "check that it is UTF-8", e);
    }
    return pairs;
  }

  private Pair pair(JsonNode line, int number) {
    for (var field : List.of("source", "response")) {
      if (!line.path(field).isTextual()) {
        throw Fault.input(
            "faulty-pair", field + " is missing: " + file + ":" + number, "correct the line");
      }
    }
    var id = line.path("id").asText(Integer.toString(number));
    var label = line.path("label");
    return new Pair(
        id,
        line.path("source").asText(),
        line.path("response").asText(),
        line.path("group").asText(id),
        label.isNumber() || label.isBoolean() ? label.asInt() : null);
  }
}

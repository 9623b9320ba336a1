package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Json;

/** A run in a JVM of its own that is killed, and given again. */
class KilledRunTest {
  private static final int CASES = 24;
  private static final int BEFORE_IT_IS_KILLED = 6;

  @TempDir private Path folder;

  private Path cases() throws IOException {
    var lines =
        Files.readAllLines(Path.of("../domains/lab-report/eval/cases.jsonl")).stream()
            .filter(l -> Json.read(l, "cases").path("language").asText().equals("en"))
            .limit(CASES)
            .toList();
    return Files.write(folder.resolve("cases.jsonl"), lines);
  }

  private Process start(ScriptedEndpoint endpoint, Path cases, Path out) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                EvalCommand.class.getName(),
                "../domains/lab-report",
                "--endpoint",
                endpoint.url(),
                "--cases",
                cases.toString(),
                "--out",
                out.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out.getFileName() + ".log").toFile())
        .start();
  }

  private void finish(Process process, Path out) throws IOException, InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(Files.readString(folder.resolve(out.getFileName() + ".log")))
        .isZero();
  }

  private static long answers(Path out) throws IOException {
    var file = out.resolve(AnswerLog.FILE);
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private static JsonNode results(Path out) throws IOException {
    var results = Json.read(Files.readString(out.resolve(Results.FILE)), "results");
    for (var arm : results.path("arms")) {
      ((ObjectNode) arm).remove(List.of("latencyMs", "cpuSecondsPerCase"));
    }
    return results;
  }

  @Test
  void a_run_that_is_killed_and_given_again_comes_to_what_an_undisturbed_one_comes_to()
      throws IOException, InterruptedException {
    var cases = cases();
    try (var slow =
        ScriptedEndpoint.start(
            Duration.ofMillis(150),
            (prompt, seed) -> "Potassium is low at " + prompt.length() % 7 + ".1 mmol/L.")) {
      var whole = folder.resolve("whole");
      finish(start(slow, cases, whole), whole);
      assertThat(slow.asked()).isEqualTo(CASES);

      var cut = folder.resolve("cut");
      var killed = start(slow, cases, cut);
      while (killed.isAlive() && answers(cut) < BEFORE_IT_IS_KILLED) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      killed.destroyForcibly().waitFor();
      assertThat(cut.resolve(Results.FILE)).doesNotExist();
      var kept = answers(cut);
      assertThat(kept).isBetween((long) BEFORE_IT_IS_KILLED, CASES - 1L);

      finish(start(slow, cases, cut), cut);
      assertThat(Files.readString(folder.resolve("cut.log")))
          .containsPattern("eval: \\d+ answers are there already");
      assertThat(results(cut)).isEqualTo(results(whole));
    }
  }
}

package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;

/** The whole command against a real endpoint that hallucinates at known rates. */
class EvaluationTest {
  private static final Path PACK = Path.of("../domains/lab-report");
  private static final long SEED = 11;

  @TempDir private Path folder;

  private record Ran(int code, String err) {}

  private static Ran vade(String... words) {
    var err = new ByteArrayOutputStream();
    var code =
        CommandRunner.run(
            new EvalCommand(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            java.util.stream.Stream.concat(
                    java.util.Arrays.stream(words), java.util.stream.Stream.of("--verbose"))
                .toArray(String[]::new));
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("a bug in Vademecum");
    return new Ran(code, err.toString(StandardCharsets.UTF_8));
  }

  // English reports as text, which the endpoint can read.
  private Path cases(int most) throws IOException {
    var lines = new ArrayList<String>();
    for (var line : Files.readAllLines(PACK.resolve("eval/cases.jsonl"))) {
      var read = Json.read(line, "cases");
      if (read.path("language").asText().equals("en")
          && read.path("format").asText().equals("text")
          && lines.size() < most) {
        lines.add(line);
      }
    }
    return Files.write(folder.resolve("cases.jsonl"), lines);
  }

  private Ran measure(HallucinatingEndpoint endpoint, Path cases, String out, String... more) {
    var words =
        new ArrayList<>(
            List.of(
                PACK.toString(),
                "--endpoint",
                endpoint.url(),
                "--model",
                "liar",
                "--cases",
                cases.toString(),
                "--out",
                folder.resolve(out).toString()));
    words.addAll(List.of(more));
    return vade(words.toArray(String[]::new));
  }

  private JsonNode results(String out) throws IOException {
    return Json.read(Files.readString(folder.resolve(out).resolve("results.json")), out);
  }

  private static JsonNode withoutTimes(JsonNode results) {
    for (var arm : results.path("arms")) {
      ((ObjectNode) arm).remove(List.of("latencyMs", "cpuSecondsPerCase"));
    }
    return results;
  }

  private static HallucinatingEndpoint endpoint(double invented, double flipped, double advice)
      throws IOException {
    return HallucinatingEndpoint.start(
        0, SEED, new HallucinatingEndpoint.Rates(invented, flipped, advice), 0);
  }

  @Test
  void what_an_endpoint_invents_flips_and_advises_is_measured_within_the_intervals()
      throws IOException {
    try (var liar = endpoint(0.15, 0.1, 0.3)) {
      measure(liar, cases(80), "liar");
      var arm = results("liar").path("arms").path("closed-book");
      var said = liar.said();
      var sentences = said.stream().mapToInt(HallucinatingEndpoint.Said::sentences).sum();
      var flipped = said.stream().mapToInt(HallucinatingEndpoint.Said::flipped).sum();
      var invented = said.stream().mapToInt(HallucinatingEndpoint.Said::invented).sum();
      var advice = said.stream().mapToInt(HallucinatingEndpoint.Said::advice).sum();
      assertThat(arm.path("counts").path("inventedNumbers").asInt())
          .as("seed %d", SEED)
          .isBetween((int) (0.97 * invented), (int) (1.03 * invented) + 1);
      var contradicted = arm.path("rates").path("contradictedSentences");
      var truth = flipped / (double) (sentences + advice);
      assertThat(truth)
          .isBetween(contradicted.path("low").asDouble(), contradicted.path("high").asDouble());
      var falseAdvice = arm.path("rates").path("unsupportedClaims.advice");
      // Every piece of false advice is a claim of advice that nothing supports.
      assertThat(falseAdvice.path("n").asInt()).isEqualTo(advice);
      assertThat(falseAdvice.path("value").asDouble()).isEqualTo(1);
      var wrong =
          said.stream().filter(s -> s.invented() + s.flipped() > 0).count() / (double) said.size();
      var measured = arm.path("rates").path("hallucinatedResponses");
      assertThat(wrong)
          .isBetween(measured.path("low").asDouble(), measured.path("high").asDouble());
    }
  }

  @Test
  void an_honest_endpoint_has_next_to_nothing_against_it() throws IOException {
    try (var honest = endpoint(0, 0, 0)) {
      measure(honest, cases(80), "honest");
      var rates = results("honest").path("arms").path("closed-book").path("rates");
      assertThat(rates.path("hallucinatedResponses").path("value").asDouble()).isLessThan(0.03);
    }
  }

  @Test
  void the_same_seed_gives_the_same_results_but_for_times() throws IOException {
    try (var liar = endpoint(0.2, 0.2, 0.2)) {
      var cases = cases(12);
      measure(liar, cases, "one");
      measure(liar, cases, "two", "--concurrency", "4");
      assertThat(withoutTimes(results("two"))).isEqualTo(withoutTimes(results("one")));
    }
  }

  @Test
  void a_run_that_was_cut_off_asks_only_what_is_missing_and_comes_to_the_same() throws IOException {
    try (var liar = endpoint(0.2, 0.2, 0.2)) {
      var cases = cases(12);
      measure(liar, cases, "whole");
      var lines = Files.readAllLines(folder.resolve("whole/answers.jsonl"));
      Files.createDirectories(folder.resolve("cut"));
      // Seven answers, and one that was being written when the run was killed.
      Files.writeString(
          folder.resolve("cut/answers.jsonl"),
          String.join("\n", lines.subList(0, 7)) + "\n" + lines.get(7).substring(0, 60));
      var before = liar.asked();
      measure(liar, cases, "cut");
      assertThat(liar.asked() - before).isEqualTo(5);
      assertThat(withoutTimes(results("cut"))).isEqualTo(withoutTimes(results("whole")));
    }
  }

  @Test
  void recorded_answers_are_judged_again_to_the_same_figures() throws IOException {
    try (var liar = endpoint(0.2, 0.2, 0.2)) {
      var cases = cases(12);
      measure(liar, cases, "asked");
      var recorded = folder.resolve("asked/answers.jsonl").toString();
      vade(
          PACK.toString(),
          "--answers",
          recorded,
          "--cases",
          cases.toString(),
          "--out",
          folder.resolve("again").toString());
      assertThat(withoutTimes(results("again")).path("arms"))
          .isEqualTo(withoutTimes(results("asked")).path("arms"));
    }
  }

  @Test
  void a_busy_endpoint_is_asked_again_and_the_retries_are_counted() throws IOException {
    var rates = new HallucinatingEndpoint.Rates(0, 0, 0);
    try (var busy = HallucinatingEndpoint.start(0, SEED, rates, 2)) {
      measure(busy, cases(3), "busy", "--concurrency", "1");
      var counts = results("busy").path("arms").path("closed-book").path("counts");
      assertThat(counts.path("retries").asInt()).isEqualTo(2);
      assertThat(counts.path("failed").asInt()).isZero();
      assertThat(counts.path("promptTokens").asInt()).isPositive();
    }
  }

  @Test
  void a_spent_budget_stops_the_run_and_a_larger_one_goes_on() throws IOException {
    try (var liar = endpoint(0, 0, 0)) {
      var cases = cases(6);
      var stopped = measure(liar, cases, "budget", "--budget", "400", "--concurrency", "1");
      assertThat(stopped.code()).isEqualTo(3);
      assertThat(stopped.err()).contains("the budget is spent: ", " of 400 tokens");
      var asked = liar.asked();
      assertThat(asked).isLessThan(6);
      measure(liar, cases, "budget", "--budget", "100000");
      assertThat(liar.asked()).isEqualTo(6);
    }
  }

  @Test
  void an_endpoint_that_is_not_there_ends_the_run_and_says_so() throws IOException {
    var gone = endpoint(0, 0, 0);
    var url = gone.url();
    gone.close();
    var ran =
        vade(
            PACK.toString(),
            "--endpoint",
            url,
            "--cases",
            cases(3).toString(),
            "--out",
            folder.resolve("gone").toString());
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("no answer at all from " + url + ": ConnectException");
  }

  @Test
  void a_case_without_a_recorded_answer_fails_and_is_not_dropped() throws IOException {
    var file = folder.resolve("answers.jsonl");
    Files.writeString(file, "{\"case\":\"nobody\",\"text\":\"x\"}\n");
    vade(
        PACK.toString(),
        "--answers",
        file.toString(),
        "--cases",
        cases(3).toString(),
        "--out",
        folder.resolve("gone").toString());
    var arm = results("gone").path("arms").path("recorded");
    assertThat(arm.path("counts").path("failed").asInt()).isEqualTo(3);
    assertThat(arm.path("rates").path("answerRate").path("value").asDouble()).isZero();
    assertThat(arm.path("rates").path("hallucinatedResponses").path("value").isNull()).isTrue();
  }

  @Test
  void every_run_leaves_a_page_in_both_languages_a_summary_and_gates_for_build_servers()
      throws IOException {
    try (var liar = endpoint(0.2, 0.2, 0.2)) {
      measure(liar, cases(6), "pages");
      var page = Files.readString(folder.resolve("pages/report.html"));
      assertThat(page).contains("Worst cases", "最差病例", "<svg").doesNotContain("<script", "src=");
      assertThat(Files.readString(folder.resolve("pages/summary.md"))).contains("judged by");
      assertThat(Files.readString(folder.resolve("pages/junit.xml")))
          .contains("<testsuite", "<skipped message=\"not measured: the arm was not run\"/>");
    }
  }

  @Test
  void paraphrases_are_asked_too_and_change_no_other_figure() throws IOException {
    try (var honest = endpoint(0, 0, 0)) {
      var cases = cases(6);
      measure(honest, cases, "plain");
      assertThat(measure(honest, cases, "put", "--paraphrases", "2").code()).isZero();
      var put = results("put");
      var measured = put.path("paraphrases").path("closed-book");
      assertThat(measured.path("pairs").asInt()).isEqualTo(12);
      assertThat(measured.path("sameFindings").path("n").asInt()).isPositive();
      assertThat(results("plain").path("paraphrases")).isEmpty();
      assertThat(withoutTimes(put).path("arms"))
          .isEqualTo(withoutTimes(results("plain")).path("arms"));
      assertThat(Files.readString(folder.resolve("put/report.html")))
          .contains("Put otherwise", "换种说法");
      assertThat(Files.readString(folder.resolve("put/summary.md")))
          .contains("closed-book, put otherwise: same findings in");
    }
  }

  @Test
  void comparisons_are_paired_and_other_cases_are_not_ranked() throws IOException {
    try (var liar = endpoint(0.3, 0.3, 0);
        var honest = endpoint(0, 0, 0)) {
      var cases = cases(30);
      measure(honest, cases, "honest");
      measure(liar, cases, "liar");
      measure(honest, cases(5), "few");
      var code =
          vade(
                  "compare",
                  folder.resolve("liar").toString(),
                  folder.resolve("honest/results.json").toString(),
                  folder.resolve("few").toString(),
                  "--out",
                  folder.resolve("board").toString())
              .code();
      assertThat(code).isZero();
      var board = Json.read(Files.readString(folder.resolve("board/comparison.json")), "board");
      assertThat(board.path("ranking").findValuesAsText("name"))
          .contains("honest closed-book", "liar closed-book");
      assertThat(board.path("ranking").path(0).path("name").asText())
          .isEqualTo("honest closed-book");
      assertThat(board.path("notRanked").path("few closed-book").asText())
          .isEqualTo("other cases: 5 of its 5 are among the 30 ranked ones");
      var first = board.path("differences").path(0);
      assertThat(first.path("cases").asInt()).isEqualTo(30);
      assertThat(first.path("rate").path("high").asDouble()).isNegative();
    }
  }
}

package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;

/** Consistency and a model as judge, by the whole command against endpoints with a script. */
class CompanionsTest {
  private static final String REPORT =
      "Test\\tResult\\tFlag\\tUnit\\tReference\\nPotassium\\t%s\\tH\\tmmol/L\\t3.5 - 5.3";

  @TempDir private Path folder;

  private Path cases(int count) throws IOException {
    var lines = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      lines.add(
          """
          {"id":"c%d","scenario":"p%d","report":"%s","gold":{"observations":[{"code":"K","flag":"H","critical":false,"status":"final"}]}}"""
              .formatted(i, i, REPORT.formatted("5." + (4 + i % 6))));
    }
    return Files.write(folder.resolve("cases.jsonl"), lines);
  }

  private JsonNode measure(ScriptedEndpoint subject, Path cases, String... more)
      throws IOException {
    var out = folder.resolve("out");
    var words = new ArrayList<>(List.of("--endpoint", subject.url(), "--out", out.toString()));
    words.addAll(List.of("--cases", cases.toString()));
    words.addAll(List.of(more));
    run(words.toArray(String[]::new));
    return Json.read(Files.readString(out.resolve("results.json")), "results");
  }

  private static void run(String... more) {
    var words = new ArrayList<>(List.of("../domains/lab-report"));
    words.addAll(List.of(more));
    var err = new ByteArrayOutputStream();
    var code =
        CommandRunner.run(
            new EvalCommand(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words.toArray(String[]::new));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static String high(String prompt) {
    var at = prompt.indexOf("Potassium\t") + "Potassium\t".length();
    return "Potassium is high at " + prompt.substring(at, at + 3) + " mmol/L.";
  }

  @Test
  void an_endpoint_that_says_the_same_again_is_wholly_consistent() throws IOException {
    try (var steady = ScriptedEndpoint.start(Duration.ZERO, (prompt, seed) -> high(prompt))) {
      var results = measure(steady, cases(6), "--repeat", "3");
      assertThat(steady.asked()).isEqualTo(18);
      var again = results.path("consistency").path("closed-book");
      assertThat(again.path("asked").asInt()).isEqualTo(3);
      assertThat(again.path("equalAnswers").path("value").asDouble()).isEqualTo(1);
      assertThat(again.path("equalAnswers").path("n").asInt()).isEqualTo(18);
      assertThat(again.path("equalAnswered").path("n").asInt()).isEqualTo(18);
      assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Asked again");
    }
  }

  @Test
  void other_words_for_the_same_claims_are_told_from_other_claims() throws IOException {
    try (var moody =
        ScriptedEndpoint.start(
            Duration.ZERO,
            (prompt, seed) -> seed % 2 == 0 ? high(prompt) : high(prompt) + " Thank you.")) {
      var results = measure(moody, cases(6), "--repeat", "2", "--temperature", "0.8");
      var again = results.path("consistency").path("closed-book");
      assertThat(again.path("equalAnswers").path("value").asDouble()).isZero();
      assertThat(again.path("equalClaimSets").path("value").asDouble()).isEqualTo(1);
      // Only the first answer is judged.
      assertThat(results.path("arms").path("closed-book").path("cases").asInt()).isEqualTo(6);
    }
  }

  @Test
  void a_model_that_judges_is_counted_apart_and_set_against_the_verifier() throws IOException {
    try (var subject =
            ScriptedEndpoint.start(
                Duration.ZERO, (prompt, seed) -> high(prompt) + " Sodium is low at 111 mmol/L.");
        var judge =
            ScriptedEndpoint.start(
                Duration.ZERO,
                (prompt, seed) ->
                    seed % 3 == 0 ? "nothing to say" : "1: supported\n2: unsupported")) {
      var results =
          measure(
              subject,
              cases(6),
              "--judge",
              judge.url(),
              "--judge-model",
              "scripted",
              "--judge-votes",
              "3");
      var judged = results.path("judge").path("closed-book");
      assertThat(judged.path("judgedBy").asText()).isEqualTo("judge");
      assertThat(judged.path("model").asText()).isEqualTo("scripted");
      assertThat(judged.path("replies").asInt()).isEqualTo(18);
      assertThat(judged.path("invalidReplies").asInt()).isEqualTo(6);
      assertThat(judged.path("unsupportedSentences").path("value").asDouble()).isEqualTo(0.5);
      assertThat(judged.path("hallucinatedResponses").path("value").asDouble()).isEqualTo(1);
      var agreement = judged.path("agreementWithVerifier");
      assertThat(agreement.path("kappa").path("value").asDouble()).isEqualTo(1);
      assertThat(agreement.path("confusion").path("unsupported").path("unsupported").asInt())
          .isEqualTo(6);
      assertThat(judged.path("agreementWithLabels").isNull()).isTrue();
      assertThat(Files.readString(folder.resolve("out/report.html")))
          .contains("Judged by a model: scripted", "由模型评判：scripted");
    }
  }

  @Test
  void recorded_answers_may_say_how_sure_they_are() throws IOException {
    var cases = cases(6);
    var lines = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      var value = i < 4 ? "5." + (4 + i) : "7.77";
      lines.add(
          """
          {"case":"c%d","text":"Potassium is high at %s mmol/L.","confidence":%s}"""
              .formatted(i, value, i < 4 ? "0.9" : "0.3"));
    }
    var recorded = Files.write(folder.resolve("recorded.jsonl"), lines);
    var out = folder.resolve("out");
    run("--answers", recorded.toString(), "--cases", cases.toString(), "--out", out.toString());
    var results = Json.read(Files.readString(out.resolve("results.json")), "results");
    var confidence = results.path("confidence").path("recorded");
    assertThat(confidence.path("source").asText()).isEqualTo("answers");
    assertThat(confidence.path("answers").asInt()).isEqualTo(6);
    assertThat(confidence.path("riskCoverage").path("excess").path("value").asDouble()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).contains("<polyline", "置信度与金标准");
  }
}

package org.vademecum.eval.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;

class ClaimsEvaluationTest {
  private static final Pack PACK = PackLoader.load(Path.of("../domains/lab-report"));

  // What the service answers to a report with one low result, as far as it matters here.
  private static final JsonNode ANSWER =
      Json.read(
          """
          {"observations":[{"id":"O1","code":"HGB","loinc":"718-7","name":"Haemoglobin",
             "source":{"code":null,"name":"Haemoglobin","line":1},"value":92.0,"text":"92","comparator":null,
             "unit":"g/L","canonicalValue":92.0,"canonicalUnit":"g/L",
             "interval":{"low":115.0,"high":150.0,"unit":"g/L","source":"report","edition":null},
             "reportedFlag":"L","criticalLimits":{"low":60.0,"high":200.0,"unit":"g/L","source":"site"},
             "flag":"L","severity":"moderate","status":"final","observedAt":null,"problems":[]}],
           "findings":[{"id":"F1","kind":"abnormal","code":"HGB.low","severity":"moderate",
             "statement":"Haemoglobin is low: 92 g/L (115 to 150 g/L).","observations":["O1"],"passages":["P1"],
             "inputs":[],"result":null}],
           "passages":[],"sentences":[]}
          """,
          "test");

  @TempDir private Path folder;

  private List<ClaimGroup> groups(String... lines) throws IOException {
    return ClaimGroup.read(List.of(Files.write(folder.resolve("c.jsonl"), List.of(lines))));
  }

  private static String line(String passages) {
    return """
        {"id":"c1","language":"en","audience":"clinician","report":"Haemoglobin 92 g/L 115-150 L","passages":[%s],"claims":[{"claim":"Haemoglobin is low at 92 g/L.","label":"supported","style":"restated","why":"report"},{"claim":"Haemoglobin is low at 29 g/L.","label":"contradicted","style":"number","why":"92"},{"claim":"Haemoglobin is high.","label":"contradicted","style":"direction","why":"low"}]}"""
        .formatted(passages);
  }

  @Test
  void claims_are_checked_against_what_the_service_judged() throws IOException {
    var result =
        new ClaimsEvaluation(PACK, (report, language, audience) -> ANSWER)
            .evaluate(groups(line("\"iron-deficiency-anaemia\"")), 1);
    assertThat(result.claims()).isEqualTo(3);
    assertThat(result.figures().recall().value()).isEqualTo(1.0);
    assertThat(result.figures().precision().value()).isEqualTo(1.0);
    assertThat(result.figures().falseAlarms().value()).isZero();
    assertThat(result.styles().get("number")).isNotNull();
    assertThat(result.misses()).isEmpty();
    assertThat(result.judgedBy()).isEqualTo("labels");
    assertThat(Json.write(result)).doesNotContain("NaN");
  }

  @Test
  void a_report_that_is_not_judged_is_counted_and_named() throws IOException {
    var result =
        new ClaimsEvaluation(
                PACK,
                (report, language, audience) -> {
                  throw Fault.input("not-judged", "status 400", "give a report");
                })
            .evaluate(groups(line("")), 1);
    assertThat(result.failures()).containsExactly(new ClaimsResult.Failure("c1", 3, "status 400"));
    assertThat(result.figures().recall().value()).isNull();
  }

  @Test
  void faulty_lines_and_unknown_passages_are_named() throws IOException {
    var evaluation = new ClaimsEvaluation(PACK, (report, language, audience) -> ANSWER);
    var unknown = groups(line("\"no-passage\""));
    assertThatThrownBy(() -> evaluation.evaluate(unknown, 1))
        .hasMessage("no such passage in en: no-passage: " + folder.resolve("c.jsonl") + ":1");
    assertThatThrownBy(
            () ->
                groups(
                    "{\"language\":\"en\",\"report\":\"x\",\"claims\":[{\"claim\":\"x\",\"label\":\"wrong\"}]}"))
        .hasMessage("no such label: wrong: " + folder.resolve("c.jsonl") + ":1");
    assertThatThrownBy(() -> groups("{\"language\":\"en\"}"))
        .hasMessage("report is missing: " + folder.resolve("c.jsonl") + ":1");
  }
}

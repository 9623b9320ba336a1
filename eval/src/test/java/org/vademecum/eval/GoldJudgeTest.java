package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Json;
import org.vademecum.engine.simulate.Gold;

class GoldJudgeTest {
  private static final EvalCase CASE =
      new EvalCase(
          "1",
          "s",
          "en",
          "clinician",
          "text",
          "Potassium 6.8 mmol/L 3.5-5.3\nSodium 140 mmol/L 137-147\nChloride pending",
          new Gold(
              List.of(
                  new Gold.Expected("K", "HH", true, "final"),
                  new Gold.Expected("NA", "N", false, "final"),
                  new Gold.Expected("CL", "UNJUDGED", false, "pending")),
              List.of("pattern-a"),
              List.of("pattern-b"),
              List.of("low potassium")));

  private static JsonNode answer(String findings, String sentences) {
    return Json.read(
        """
        {"answered":true,"observations":[
          {"id":"O1","code":"K","name":"potassium","text":"6.8","value":6.8,"flag":"HH",
           "interval":{"low":3.5,"high":5.3},"criticalLimits":{"low":2.8,"high":6.2}},
          {"id":"O2","code":"NA","name":"sodium","text":"140","value":140,"flag":"N"},
          {"id":"O3","code":"CL","name":"chloride","text":null,"flag":"UNJUDGED"}],
         "findings":[%s],"passages":[{"id":"P1","title":"t","text":"Above 7.0 it is urgent."}],
         "sentences":[%s],"grounding":{"rejected":2},"timings":{"totalMs":5}}
        """
            .formatted(findings, sentences),
        "test");
  }

  private static final String CRITICAL =
      """
      {"id":"F1","kind":"critical","code":"K.high","observations":["O1"],"passages":["P1"],
       "statement":"Potassium is critically high at 6.8 mmol/L."}
      """;

  private static String sentence(String text, String origin, String findings, String passages) {
    return """
        {"text":"%s","origin":"%s","findings":[%s],"passages":[%s],"status":"supported","form":"f"}
        """
        .formatted(text, origin, findings, passages);
  }

  private static CaseResult judged(String findings, String sentences) {
    return GoldJudge.judge(CASE, "guard", answer(findings, sentences), Set.of());
  }

  @Test
  void a_right_answer_has_nothing_against_it() {
    var result =
        judged(
            CRITICAL,
            sentence("Potassium is critically high at 6.8 mmol/L.", "finding", "\"F1\"", ""));
    assertThat(result.criticalOmitted()).isEmpty();
    assertThat(result.sentences().contradicted()).isEmpty();
    assertThat(result.sentences().inventedNumbers()).isZero();
    assertThat(result.missed()).containsExactly("pattern-a");
    assertThat(result.rejected()).isEqualTo(2);
  }

  @Test
  void a_critical_value_that_no_sentence_states_is_omitted() {
    assertThat(judged(CRITICAL, sentence("All is well.", "notice", "", "")).criticalOmitted())
        .containsExactly("K");
    assertThat(judged("", "").criticalOmitted()).containsExactly("K");
  }

  @Test
  void every_sentence_on_a_wrong_finding_is_contradicted() {
    var wrong =
        "{\"id\":\"F1\",\"kind\":\"abnormal\",\"code\":\"NA.high\",\"observations\":[\"O2\"],\"passages\":[],\"statement\":\"s\"}";
    var result = judged(wrong, sentence("Sodium is high at 140.", "student", "\"F1\"", ""));
    assertThat(result.sentences().contradicted()).hasSize(1);
    assertThat(result.sentences().contradicted().getFirst().why())
        .isEqualTo("NA is N, not NA.high");
  }

  @Test
  void a_pattern_that_is_neither_expected_nor_allowed_is_wrong() {
    for (var pattern : List.of("pattern-a", "pattern-b", "pattern-c")) {
      var finding =
          "{\"id\":\"F1\",\"kind\":\"pattern\",\"code\":\"%s\",\"observations\":[\"O1\"],\"passages\":[],\"statement\":\"s\"}"
              .formatted(pattern);
      assertThat(
              judged(finding, sentence("It fits.", "finding", "\"F1\"", ""))
                  .sentences()
                  .contradicted())
          .hasSize(pattern.equals("pattern-c") ? 1 : 0);
    }
  }

  @Test
  void something_forbidden_is_contradicted_whoever_said_it() {
    assertThat(
            judged(CRITICAL, sentence("This fits low potassium.", "student", "\"F1\"", ""))
                .sentences()
                .contradicted())
        .hasSize(1);
  }

  @Test
  void a_pending_result_that_is_judged_is_counted() {
    var finding =
        "{\"id\":\"F1\",\"kind\":\"abnormal\",\"code\":\"CL.low\",\"observations\":[\"O3\"],\"passages\":[],\"statement\":\"s\"}";
    assertThat(judged(finding, "").pendingInterpreted()).containsExactly("CL");
  }

  @Test
  void numbers_are_invented_or_misattributed_by_where_they_stand() {
    var sentences =
        sentence("Potassium is high at 6.8 (3.5-5.3), above 6.2.", "student", "\"F1\"", "")
            + ","
            + sentence("Above 7.0 it is urgent.", "student", "\"F1\"", "\"P1\"")
            + ","
            + sentence("Potassium is high at 140.", "student", "\"F1\"", "")
            + ","
            + sentence("Potassium is high at 9.9.", "student", "\"F1\"", "");
    var counts = judged(CRITICAL, sentences).sentences();
    assertThat(counts.misattributedReferences()).isEqualTo(1);
    assertThat(counts.inventedNumbers()).isEqualTo(1);
  }

  @Test
  void digits_of_names_and_units_are_no_numbers() {
    assertThat(NumberCheck.read("Vitamin B12 and HbA1c; 4.5 10^9/L, CA19-9, 25-hydroxyvitamin D"))
        .containsExactly(4.5);
  }
}

package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(MachineRoom.class)
class InterpretationResourceTest {
  private static final String ROUTE = "/api/v1/interpretations";

  @Test
  void a_json_case_gives_one_interpretation_as_an_object() {
    given()
        .contentType(ContentType.JSON)
        .body(Reports.json("one", "30.5"))
        .post(ROUTE)
        .then()
        .statusCode(200)
        .body("pack", equalTo("machine-room"))
        .body("arm", equalTo("template"))
        .body("observations.flag", equalTo(java.util.List.of("H", "A")))
        .body("findings.code", hasItem("heat-behind-open-door"))
        .body("passages[0].title", equalTo("High air temperature"))
        .body("refusal", equalTo(null));
  }

  @Test
  void several_cases_give_a_list_in_their_order() {
    given()
        .contentType(ContentType.JSON)
        .queryParam("lang", "zh")
        .body("[" + Reports.json("a", "30") + "," + Reports.json("b", "20") + "]")
        .post(ROUTE)
        .then()
        .statusCode(200)
        .body("$", hasSize(2))
        .body("part", equalTo(java.util.List.of(1, 2)))
        .body("language", equalTo(java.util.List.of("zh", "zh")));
  }

  @Test
  void a_form_takes_a_file_with_its_options_and_says_what_is_critical_first() {
    form()
        .multiPart("lang", "zh")
        .multiPart("audience", "patient")
        .multiPart("task", "interpret")
        .multiPart("arm", "template")
        .post(ROUTE)
        .then()
        .statusCode(200)
        .body("file", equalTo("room.hl7"))
        .body("audience", equalTo("patient"))
        .body("observations[0].flag", equalTo("HH"))
        .body("sentences[0].text", equalTo("危急读数：请立即通知值班人员。"));
  }

  @Test
  void a_report_may_be_a_text_part_without_a_file_name() {
    given()
        .multiPart("report", Reports.json("text", "31"))
        .post(ROUTE)
        .then()
        .statusCode(200)
        .body("file", equalTo(null));
  }

  @Test
  void sentences_stream_as_events_and_the_interpretation_ends_them() {
    var events =
        given()
            .accept("text/event-stream")
            .contentType(ContentType.JSON)
            .body(Reports.json("stream", "45"))
            .post(ROUTE)
            .then()
            .statusCode(200)
            .header("Content-Type", startsWith("text/event-stream"))
            .extract()
            .asString();
    var parts = events.split("\n\n", -1);
    assertThat(parts[0]).startsWith("event: sentence\ndata: {\"text\":\"Critical reading");
    assertThat(parts[parts.length - 2]).startsWith("event: interpretation\ndata: {\"file\":null");
  }

  @Test
  void a_prior_report_of_the_same_patient_is_taken() {
    form()
        .multiPart(
            "prior", "prior.json", Reports.json("ROOM-7", "20").getBytes(StandardCharsets.UTF_8))
        .post(ROUTE)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:vademecum:problem:prior-of-another-patient"));
    form()
        .multiPart(
            "prior",
            "prior.hl7",
            Reports.hl7().replace("45.5", "20").getBytes(StandardCharsets.UTF_8))
        .post(ROUTE)
        .then()
        .statusCode(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "lang;xx;400;wrong-option;not a language of answers (en, zh): xx",
        "audience;owner;400;wrong-option;not an audience (clinician, patient): owner",
        "arm;best;400;wrong-option;not an arm (template, closed-book, rag, guard): best",
        "arm;guard;503;no-student;the arm needs a student, and none is there: guard",
        "task;cook;400;no-such-task;the pack has no such task: cook",
        "colour;red;400;unknown-part;the form has a part that is not known: colour",
      })
  void an_unknown_option_is_a_problem(
      String part, String value, int status, String type, String detail) {
    problem(form().multiPart(part, value).post(ROUTE).then(), status, type)
        .body("detail", equalTo(detail))
        .body("remedy", not(equalTo("")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a cut one;{\"observations\": [;400;truncated-document",
        "an empty object;{};422;not-a-report",
        "an empty list;[];422;not-a-report",
        "nothing;``;400;empty-file",
        "a number;42;422;not-a-report",
      })
  void a_faulty_body_is_a_problem(String name, String body, int status, String type) {
    problem(given().contentType(ContentType.JSON).body(body).post(ROUTE).then(), status, type);
  }

  @Test
  void a_form_without_a_report_is_a_problem() {
    problem(given().multiPart("lang", "en").post(ROUTE).then(), 400, "missing-part")
        .body("detail", equalTo("the form has no part: report"));
  }

  @Test
  void a_part_that_comes_twice_is_a_problem() {
    problem(
        form().multiPart("lang", "en").multiPart("lang", "zh").post(ROUTE).then(),
        400,
        "repeated-part");
  }

  @Test
  void prose_and_other_files_are_no_reports() {
    var prose = "Dear all, the meeting is moved to Thursday.".getBytes(StandardCharsets.UTF_8);
    problem(
        given().multiPart("report", "letter.txt", prose).post(ROUTE).then(), 422, "not-a-report");
    var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    problem(
        given().multiPart("report", "photo.png", picture).post(ROUTE).then(),
        400,
        "truncated-document");
    var drawing = "GIF89a".getBytes(StandardCharsets.UTF_8);
    problem(
        given().multiPart("report", "drawing.gif", drawing).post(ROUTE).then(),
        415,
        "unsupported-format");
  }

  @Test
  void a_body_over_20_MiB_is_too_large() {
    problem(
        given().contentType(ContentType.JSON).body(new byte[21 << 20]).post(ROUTE).then(),
        413,
        "too-large");
  }

  @Test
  void another_media_type_method_or_route_is_a_problem() {
    problem(
        given().contentType(ContentType.TEXT).body("x").post(ROUTE).then(),
        415,
        "unsupported-media-type");
    problem(given().delete(ROUTE).then(), 405, "wrong-method");
    problem(given().get("/api/v1/nothing").then(), 404, "no-such-route");
  }

  @Test
  void a_page_of_another_site_cannot_post() {
    problem(
        given()
            .header("Sec-Fetch-Site", "cross-site")
            .contentType(ContentType.JSON)
            .body("{}")
            .post(ROUTE)
            .then(),
        403,
        "another-site");
  }

  static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:vademecum:problem:" + type))
        .body("status", equalTo(status));
  }

  private static RequestSpecification form() {
    return given().multiPart("report", "room.hl7", Reports.hl7().getBytes(StandardCharsets.UTF_8));
  }
}

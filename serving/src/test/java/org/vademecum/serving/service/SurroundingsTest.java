package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.vademecum.serving.service.InterpretationResourceTest.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(MachineRoom.class)
class SurroundingsTest {
  @Test
  void health_tells_what_is_served() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'installation' }.data.pack", equalTo("machine-room 1.0.0"))
        .body("checks.find { it.name == 'installation' }.data.student", equalTo("none"))
        .body("checks.find { it.name == 'installation' }.data.passages", equalTo(2))
        .body("checks.find { it.name == 'installation' }.data.database", equalTo("evaluation"))
        .body("checks.find { it.name == 'installation' }.data.gated", equalTo(false));
  }

  @Test
  void metrics_count_answers_by_stage_and_hold_no_value() {
    given()
        .contentType(ContentType.JSON)
        .body(Reports.json("metrics", "33.125"))
        .post("/api/v1/interpretations")
        .then()
        .statusCode(200);
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics)
        .contains("vademecum_answers_total{")
        .contains("vademecum_stage_seconds_count{stage=\"verify\"}")
        .contains("vademecum_sentences_total{origin=\"finding\"}")
        .contains("http_server_requests_seconds_count{")
        .doesNotContain("33.125");
  }

  @Test
  void the_description_of_the_api_names_every_route() {
    given()
        .accept(ContentType.JSON)
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/api/v1/interpretations"))
        .body("paths", hasKey("/api/v1/answers"))
        .body("paths", hasKey("/api/v1/feedback"))
        .body("paths", hasKey("/api/v1/acknowledgements"))
        .body("paths", hasKey("/api/v1/patients"))
        .body("paths", hasKey("/v1/chat/completions"))
        .body("paths", hasKey("/v1/completions"))
        .body("paths", hasKey("/v1/embeddings"))
        .body("paths", hasKey("/v1/models"))
        .body("paths", hasKey("/fhir/DiagnosticReport/$interpret"));
  }

  @Test
  void the_page_allows_scripts_and_connections_of_its_own_alone() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .body(containsString("<script type=\"module\" src=\"page/app.js\">"));
  }

  @Test
  void a_question_is_answered_from_the_passages() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"question\": \"What does a high air temperature mean?\"}")
        .post("/api/v1/answers")
        .then()
        .statusCode(200)
        .body("answered", equalTo(true))
        .body("observations", equalTo(java.util.List.of()))
        .body("sentences[0].passages[0]", equalTo("P1"))
        .body("sentences[0].text", containsString("less heat is carried away"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{};400;missing-key",
        "{\"question\": \" \"};400;missing-key",
        "{\"question\": 3};400;wrong-value",
        "{\"question\": \"q\", \"lang\": \"fr\"};400;wrong-option",
        "{\"question\": \"q\", \"audience\": \"all\"};400;wrong-option",
        "question;400;not-json",
      })
  void a_faulty_question_is_a_problem(String body, int status, String type) {
    problem(
        given().contentType(ContentType.JSON).body(body).post("/api/v1/answers").then(),
        status,
        type);
  }

  @Test
  void a_question_of_thousands_of_characters_is_too_long() {
    problem(
        given()
            .contentType(ContentType.JSON)
            .body("{\"question\": \"" + "x".repeat(2001) + "\"}")
            .post("/api/v1/answers")
            .then(),
        400,
        "too-long");
  }

  @Test
  void without_a_student_openai_routes_list_no_model_and_say_why_they_write_nothing() {
    given().get("/v1/models").then().statusCode(200).body("data.size()", equalTo(0));
    problem(
            given()
                .contentType(ContentType.JSON)
                .body("{\"prompt\": \"x\"}")
                .post("/v1/completions")
                .then(),
            503,
            "no-student")
        .body("error.type", equalTo("server_error"))
        .body("error.code", equalTo("no-student"));
  }

  @Test
  void fhir_results_give_a_report_with_its_provenance() {
    var report =
        """
        {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Climate"},
         "subject": {"reference": "Patient/7"},
         "contained": [{"resourceType": "Observation", "id": "t", "status": "final",
           "code": {"text": "Air temperature"},
           "valueQuantity": {"value": 45.5, "unit": "Cel"},
           "referenceRange": [{"low": {"value": 18}, "high": {"value": 27}}]}],
         "result": [{"reference": "#t"}]}""";
    given()
        .urlEncodingEnabled(false)
        .contentType("application/fhir+json")
        .body(report)
        .post("/fhir/DiagnosticReport/$interpret")
        .then()
        .statusCode(200)
        .contentType("application/fhir+json")
        .body("resourceType", equalTo("Bundle"))
        .body("entry[0].resource.resourceType", equalTo("DiagnosticReport"))
        .body("entry[0].resource.status", equalTo("preliminary"))
        .body("entry[0].resource.code.text", equalTo("Climate"))
        .body("entry[0].resource.subject.reference", equalTo("Patient/7"))
        .body("entry[0].resource.conclusion", containsString("critically high at 45.5"))
        .body("entry[1].resource.resourceType", equalTo("Provenance"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"resourceType\": \"Patient\"};422;not-a-report",
        "{\"resourceType\": ;422;not-a-report",
        "{\"a\": 1};422;not-a-report",
        "<!DOCTYPE x><Bundle xmlns=\"http://hl7.org/fhir\"/>;400;unsafe-document",
      })
  void faulty_fhir_is_a_problem(String body, int status, String type) {
    problem(
        given()
            .urlEncodingEnabled(false)
            .contentType("application/fhir+json")
            .body(body)
            .post("/fhir/DiagnosticReport/$interpret")
            .then(),
        status,
        type);
  }
}

package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A chat model of others as the student: its words are noise, and none of them may be shown. */
@QuarkusTest
@TestProfile(ForeignStudentTest.WithChatModel.class)
class ForeignStudentTest {
  /** A service with a chat model. */
  public static final class WithChatModel implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(MachineRoom.class, Map.of("chat", "qwen2")));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void the_model_is_named_after_its_file_and_is_not_gated() {
    given().get("/v1/models").then().statusCode(200).body("data.id", hasItem("chat-model.gguf"));
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'installation' }.data.gated", equalTo(false));
  }

  @Test
  void a_report_is_answered_in_the_findings_own_words_where_the_model_writes_noise() {
    var origins =
        given()
            .contentType(ContentType.JSON)
            .body(Reports.json("foreign", "45.5"))
            .post("/api/v1/interpretations")
            .then()
            .statusCode(200)
            .body("arm", equalTo("guard"))
            .body("sentences[0].text", startsWith("Critical reading"))
            .extract()
            .<List<String>>path("sentences.origin");
    assertThat(origins).isNotEmpty().doesNotContain("student");
  }

  @Test
  void a_question_is_answered_from_the_passages_or_refused_but_never_by_noise() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"question\": \"What does a high air temperature mean?\"}")
        .post("/api/v1/answers")
        .then()
        .statusCode(200);
  }

  @Test
  void a_conversation_is_put_into_the_models_template() {
    var body = "{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}], \"max_tokens\": 3}";
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/chat/completions")
        .then()
        .statusCode(200)
        .body("usage.prompt_tokens", greaterThan(10));
  }

  @Test
  void a_demand_that_the_model_has_no_tokens_for_is_refused_before_a_stream_begins() {
    for (var stream : List.of(true, false)) {
      var body = "{\"prompt\": \"a\", \"grammar\": \"root ::= [~]+\", \"stream\": " + stream + "}";
      given()
          .contentType(ContentType.JSON)
          .body(body)
          .post("/v1/completions")
          .then()
          .statusCode(422)
          .body("type", equalTo("urn:vademecum:problem:constraint-cannot-be-met"))
          .body("error.type", equalTo("invalid_request_error"));
    }
  }
}

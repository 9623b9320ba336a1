package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.vademecum.serving.service.InterpretationResourceTest.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.cli.Json;

/**
 * OpenAI's routes over a tiny student with random weights: its words are noise, its form is not.
 */
@QuarkusTest
@TestProfile(OpenAiResourceTest.WithStudent.class)
class OpenAiResourceTest {
  /** A service with a student. */
  public static final class WithStudent implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(MachineRoom.class, Map.of("student", "tiny")));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void the_student_is_the_one_model() {
    given()
        .get("/v1/models")
        .then()
        .statusCode(200)
        .body("data.id", equalTo(List.of("machine-room-student")));
  }

  @Test
  void a_bias_decides_what_is_said() {
    var body =
        "{\"prompt\": \"abc\", \"max_tokens\": 3, \"temperature\": 0, \"logprobs\": 0,"
            + " \"logit_bias\": {\"123\": 500}}";
    List<String> tokens =
        completion(body).statusCode(200).extract().path("choices[0].logprobs.tokens");
    assertThat(tokens).hasSize(3);
    assertThat(tokens.stream().distinct()).hasSize(1);
  }

  @Test
  void a_completion_has_text_usage_and_log_probabilities() {
    completion("{\"prompt\": \"abc\", \"max_tokens\": 5, \"temperature\": 0, \"logprobs\": 2}")
        .statusCode(200)
        .body("object", equalTo("text_completion"))
        .body("model", equalTo("machine-room-student"))
        .body("usage.completion_tokens", lessThanOrEqualTo(5))
        .body("choices[0].logprobs.tokens.size()", lessThanOrEqualTo(5))
        .body("choices[0].logprobs.top_logprobs[0].size()", lessThanOrEqualTo(2));
  }

  @Test
  void the_same_seed_gives_the_same_text() {
    var body = "{\"prompt\": \"abc\", \"max_tokens\": 12, \"temperature\": 1.5, \"seed\": 7}";
    assertThat(text(body)).isEqualTo(text(body));
  }

  @Test
  void a_stream_gives_the_text_of_the_whole_and_its_usage() {
    var options = "\"prompt\": \"abc\", \"max_tokens\": 12, \"temperature\": 1.5, \"seed\": 9";
    var whole = text("{" + options + "}");
    var events =
        completion(
                "{"
                    + options
                    + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}}")
            .statusCode(200)
            .extract()
            .asString()
            .split("\n\n", -1);
    assertThat(events[events.length - 2]).isEqualTo("data: [DONE]");
    var streamed = new StringBuilder();
    for (var event : events) {
      if (!event.isEmpty() && !event.endsWith("[DONE]")) {
        var json = Json.read(event.substring("data: ".length()), "event");
        streamed.append(json.path("choices").path(0).path("text").asText());
      }
    }
    assertThat(streamed).hasToString(whole);
    assertThat(events[events.length - 3]).contains("\"total_tokens\"");
  }

  @Test
  void a_stop_text_ends_the_text_before_it() {
    var options = "\"prompt\": \"abc\", \"max_tokens\": 24, \"temperature\": 1.5, \"seed\": 11";
    var whole = text("{" + options + "}");
    var stop = whole.substring(whole.length() / 2, whole.length() / 2 + 1);
    var body = "{" + options + ", \"stop\": [" + Json.write(stop) + "]}";
    var stopped = completion(body).statusCode(200).extract().jsonPath();
    assertThat(stopped.getString("choices[0].text"))
        .isEqualTo(whole.substring(0, whole.indexOf(stop)));
    assertThat(stopped.getString("choices[0].finish_reason")).isEqualTo("stop");
  }

  @Test
  void a_chat_has_a_message_and_log_probabilities_by_token() {
    chat("{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"max_tokens\": 3,"
            + " \"temperature\": 0, \"logprobs\": true, \"top_logprobs\": 1}")
        .statusCode(200)
        .body("object", equalTo("chat.completion"))
        .body("choices[0].message.role", equalTo("assistant"))
        .body("choices[0].logprobs.content[0].top_logprobs", hasSize(1));
  }

  @Test
  void a_streamed_chat_begins_with_its_role() {
    var events =
        chat("{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\","
                + " \"text\": \"hi\"}]}], \"max_tokens\": 3, \"stream\": true,"
                + " \"logprobs\": true}")
            .statusCode(200)
            .extract()
            .asString();
    assertThat(events).startsWith("data: {\"id\":\"chatcmpl-").contains("\"role\":\"assistant\"");
    assertThat(events).endsWith("data: [DONE]\n\n").contains("\"content\":[{\"token\"");
  }

  @Test
  void a_schema_holds_a_chat_whole_or_streamed() {
    var options =
        "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"max_tokens\": 200, \"seed\": 3,"
            + " \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"n\","
            + " \"strict\": true, \"schema\": {\"type\": \"object\", \"required\": [\"kind\", \"count\"],"
            + " \"properties\": {\"kind\": {\"enum\": [\"a\", \"b\"]},"
            + " \"count\": {\"type\": \"integer\", \"minimum\": 3, \"maximum\": 17}}}}}";
    var whole = chat(options + "}").statusCode(200).extract().jsonPath();
    assertThat(whole.getString("choices[0].finish_reason")).isEqualTo("stop");
    var content = whole.getString("choices[0].message.content");
    var json = Json.read(content, "content");
    assertThat(json.path("kind").asText()).isIn("a", "b");
    assertThat(json.path("count").intValue()).isBetween(3, 17);
    assertThat(json.size()).isEqualTo(2);
    var streamed = new StringBuilder();
    for (var event : events(chat(options + ", \"stream\": true}"))) {
      streamed.append(event.path("choices").path(0).path("delta").path("content").asText());
    }
    assertThat(streamed).hasToString(content);
  }

  @Test
  void any_object_is_json_or_cut_off_by_its_length() {
    var body =
        "{\"prompt\": \"x\", \"max_tokens\": 40, \"seed\": %d, \"temperature\": 1.5,"
            + " \"response_format\": {\"type\": \"json_object\"}}";
    for (var seed = 0; seed < 10; seed++) {
      var answer = completion(body.formatted(seed)).statusCode(200).extract().jsonPath();
      var text = answer.getString("choices[0].text");
      assertThat(text).startsWith("{");
      if (answer.getString("choices[0].finish_reason").equals("stop")) {
        assertThat(Json.read(text, "text").isObject()).isTrue();
      } else {
        assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(40);
      }
    }
  }

  @Test
  void a_schema_beside_json_object_is_kept_to() {
    completion(
            "{\"prompt\": \"x\", \"max_tokens\": 20, \"response_format\": {\"type\": \"json_object\","
                + " \"schema\": {\"const\": {\"a\": [1]}}}}")
        .statusCode(200)
        .body("choices[0].text", equalTo("{\"a\":[1]}"));
  }

  @Test
  void a_grammar_holds_a_completion() {
    var body =
        "{\"prompt\": \"x\", \"max_tokens\": %d, \"grammar\": \"root ::= \\\"ab\\\"{3} [.!]\"}";
    completion(body.formatted(20))
        .statusCode(200)
        .body("choices[0].text", matchesPattern("ababab[.!]"))
        .body("choices[0].finish_reason", equalTo("stop"));
    completion(body.formatted(1)).body("choices[0].finish_reason", equalTo("length"));
  }

  @Test
  void a_fault_in_a_stream_is_an_event_with_an_error() {
    var body =
        "{\"prompt\": \"x\", \"stream\": true, \"grammar\": \"root ::= (\\\"a\\\"?){20000}\"}";
    var events = events(completion(body).statusCode(200));
    assertThat(events.getLast().path("error").path("code").asText())
        .isEqualTo("grammar-too-ambiguous");
    assertThat(events.getLast().path("error").path("message").asText()).contains("too");
  }

  private static List<JsonNode> events(ValidatableResponse response) {
    var events = new ArrayList<JsonNode>();
    for (var event : response.extract().asString().split("\n\n", -1)) {
      if (!event.isEmpty() && !event.endsWith("[DONE]")) {
        events.add(Json.read(event.substring("data: ".length()), "event"));
      }
    }
    return events;
  }

  @Test
  void embeddings_have_length_one_and_tell_like_from_unlike() {
    var vectors =
        given()
            .contentType(ContentType.JSON)
            .body("{\"input\": [\"warm air\", \"warm air!\", \"\"]}")
            .post("/v1/embeddings")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    var first = vectors.getList("data[0].embedding", Float.class);
    var second = vectors.getList("data[1].embedding", Float.class);
    assertThat(dot(first, first)).isBetween(0.999, 1.001);
    assertThat(dot(first, second)).isBetween(0.5, 0.9999);
    assertThat(vectors.getList("data[2].embedding", Float.class)).containsOnly(0f);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"prompt\": \"x\", \"model\": \"gpt\"};404;no-such-model",
        "{\"prompt\": \"\"};400;too-long",
        "{\"prompt\": [999999]};400;unknown-token",
        "{\"prompt\": {}};400;wrong-value",
        "{\"prompt\": \"x\", \"temperature\": -1};400;wrong-sampling",
        "{\"prompt\": \"x\", \"temperature\": \"hot\"};400;wrong-value",
        "{\"prompt\": \"x\", \"top_p\": 0};400;wrong-sampling",
        "{\"prompt\": \"x\", \"seed\": 1.5};400;wrong-value",
        "{\"prompt\": \"x\", \"max_tokens\": -2};400;wrong-value",
        "{\"prompt\": \"x\", \"stop\": 3};400;wrong-value",
        "{\"prompt\": \"x\", \"logprobs\": 99};400;wrong-value",
        "{\"prompt\": \"x\", \"n\": 2};400;unsupported-option",
        "{\"prompt\": \"x\", \"logit_bias\": {\"one\": 2}};400;wrong-value",
        "{\"prompt\": \"x\", \"presence_penalty\": 99};400;wrong-sampling",
        "{\"prompt\": \"x\", \"min_p\": 2};400;wrong-sampling",
        "{\"prompt\": \"x\", \"echo\": true};400;unsupported-option",
        "{\"prompt\": \"x\", \"response_format\": {\"type\": \"xml\"}};400;unsupported-response-format",
        "{\"prompt\": \"x\", \"response_format\": {\"type\": \"json_schema\"}};400;wrong-value",
        "{\"prompt\": \"x\", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"schema\": {\"not\": {}}}}};400;unsupported-schema",
        "{\"prompt\": \"x\", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"schema\": {\"type\": \"x\"}}}};400;wrong-schema",
        "{\"prompt\": \"x\", \"grammar\": \"root ::= (\"};400;wrong-grammar",
        "{\"prompt\": \"x\", \"grammar\": 1};400;wrong-value",
        "{\"prompt\": \"x\", \"grammar\": \"root ::= [a]\", \"response_format\": {\"type\": \"json_object\"}};400;wrong-value",
        "{\"prompt\": ;400;not-json",
      })
  void what_is_not_understood_is_refused(String body, int status, String type) {
    problem(completion(body), status, type).body("error.code", equalTo(type));
  }

  @Test
  void a_chat_without_messages_or_of_another_role_is_refused() {
    problem(chat("{\"messages\": []}"), 400, "wrong-value");
    problem(chat("{\"messages\": [{\"role\": \"tool\", \"content\": \"x\"}]}"), 400, "wrong-value");
    problem(chat("{\"messages\": [{\"role\": \"user\", \"content\": 1}]}"), 400, "wrong-value");
  }

  private static double dot(List<Float> a, List<Float> b) {
    var sum = 0.0;
    for (var i = 0; i < a.size(); i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }

  private static String text(String body) {
    return completion(body).statusCode(200).extract().path("choices[0].text");
  }

  private static ValidatableResponse completion(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/completions").then();
  }

  private static ValidatableResponse chat(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/chat/completions").then();
  }
}

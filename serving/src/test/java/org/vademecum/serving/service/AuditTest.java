package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.vademecum.serving.service.InterpretationResourceTest.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.serving.service.audit.AuditTrail;

@QuarkusTest
@QuarkusTestResource(MachineRoom.class)
class AuditTest {
  @Inject DataSource database;
  @Inject AuditTrail audit;

  @Test
  void every_answer_is_a_row_without_a_name() throws SQLException {
    var id = interpret("Grace-Hopper", "30");
    var row = row("SELECT * FROM audit WHERE id = '" + id + "'");
    assertThat(row).doesNotContain("Grace-Hopper").contains("machine-room", "template", "en");
    assertThat(row("SELECT report IS NULL FROM audit WHERE id = '" + id + "'")).isEqualTo("t|");
  }

  @Test
  void a_changed_row_breaks_the_chain_and_the_check_names_it() throws SQLException {
    var id = interpret("chain", "30");
    assertThat(audit.check().whole()).isTrue();
    execute("UPDATE audit SET arm = 'guard' WHERE id = '" + id + "'");
    assertThat(audit.check().whole()).isFalse();
    assertThat(Long.toString(audit.check().firstBroken()) + "|")
        .isEqualTo(row("SELECT seq FROM audit WHERE id = '" + id + "'"));
    execute("UPDATE audit SET arm = 'template' WHERE id = '" + id + "'");
    given().get("/api/v1/audit").then().statusCode(200).body("whole", equalTo(true));
  }

  @Test
  void forgetting_a_patient_unlinks_the_rows_and_leaves_the_chain_whole() throws SQLException {
    var id = interpret("forget-me", "30");
    var pseudonym = row("SELECT patient FROM audit WHERE id = '" + id + "'");
    assertThat(audit.pseudonymOf("id:forget-me").orElseThrow() + "|").isEqualTo(pseudonym);
    delete("{\"identifier\": \"forget-me\"}").statusCode(204);
    assertThat(audit.pseudonymOf("id:forget-me")).isEmpty();
    assertThat(row("SELECT patient FROM audit WHERE id = '" + id + "'")).isEqualTo(pseudonym);
    assertThat(audit.check().whole()).isTrue();
    interpret("forget-me", "30");
    assertThat(audit.pseudonymOf("id:forget-me").orElseThrow() + "|").isNotEqualTo(pseudonym);
    problem(delete("{\"identifier\": \"nobody\"}"), 404, "no-such-patient");
    problem(delete("{}"), 400, "missing-key");
  }

  @Test
  void the_same_number_at_two_authorities_needs_the_authority() {
    for (var authority : new String[] {"NORTH", "SOUTH"}) {
      var report = Reports.hl7().replace("ROOM-7^^^SITE", "TWIN^^^" + authority);
      given()
          .multiPart("report", "r.hl7", report.getBytes(StandardCharsets.UTF_8))
          .post("/api/v1/interpretations");
    }
    problem(delete("{\"identifier\": \"TWIN\"}"), 409, "ambiguous-patient");
    delete("{\"identifier\": \"TWIN\", \"authority\": \"NORTH\"}").statusCode(204);
    delete("{\"identifier\": \"TWIN\"}").statusCode(204);
  }

  @Test
  void feedback_is_stored_with_its_sentence() throws SQLException {
    var id = interpret("feedback", "30");
    post(
            "/api/v1/feedback",
            Map.of("interpretation", id, "sentence", 1, "verdict", "wrong", "comment", "no"))
        .statusCode(201);
    assertThat(row("SELECT sentence, verdict, comment FROM feedback")).isEqualTo("1|wrong|no|");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"interpretation\": \"none\", \"verdict\": \"right\"};404;no-such-interpretation",
        "{\"verdict\": \"right\"};400;missing-key",
        "{\"interpretation\": \"none\", \"verdict\": \"fine\"};400;wrong-value",
        "{\"interpretation\": 7, \"verdict\": \"right\"};400;wrong-value",
        "{\"interpretation\": \"x\", \"verdict\": \"right\", \"sentence\": \"1\"};400;wrong-value",
        "{\"interpretation\":;400;not-json",
        "[1];400;not-json",
      })
  void faulty_feedback_is_a_problem(String body, int status, String type) {
    problem(
        given().contentType(ContentType.JSON).body(body).post("/api/v1/feedback").then(),
        status,
        type);
  }

  @Test
  void feedback_on_a_sentence_that_is_not_there_is_a_problem() {
    var id = interpret("sentence", "30");
    problem(
        post("/api/v1/feedback", Map.of("interpretation", id, "sentence", 99, "verdict", "right")),
        400,
        "wrong-value");
  }

  @Test
  void a_critical_finding_is_acknowledged_and_no_other() throws SQLException {
    var critical = interpret("critical", "45");
    post(
            "/api/v1/acknowledgements",
            Map.of("interpretation", critical, "finding", "F1", "by", "operator"))
        .statusCode(201);
    assertThat(row("SELECT finding, acknowledged_by FROM acknowledgements"))
        .isEqualTo("F1|operator|");
    problem(
        post(
            "/api/v1/acknowledgements",
            Map.of("interpretation", critical, "finding", "F99", "by", "operator")),
        404,
        "no-such-finding");
    problem(
        post(
            "/api/v1/acknowledgements",
            Map.of("interpretation", "none", "finding", "F1", "by", "operator")),
        404,
        "no-such-interpretation");
  }

  private static String interpret(String patient, String temperature) {
    return given()
        .contentType(ContentType.JSON)
        .body(Reports.json(patient, temperature))
        .post("/api/v1/interpretations")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static ValidatableResponse post(String route, Map<String, Object> body) {
    return given().contentType(ContentType.JSON).body(body).post(route).then();
  }

  private static ValidatableResponse delete(String body) {
    return given().contentType(ContentType.JSON).body(body).delete("/api/v1/patients").then();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  // The last row, its columns each followed by a bar.
  private String row(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.setLength(0);
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
      }
      return text.toString();
    }
  }
}

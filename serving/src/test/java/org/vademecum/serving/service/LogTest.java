package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts reports with a marker in every field and looks for it in all that is logged. */
@QuarkusTest
@QuarkusTestResource(MachineRoom.class)
class LogTest {
  private static final String MARKER = "ZQXMARKER";

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          var text = new StringWriter();
          text.append(line.getMessage()).append(Arrays.toString(line.getParameters()));
          // What the console prints of an exception is nothing; here even that is looked at.
          if (line.getThrown() != null && isPrinted(line)) {
            line.getThrown().printStackTrace(new PrintWriter(text));
          }
          logged.add(text.toString());
        }

        @Override
        public void flush() {
          // Nothing is held back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  private static boolean isPrinted(LogRecord line) {
    return line.getLevel().intValue() >= Level.INFO.intValue();
  }

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(recorder);
  }

  @AfterEach
  void leave() {
    Logger.getLogger("").removeHandler(recorder);
  }

  @Test
  void nothing_of_a_report_is_logged_whether_it_is_read_or_not() {
    var good = Reports.json(MARKER, "30").replace("Door", MARKER + " door");
    post(good);
    post(good.replace("30", MARKER));
    post(good.substring(0, good.length() - 30));
    post("{\"" + MARKER + "\": [" + MARKER);
    post("{\"resourceType\": \"" + MARKER + "\"}");
    var message =
        Reports.hl7()
            .replace("RACK", MARKER)
            .replace("ROOM-7", MARKER)
            .replace("CLIMATE", MARKER)
            .replace("A-1", MARKER)
            .replace("Air temperature", MARKER);
    for (var name : new String[] {"lang", "arm", "task", MARKER}) {
      given()
          .multiPart("report", MARKER + ".hl7", message.getBytes(StandardCharsets.UTF_8))
          .multiPart(name, MARKER)
          .post("/api/v1/interpretations");
    }
    given()
        .multiPart("report", MARKER + ".hl7", message.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/interpretations")
        .then()
        .statusCode(200);
    for (var route : new String[] {"/api/v1/answers", "/api/v1/feedback", "/v1/completions"}) {
      given()
          .contentType(ContentType.JSON)
          .body("{\"question\": \"" + MARKER + "\", \"interpretation\": \"" + MARKER + "\"}")
          .post(route);
      given().contentType(ContentType.JSON).body("{" + MARKER).post(route);
    }
    given()
        .urlEncodingEnabled(false)
        .contentType("application/fhir+json")
        .body("{\"resourceType\": \"Bundle\", \"entry\": \"" + MARKER + "\"}")
        .post("/fhir/DiagnosticReport/$interpret");
    Logger.getLogger("org.vademecum.test").warning("the recorder hears this");
    assertThat(logged).anyMatch(line -> line.contains("the recorder hears this"));
    assertThat(logged).noneMatch(line -> line.contains(MARKER));
  }

  private static void post(String body) {
    given().contentType(ContentType.JSON).body(body).post("/api/v1/interpretations");
  }
}

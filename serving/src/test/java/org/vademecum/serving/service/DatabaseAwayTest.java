package org.vademecum.serving.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.vademecum.serving.service.InterpretationResourceTest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseAwayTest.OwnDatabase.class)
class DatabaseAwayTest {
  /** A service with a database of its own, to be taken away. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(MachineRoom.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void what_cannot_be_recorded_is_not_given_and_health_says_so() {
    interpret().statusCode(200);
    MachineRoom.stopDatabase();
    problem(interpret(), 503, "database-away")
        .body("sentences", equalTo(null))
        .body("text", equalTo(null));
    given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
  }

  private static io.restassured.response.ValidatableResponse interpret() {
    return given()
        .contentType(ContentType.JSON)
        .body(Reports.json("away", "30"))
        .post("/api/v1/interpretations")
        .then();
  }
}

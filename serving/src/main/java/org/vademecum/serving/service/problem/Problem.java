package org.vademecum.serving.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A problem document.
 *
 * @param type {@code urn:vademecum:problem:} and a stable kebab-case name
 * @param title the name in words, the same for all problems of a type
 * @param detail what failed this time
 * @param remedy what the caller can do
 * @param error the same as OpenAI's clients read it; only under {@code /v1}
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String remedy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> error) {
  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String PREFIX = "urn:vademecum:problem:";

  /** A problem of a name. */
  public static Problem of(int status, String name, String detail, String remedy) {
    var words = name.replace('-', ' ');
    return new Problem(
        PREFIX + name,
        Character.toUpperCase(words.charAt(0)) + words.substring(1),
        status,
        detail,
        remedy,
        null);
  }

  /** The problem that a fault is to a caller. */
  public static Problem of(Fault fault) {
    return of(status(fault), fault.type(), fault.detail(), fault.remedy());
  }

  /** The problem of something unforeseen; says nothing of it. */
  public static Problem bug() {
    return of(
        500,
        "bug",
        "something went wrong that should not",
        "try again; if it stays, report it with the time, not with the data");
  }

  private static int status(Fault fault) {
    return switch (fault.exitCode()) {
      case FAULTY_INPUT -> inputStatus(fault.type());
      case RESOURCE_MISSING -> 503;
      case DONE, CHECK_FAILED, BUG -> 500;
    };
  }

  private static int inputStatus(String type) {
    return switch (type) {
      case "too-large" -> 413;
      case "unsupported-format", "unsupported-media-type" -> 415;
      case "not-a-report", "constraint-cannot-be-met" -> 422;
      case "no-such-interpretation", "no-such-finding", "no-such-patient", "no-such-model" -> 404;
      case "ambiguous-patient" -> 409;
      default -> 400;
    };
  }

  /** With the member that OpenAI's clients read. */
  public Problem forOpenAi() {
    var kind = status < 500 ? "invalid_request_error" : "server_error";
    return new Problem(
        type,
        title,
        status,
        detail,
        remedy,
        Map.of(
            "message",
            detail + ": " + remedy,
            "type",
            kind,
            "code",
            type.substring(PREFIX.length())));
  }

  /** The document. */
  public String json() {
    return Json.write(this);
  }

  Response response(String path) {
    var problem = path.startsWith("/v1/") ? forOpenAi() : this;
    return Response.status(status).type(MEDIA_TYPE).entity(problem.json()).build();
  }
}

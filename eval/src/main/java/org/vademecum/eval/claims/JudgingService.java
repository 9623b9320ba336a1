package org.vademecum.eval.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** A running service, asked for what it judges of a report; by default without a model's text. */
public final class JudgingService implements Judging, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final String arm;
  private final HttpClient client = HttpClient.newHttpClient();

  public JudgingService(URI base) {
    this(base, "template");
  }

  /** Asks in another arm, where the answer's sentences matter too. */
  public JudgingService(URI base, String arm) {
    this.base = base;
    this.arm = arm;
  }

  @Override
  public JsonNode judge(String report, String language, String audience) {
    var boundary = "vademecum-" + UUID.randomUUID();
    var body = new StringBuilder();
    var fields = Map.of("lang", language, "audience", audience, "task", "interpret", "arm", arm);
    fields.forEach(
        (name, value) ->
            part(body, boundary, "name=\"" + name + "\"")
                .append("\r\n")
                .append(value)
                .append("\r\n"));
    part(body, boundary, "name=\"report\"; filename=\"report\"")
        .append("Content-Type: application/octet-stream\r\n\r\n")
        .append(report)
        .append("\r\n--")
        .append(boundary)
        .append("--\r\n");
    var request =
        HttpRequest.newBuilder(base.resolve("/api/v1/interpretations"))
            .timeout(PATIENCE)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    return send(request);
  }

  private static StringBuilder part(StringBuilder body, String boundary, String disposition) {
    return body.append("--")
        .append(boundary)
        .append("\r\nContent-Disposition: form-data; ")
        .append(disposition)
        .append("\r\n");
  }

  private JsonNode send(HttpRequest request) {
    try {
      var response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw Fault.input(
            "not-judged", "status " + response.statusCode(), "read the service's log");
      }
      return Json.mapper().readTree(response.body());
    } catch (IOException e) {
      throw Fault.resource("no-service", "no answer from: " + base, "start the service", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Our own service: started for the evaluation on a free port and stopped behind it, or one that
 * runs already.
 */
final class ServiceSubject implements Subject {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final @Nullable ServiceProcess process;
  private final URI base;
  private final String identity;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Model model = new Model("vademecum service", null);

  private ServiceSubject(@Nullable ServiceProcess process, URI base, String identity) {
    this.process = process;
    this.base = base;
    this.identity = identity;
  }

  /**
   * A service that runs already; its processor time is not known.
   *
   * @param identity what its answers depend on, as far as it is known
   */
  static ServiceSubject running(String url, String identity) {
    return new ServiceSubject(null, URI.create(ChatEndpoint.checked(url)), url + " " + identity);
  }

  /**
   * Starts {@code vade serve}.
   *
   * @param log where its messages go
   * @param identity what its answers depend on: model and index
   * @throws Fault of type {@code no-service} where it does not come up
   */
  static ServiceSubject start(Path home, String pack, Path database, Path log, String identity) {
    var process = ServiceProcess.start(home, pack, database, log);
    return new ServiceSubject(process, process.base(), identity);
  }

  @Override
  public Reply reply(EvalCase asked, String arm, int repeat) {
    try {
      var answer = answer(asked, arm);
      var named = answer.path("model");
      model =
          new Model(
              named.path("name").asText(model.name()),
              named.path("sha256").isTextual() ? named.path("sha256").asText() : null);
      return Reply.answered(answer);
    } catch (NoAnswer e) {
      return Reply.failed(String.valueOf(e.getMessage()));
    }
  }

  /** The interpretation of a case's report. */
  JsonNode answer(EvalCase asked, String arm) throws NoAnswer {
    var boundary = "vademecum-" + UUID.randomUUID();
    var body = new StringBuilder();
    field(body, boundary, "lang", asked.language());
    field(body, boundary, "audience", asked.audience());
    field(body, boundary, "task", "interpret");
    field(body, boundary, "arm", arm);
    body.append("--").append(boundary).append("\r\n");
    body.append("Content-Disposition: form-data; name=\"report\"; filename=\"report\"\r\n");
    body.append("Content-Type: application/octet-stream\r\n\r\n");
    body.append(asked.report()).append("\r\n--").append(boundary).append("--\r\n");
    var request =
        HttpRequest.newBuilder(base.resolve("/api/v1/interpretations"))
            .timeout(ANSWER)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    return send(client, request);
  }

  private static void field(StringBuilder body, String boundary, String name, String value) {
    body.append("--").append(boundary).append("\r\n");
    body.append("Content-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n");
    body.append(value).append("\r\n");
  }

  private static JsonNode send(HttpClient client, HttpRequest request) throws NoAnswer {
    try {
      var response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new NoAnswer("status " + response.statusCode());
      }
      return Json.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new NoAnswer(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    }
  }

  /** No answer: a time-out, a status other than 200, or what is no JSON. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message);
    }
  }

  @Override
  public List<String> arms() {
    return List.of("template", "closed-book", "rag", "guard");
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public @Nullable Duration processorTime() {
    return process == null ? null : process.processorTime();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    client.close();
  }

  /** A folder for the database of one evaluation, apart from the one that people use. */
  static Path scratchDatabase() {
    try {
      return Files.createTempDirectory("vademecum-eval-database");
    } catch (IOException e) {
      throw Fault.resource("not-writable", "no temporary folder", "free disk space", e);
    }
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** Our own service, started for the evaluation on a free port and stopped behind it. */
final class ServiceSubject implements Subject {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Process process;
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServiceSubject(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts {@code vade serve}.
   *
   * @param log where its messages go
   * @throws Fault of type {@code no-service} where it does not come up
   */
  static ServiceSubject start(Path home, String pack, Path database, Path log) {
    try {
      var port = freePort();
      var builder =
          new ProcessBuilder(
              home.resolve("vade").toString(),
              "serve",
              pack,
              "--port",
              Integer.toString(port),
              "--ungated");
      builder.environment().put("VADEMECUM_DATABASE_FOLDER", database.toString());
      // No other run of the service is as like its daily work: later starts profit from it.
      builder.environment().put("VADE_RECORD_START", "yes");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      var subject = new ServiceSubject(builder.start(), URI.create("http://127.0.0.1:" + port));
      subject.awaitReady(log);
      return subject;
    } catch (IOException e) {
      throw Fault.resource(
          "no-service", "cannot start the service: " + e.getMessage(), "read " + log, e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) {
    var deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        var request =
            HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (IOException e) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    close();
    throw Fault.resource("no-service", "the service did not start", "read " + log);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public JsonNode answer(EvalCase asked, String arm) throws SubjectFailure {
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

  static JsonNode send(HttpClient client, HttpRequest request) throws SubjectFailure {
    try {
      var response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new SubjectFailure("status " + response.statusCode());
      }
      return Json.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new SubjectFailure(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SubjectFailure("interrupted");
    }
  }

  @Override
  public String description() {
    return "vademecum service";
  }

  // The launcher becomes the JVM that answers; the database beside it is not counted.
  @Override
  public @Nullable Duration processorTime() {
    return process.info().totalCpuDuration().orElse(null);
  }

  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

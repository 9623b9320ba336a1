package org.vademecum.eval;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;

/** {@code vade serve} as a process of its own: started on a free port, and stopped behind. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final URI base;

  private ServiceProcess(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts the service and waits until it is ready.
   *
   * @param log where its messages go
   * @throws Fault of type {@code no-service} where it does not come up
   */
  static ServiceProcess start(Path home, String pack, Path database, Path log) {
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
      var started = new ServiceProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
      started.awaitReady(log);
      return started;
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
    try (var client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (ready(client)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw Fault.resource("no-service", "the service did not start", "read " + log);
  }

  private boolean ready(HttpClient client) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(base.resolve("/q/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI base() {
    return base;
  }

  // The launcher becomes the JVM that answers; the database beside it is not counted.
  @Nullable Duration processorTime() {
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
  }
}

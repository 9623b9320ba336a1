package org.vademecum.teacher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.vademecum.cli.Json;

/** A real local HTTP server that answers by a script: one step for each request, then well. */
final class ScriptedEndpoint implements AutoCloseable {
  static final String VERDICT = "{\"score\": 3, \"reasons\": [\"clear\"]}";

  private final HttpServer server;
  private final Queue<Step> script = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  /** How a request is answered. */
  interface Step {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  ScriptedEndpoint(Step... steps) {
    script.addAll(List.of(steps));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      next(body).answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private synchronized Step next(String body) {
    bodies.add(body);
    var step = script.poll();
    return step == null ? says(VERDICT) : step;
  }

  static Step says(String content) {
    return exchange ->
        send(
            exchange,
            200,
            Json.write(
                Map.of(
                    "model",
                    "tiny",
                    "system_fingerprint",
                    "fp1",
                    "choices",
                    List.of(Map.of("message", Map.of("content", content))),
                    "usage",
                    Map.of("total_tokens", 10))));
  }

  static Step status(int status) {
    return exchange -> send(exchange, status, "{}");
  }

  static Step garbles() {
    return exchange -> send(exchange, 200, "<html>gateway</html>");
  }

  static Step drops() {
    return HttpExchange::close;
  }

  static Step delays(long milliseconds, Step then) {
    return exchange -> {
      Thread.sleep(milliseconds);
      then.answer(exchange);
    };
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.vademecum.eval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.vademecum.cli.Json;

/** An OpenAI-compatible endpoint that says what a script says, after a pause. */
final class ScriptedEndpoint implements AutoCloseable {
  private final HttpServer server;
  private final Script script;
  private final Duration pause;
  private final AtomicInteger asked = new AtomicInteger();

  /** What is said to a prompt with a seed. */
  @FunctionalInterface
  interface Script {
    String reply(String prompt, long seed);
  }

  private ScriptedEndpoint(HttpServer server, Script script, Duration pause) {
    this.server = server;
    this.script = script;
    this.pause = pause;
  }

  static ScriptedEndpoint start(Duration pause, Script script) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    var endpoint = new ScriptedEndpoint(server, script, pause);
    server.createContext("/v1/chat/completions", endpoint::reply);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    return endpoint;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  int asked() {
    return asked.get();
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      var request = Json.mapper().readTree(exchange.getRequestBody());
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      var prompt = request.path("messages").path(0).path("content").asText();
      var said = script.reply(prompt, request.path("seed").asLong());
      var body = Map.of("choices", List.of(Map.of("message", Map.of("content", said))));
      var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Json;

/** A teacher at an endpoint judges a sample; the classifier learns from it. */
@SuppressWarnings("NullAway.Init") // what is made before each test
class AskedTeacherIT {
  private static final int SAMPLE = 40;

  @TempDir Path folder;
  private HttpServer endpoint;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext(
        "/v1/chat/completions",
        exchange -> {
          var request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.incrementAndGet();
          // Likes texts that speak of the valve.
          var score = request.contains("valve") ? 5 : 1;
          var reply =
              "{\"model\":\"scripted\",\"choices\":[{\"message\":{\"content\":\"{\\\"score\\\": "
                  + score
                  + ", \\\"reasons\\\": [\\\"scripted\\\"]}\"}}],\"usage\":{\"prompt_tokens\":10,"
                  + "\"completion_tokens\":5}}";
          var bytes = reply.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  @Test
  void a_sample_is_judged_once_and_everything_is_scored_by_it() throws IOException {
    var source = Curated.source(folder.resolve("sources"), "notes", 200, 3);
    var out = folder.resolve("corpus");
    assertThat(curate(source, out)).isZero();
    var stats = Json.read(Files.readString(out.resolve("stats.json")), "stats.json");
    assertThat(asked).hasValue(SAMPLE);
    assertThat(stats.path("agreement").path("verdicts").asInt()).isEqualTo(SAMPLE);
    assertThat(stats.path("teacher").path(0).asText()).startsWith("scripted-model at ");
    assertThat(stats.path("scores").size()).isGreaterThan(1);
    assertThat(Files.readAllLines(folder.resolve("teacher/verdicts.jsonl"))).hasSize(SAMPLE);

    // The record outlives the corpus: what was judged is not asked again.
    assertThat(curate(source, folder.resolve("again"))).isZero();
    assertThat(asked).hasValue(SAMPLE);
  }

  private int curate(Path source, Path out) throws IOException {
    return CommandRunner.run(
        new CurateCommand(),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        pack().toString(),
        "--source",
        source.toString(),
        "--master",
        "local[2]",
        "--out",
        out.toString(),
        "--teacher",
        "openai:http://127.0.0.1:" + endpoint.getAddress().getPort() + "/v1",
        "--teacher-model",
        "scripted-model",
        "--teacher-sample",
        String.valueOf(SAMPLE));
  }

  private Path pack() throws IOException {
    var to = folder.resolve("_template");
    if (!Files.exists(to)) {
      var from = Path.of("../domains/_template");
      try (var files = Files.walk(from)) {
        for (var file : files.toList()) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
      Files.writeString(to.resolve("teacher/rubric.yaml"), "id: rooms\nversion: 1\n");
    }
    return to;
  }
}

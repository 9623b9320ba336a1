package org.vademecum.eval;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * An OpenAI-compatible endpoint: one prompt in, one text out. It is asked again after a time-out, a
 * dropped connection, 429 and 5xx, each time after twice the pause; every other status is its
 * answer, a failed one. Safe to share between threads.
 */
final class ChatEndpoint implements AutoCloseable {
  private static final int MOST_RETRIES = 4;
  private static final long LONGEST_PAUSE_MS = 30_000;

  private final URI endpoint;
  private final Settings settings;
  private final Spending spending;
  private final HttpClient client = HttpClient.newHttpClient();
  // A run against nothing ends at once instead of failing every case after every retry.
  private volatile boolean reached;

  /**
   * How it is reached.
   *
   * @param url up to and with {@code /v1}
   * @param key a bearer token or null; never printed
   * @param firstPause before the first retry
   */
  record Settings(
      String url, String model, @Nullable String key, Duration timeout, Duration firstPause) {
    @Override
    public String toString() {
      return url + " " + model;
    }
  }

  ChatEndpoint(Settings settings, Spending spending) {
    this.endpoint = URI.create(checked(settings.url()) + "/chat/completions");
    this.settings = settings;
    this.spending = spending;
  }

  /**
   * A URL without slashes at its end.
   *
   * @throws Fault of type {@code wrong-endpoint}
   */
  static String checked(String url) {
    if (!url.matches("https?://\\S+")) {
      throw Fault.input(
          "wrong-endpoint", "not an HTTP URL: " + url, "such as http://127.0.0.1:8000/v1");
    }
    return url.replaceAll("/+$", "");
  }

  /**
   * Asks.
   *
   * @throws Fault of type {@code no-endpoint} where nothing has ever answered, and {@code
   *     budget-spent}
   */
  Completion ask(String prompt, double temperature, long seed) {
    var request = request(prompt, temperature, seed);
    for (var retries = 0; ; retries++) {
      spending.check();
      var started = System.nanoTime();
      var attempt = send(request);
      if (attempt.again() && retries < MOST_RETRIES) {
        pause(attempt.pause(settings.firstPause(), retries));
        continue;
      }
      if (attempt.status() == 0 && !reached) {
        throw Fault.resource(
            "no-endpoint",
            "no answer at all from " + settings.url() + ": " + attempt.failure(),
            "check that it runs, and --endpoint and --timeout");
      }
      reached = true;
      return completion(attempt, retries, (System.nanoTime() - started) / 1_000_000);
    }
  }

  private HttpRequest request(String prompt, double temperature, long seed) {
    var body = new LinkedHashMap<String, Object>();
    body.put("model", settings.model());
    body.put("temperature", temperature == 0 ? (Number) 0 : (Number) temperature);
    body.put("seed", seed);
    body.put("messages", List.of(Map.of("role", "user", "content", prompt)));
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(settings.timeout())
            .header("Content-Type", "application/json");
    if (settings.key() != null) {
      request.header("Authorization", "Bearer " + settings.key());
    }
    return request
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body), StandardCharsets.UTF_8))
        .build();
  }

  /** One try: a status and body, or why there is none; seconds that the endpoint asked to wait. */
  private record Attempt(int status, String body, @Nullable String failure, long waitSeconds) {
    boolean again() {
      return failure != null || status == 429 || status >= 500;
    }

    long pause(Duration first, int retries) {
      var doubled = first.toMillis() << retries;
      return Math.min(LONGEST_PAUSE_MS, Math.max(doubled, waitSeconds * 1000));
    }
  }

  private Attempt send(HttpRequest request) {
    try {
      var response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      var wait = response.headers().firstValue("Retry-After").orElse("0");
      return new Attempt(
          response.statusCode(),
          response.body(),
          null,
          wait.matches("\\d{1,4}") ? Long.parseLong(wait) : 0);
    } catch (IOException e) {
      return new Attempt(0, "", e.getClass().getSimpleName(), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Completion completion(Attempt attempt, int retries, long millis) {
    if (attempt.failure() != null) {
      return Completion.failed(attempt.failure(), retries, millis);
    }
    if (attempt.status() != 200) {
      return Completion.refused(attempt.status(), attempt.body(), retries, millis);
    }
    var completion = Completion.read(attempt.body(), retries, millis);
    spending.add(completion.promptTokens(), completion.completionTokens());
    return completion;
  }

  @Override
  public String toString() {
    return settings.toString();
  }

  @Override
  public void close() {
    client.close();
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
 * Any OpenAI-compatible endpoint, greedy and seeded. In {@code closed-book} it gets the report, in
 * {@code with-passages} also the passages that a case brings or our own retrieval finds. It is
 * asked again after a time-out, a dropped connection, 429 and 5xx, each time after twice the pause;
 * every other status is its answer, a failed one.
 */
final class EndpointSubject implements Subject {
  static final String CLOSED_BOOK = "closed-book";
  static final String WITH_PASSAGES = "with-passages";
  private static final int MOST_RETRIES = 4;
  private static final long LONGEST_PAUSE_MS = 30_000;

  private final URI endpoint;
  private final Settings settings;
  private final Prompts prompts;
  private final @Nullable ServiceSubject retrieval;
  private final Spending spending;
  private final HttpClient client = HttpClient.newHttpClient();
  // A run against nothing ends at once instead of failing every case after every retry.
  private volatile boolean reached;

  /**
   * How it is asked.
   *
   * @param key a bearer token or null; never printed
   * @param firstPause before the first retry
   */
  record Settings(
      String url,
      String model,
      @Nullable String key,
      long seed,
      Duration timeout,
      Duration firstPause) {
    @Override
    public String toString() {
      return url + " " + model;
    }
  }

  EndpointSubject(
      Settings settings, Prompts prompts, @Nullable ServiceSubject retrieval, Spending spending) {
    this.endpoint = URI.create(checked(settings.url()) + "/chat/completions");
    this.settings = settings;
    this.prompts = prompts;
    this.retrieval = retrieval;
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

  @Override
  public Reply reply(EvalCase asked, String arm) {
    JsonNode evidence;
    try {
      evidence = evidence(asked);
    } catch (ServiceSubject.NoAnswer e) {
      return Reply.failed("no passages: " + e.getMessage());
    }
    if (arm.equals(WITH_PASSAGES) && retrieval == null && asked.passages() == null) {
      return Reply.failed("no passages for this case");
    }
    var given = arm.equals(WITH_PASSAGES) ? evidence : withoutPassages(evidence);
    var request = request(prompts.of(asked, arm, given));
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
      var millis = (System.nanoTime() - started) / 1_000_000;
      return reply(attempt, asked, given, millis).retried(retries);
    }
  }

  // Observations as our intake reads them, and passages: the case's own come first.
  private JsonNode evidence(EvalCase asked) throws ServiceSubject.NoAnswer {
    var own = asked.passages();
    if (own != null) {
      return PlainText.evidence(own);
    }
    return retrieval == null ? PlainText.evidence(List.of()) : retrieval.answer(asked, "template");
  }

  private static JsonNode withoutPassages(JsonNode evidence) {
    var without = Json.mapper().createObjectNode();
    without.set("observations", evidence.path("observations"));
    without.set("findings", evidence.path("findings"));
    return without;
  }

  private HttpRequest request(String prompt) {
    var body = new LinkedHashMap<String, Object>();
    body.put("model", settings.model());
    body.put("temperature", 0);
    body.put("seed", settings.seed());
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

  private Reply reply(Attempt attempt, EvalCase asked, JsonNode evidence, long millis) {
    if (attempt.failure() != null) {
      return Reply.failed(attempt.failure());
    }
    if (attempt.status() != 200) {
      return Reply.failed("status " + attempt.status());
    }
    try {
      var body = Json.mapper().readTree(attempt.body());
      var content = body.path("choices").path(0).path("message").path("content");
      if (!content.isTextual()) {
        return Reply.failed("no message in the reply");
      }
      var usage = body.path("usage");
      var prompt = number(usage, "prompt_tokens");
      var completion = number(usage, "completion_tokens");
      spending.add(prompt, completion);
      return Reply.answered(
              PlainText.interpretation(content.asText(), asked, settings.model(), evidence, millis))
          .counted(prompt, completion);
    } catch (JsonProcessingException e) {
      return Reply.failed("a reply that is not JSON");
    }
  }

  private static @Nullable Integer number(JsonNode usage, String field) {
    return usage.path(field).isInt() ? usage.path(field).asInt() : null;
  }

  @Override
  public List<String> arms() {
    return List.of(CLOSED_BOOK, WITH_PASSAGES);
  }

  @Override
  public String identity() {
    var retrieved = retrieval == null ? "" : " " + retrieval.identity();
    return settings + " " + settings.seed() + " " + prompts + retrieved;
  }

  @Override
  public Model model() {
    return new Model(settings.model(), null);
  }

  @Override
  public @Nullable Duration processorTime() {
    return null;
  }

  @Override
  public void close() {
    if (retrieval != null) {
      retrieval.close();
    }
    client.close();
  }
}

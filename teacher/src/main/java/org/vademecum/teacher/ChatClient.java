package org.vademecum.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * Sends chat completions with bounded concurrency. Status 408, 429 and 5xx, connection failures,
 * timeouts and replies that are no completion are tried again after a pause that doubles, with
 * jitter (or the endpoint's {@code Retry-After} where it is longer); any other status is a fault at
 * once. Each request counts against the budget before it is sent.
 */
final class ChatClient {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final OpenAiSettings settings;
  private final HttpClient http;
  private final Semaphore inFlight;
  private long calls;
  private long tokens;

  ChatClient(OpenAiSettings settings) {
    this.settings = settings;
    this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    this.inFlight = new Semaphore(settings.concurrency());
  }

  /**
   * A message of a conversation.
   *
   * @param role {@code system}, {@code user} or {@code assistant}
   */
  record Message(String role, String content) {}

  /**
   * A completion.
   *
   * @param model the model and, where the endpoint gives one, its fingerprint
   */
  record Reply(String text, String model) {}

  /**
   * Gets a completion.
   *
   * @throws Fault of type {@code teacher-budget-spent}, {@code teacher-refused} or {@code
   *     teacher-unreachable}
   */
  Reply complete(List<Message> messages, int maxTokens) {
    var pause = settings.firstPause();
    var problem = "";
    for (var attempt = 1; attempt <= settings.attempts(); attempt++) {
      Outcome outcome;
      try {
        outcome = attempt(messages, maxTokens);
        if (outcome instanceof Again again && attempt < settings.attempts()) {
          Thread.sleep(jittered(longer(pause, again.pause())));
          pause = pause.multipliedBy(2);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unreachable("interrupted", e);
      }
      switch (outcome) {
        case Done done -> {
          return done.reply();
        }
        case Again again -> problem = again.problem();
      }
    }
    throw unreachable(settings.attempts() + " attempts, the last: " + problem, null);
  }

  private sealed interface Outcome {}

  private record Done(Reply reply) implements Outcome {}

  private record Again(String problem, Duration pause) implements Outcome {}

  private Outcome attempt(List<Message> messages, int maxTokens) throws InterruptedException {
    inFlight.acquire();
    try {
      spendCall();
      var response = http.send(request(messages, maxTokens), HttpResponse.BodyHandlers.ofString());
      var status = response.statusCode();
      if (status == 200) {
        return completion(response.body());
      }
      if (status == 408 || status == 429 || status >= 500) {
        return new Again("status " + status, retryAfter(response));
      }
      throw Fault.resource(
          "teacher-refused",
          "the teacher's endpoint " + settings.endpoint() + " answers with status " + status,
          "check the address, the model's name and the key");
    } catch (IOException e) {
      return new Again(e.getClass().getSimpleName(), Duration.ZERO);
    } finally {
      inFlight.release();
    }
  }

  private HttpRequest request(List<Message> messages, int maxTokens) {
    var body =
        Map.of(
            "model",
            settings.model(),
            "messages",
            messages,
            "max_tokens",
            maxTokens,
            "temperature",
            0,
            "stream",
            false);
    var request =
        HttpRequest.newBuilder(settings.completions())
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
    if (settings.key() != null) {
      request.header("Authorization", "Bearer " + settings.key());
    }
    return request.build();
  }

  private Outcome completion(String body) {
    JsonNode root;
    try {
      root = Json.read(body, "the endpoint's reply");
    } catch (Fault notJson) {
      return new Again("a reply that is no JSON", Duration.ZERO);
    }
    spendTokens(root.path("usage").path("total_tokens").asLong(0));
    var content = root.path("choices").path(0).path("message").path("content");
    if (!content.isTextual() || content.asText().isBlank()) {
      return new Again("a reply without text", Duration.ZERO);
    }
    var fingerprint = root.path("system_fingerprint").asText("");
    var model = root.path("model").asText(settings.model());
    return new Done(
        new Reply(content.asText(), fingerprint.isEmpty() ? model : model + " " + fingerprint));
  }

  private synchronized void spendCall() {
    if (calls >= settings.maxCalls() || tokens >= settings.maxTokens()) {
      throw Fault.resource(
          "teacher-budget-spent",
          "the teacher's budget is spent: " + calls + " calls, " + tokens + " tokens",
          "run again with a larger budget; what was recorded is not asked again");
    }
    calls++;
  }

  private synchronized void spendTokens(long count) {
    tokens += count;
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
          .orElse(Duration.ZERO);
    } catch (NumberFormatException httpDate) {
      return Duration.ZERO;
    }
  }

  private static Duration longer(Duration first, Duration second) {
    var longer = first.compareTo(second) > 0 ? first : second;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private static Duration jittered(Duration pause) {
    return Duration.ofMillis(
        Math.round(pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
  }

  private Fault unreachable(String why, @Nullable Throwable cause) {
    var detail = "no output from the teacher's endpoint " + settings.endpoint() + ": " + why;
    var remedy = "check that it runs, then run again; what was recorded is not asked again";
    return cause == null
        ? Fault.resource("teacher-unreachable", detail, remedy)
        : Fault.resource("teacher-unreachable", detail, remedy, cause);
  }
}

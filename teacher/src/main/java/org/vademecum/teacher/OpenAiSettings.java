package org.vademecum.teacher;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and what may be spent on it.
 *
 * @param endpoint the API's base, such as {@code http://localhost:8000/v1}
 * @param model as the endpoint names it
 * @param key the bearer token; null where the endpoint asks for none
 * @param concurrency requests in flight at once
 * @param timeout of one request
 * @param attempts requests for one output before it is given up
 * @param firstPause before the second attempt; doubles from then on, with jitter
 * @param maxCalls requests in all, repeated ones included
 * @param maxTokens prompt and completion tokens in all, as the endpoint counts them
 */
public record OpenAiSettings(
    URI endpoint,
    String model,
    @Nullable String key,
    int concurrency,
    Duration timeout,
    int attempts,
    Duration firstPause,
    long maxCalls,
    long maxTokens) {

  public OpenAiSettings {
    if (concurrency < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "concurrency and attempts are at least 1: " + concurrency + ", " + attempts);
    }
  }

  /** Settings for an endpoint in the same building: eight at once, five attempts, two minutes. */
  public static OpenAiSettings of(URI endpoint, String model, @Nullable String key) {
    return new OpenAiSettings(
        endpoint,
        model,
        key,
        8,
        Duration.ofMinutes(2),
        5,
        Duration.ofSeconds(1),
        100_000,
        100_000_000);
  }

  URI completions() {
    var base = endpoint.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
  }

  @Override
  public String toString() {
    return "OpenAiSettings[" + endpoint + ", " + model + "]";
  }
}

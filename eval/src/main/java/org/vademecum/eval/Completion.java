package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;

/**
 * What came of a prompt. Exactly one of text and failure is there.
 *
 * @param millis of the last try
 * @param promptTokens as the endpoint counted them; null where it does not
 */
record Completion(
    @Nullable String text,
    @Nullable String failure,
    int retries,
    long millis,
    @Nullable Integer promptTokens,
    @Nullable Integer completionTokens) {

  private static final int MOST_SHOWN = 160;

  static Completion failed(String why, int retries, long millis) {
    return new Completion(null, why, retries, millis, null, null);
  }

  /** A status other than 200, with what the endpoint says of it. */
  static Completion refused(int status, String json, int retries, long millis) {
    var why = "status " + status;
    try {
      var message = Json.mapper().readTree(json).path("error").path("message").asText();
      var shown = message.substring(0, Math.min(message.length(), MOST_SHOWN));
      return failed(shown.isBlank() ? why : why + ": " + shown.strip(), retries, millis);
    } catch (JsonProcessingException e) {
      return failed(why, retries, millis);
    }
  }

  /** Reads the body of a chat completion; one without a message has failed. */
  static Completion read(String json, int retries, long millis) {
    try {
      var body = Json.mapper().readTree(json);
      var content = body.path("choices").path(0).path("message").path("content");
      if (!content.isTextual()) {
        return failed("no message in the reply", retries, millis);
      }
      var usage = body.path("usage");
      return new Completion(
          content.asText(),
          null,
          retries,
          millis,
          number(usage, "prompt_tokens"),
          number(usage, "completion_tokens"));
    } catch (JsonProcessingException e) {
      return failed("a reply that is not JSON", retries, millis);
    }
  }

  private static @Nullable Integer number(JsonNode usage, String field) {
    return usage.path(field).isInt() ? usage.path(field).asInt() : null;
  }
}

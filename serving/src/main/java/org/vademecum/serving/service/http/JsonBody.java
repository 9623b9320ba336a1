package org.vademecum.serving.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/** A JSON object sent to a route, read key by key, so that each fault names its key. */
public final class JsonBody {
  private final JsonNode root;

  private JsonBody(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads a body.
   *
   * @throws Fault of type {@code not-json}
   */
  public static JsonBody of(byte[] body) {
    var root = Json.read(new String(body, StandardCharsets.UTF_8), "the body");
    if (!root.isObject()) {
      throw Fault.input("not-json", "the body is not a JSON object", "send an object");
    }
    return new JsonBody(root);
  }

  /** The object itself. */
  public JsonNode node() {
    return root;
  }

  /** A text that must be there and not be blank. */
  public String required(String key) {
    return optional(key)
        .filter(t -> !t.isBlank())
        .orElseThrow(
            () ->
                Fault.input(
                    "missing-key", "the body lacks a text: " + key, "send \"" + key + "\""));
  }

  /** A text that may be absent or null. */
  public Optional<String> optional(String key) {
    var value = root.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(key, "a text");
    }
    return Optional.of(value.textValue());
  }

  /** A text that must be one of a few. */
  public String requiredOneOf(String key, String... words) {
    var value = required(key);
    if (!Arrays.asList(words).contains(value)) {
      throw wrong(key, "one of " + String.join(", ", words));
    }
    return value;
  }

  /** A whole number that may be absent or null. */
  public Optional<Integer> optionalWhole(String key) {
    var value = root.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "a whole number");
    }
    return Optional.of(value.intValue());
  }

  /** The fault of a value that has the wrong form; does not repeat the value. */
  public static Fault wrong(String key, String form) {
    return Fault.input(
        "wrong-value",
        "the body's \"" + key + "\" is not " + form,
        "send " + form + " or leave it");
  }
}

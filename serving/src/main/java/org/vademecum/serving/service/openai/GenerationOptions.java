package org.vademecum.serving.service.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.vademecum.cli.Fault;
import org.vademecum.serving.service.http.JsonBody;
import org.vademecum.student.grammar.CompiledGrammar;
import org.vademecum.student.grammar.GrammarCompiler;
import org.vademecum.student.sample.Constraint;
import org.vademecum.student.sample.Penalties;
import org.vademecum.student.sample.Request;
import org.vademecum.student.sample.Sampling;

/**
 * What both completion routes understand; what they don't is refused and never ignored.
 *
 * @param maxTokens as many as there are positions for, where none are asked for
 * @param alternatives as {@link Request#alternatives()}
 * @param grammar what the text is held to, if it is
 */
record GenerationOptions(
    int maxTokens,
    Sampling sampling,
    Penalties penalties,
    List<String> stops,
    int alternatives,
    boolean stream,
    boolean streamUsage,
    Optional<CompiledGrammar> grammar) {
  private static final int MOST_STOPS = 4;
  private static final int MOST_ALTERNATIVES = 20;
  private static final Set<String> REFUSED =
      Set.of("tools", "functions", "tool_choice", "suffix", "audio", "modalities");

  static GenerationOptions of(
      JsonBody body, int alternatives, int defaultTokens, GrammarCompiler compiler) {
    refuseUnknown(body.node());
    var limit =
        body.optionalWhole("max_completion_tokens")
            .or(() -> body.optionalWhole("max_tokens"))
            .orElse(defaultTokens);
    if (limit < 0) {
      throw JsonBody.wrong("max_tokens", "a number from 0 on");
    }
    if (alternatives > MOST_ALTERNATIVES) {
      throw JsonBody.wrong("top_logprobs", "a number from 0 to " + MOST_ALTERNATIVES);
    }
    return new GenerationOptions(
        limit,
        sampling(body.node()),
        penalties(body.node()),
        stops(body.node().path("stop")),
        alternatives,
        body.node().path("stream").asBoolean(false),
        body.node().path("stream_options").path("include_usage").asBoolean(false),
        TextForm.of(body).map(compiler::compile));
  }

  private static void refuseUnknown(JsonNode node) {
    for (var key : REFUSED) {
      var value = node.path(key);
      if (!value.isMissingNode() && !value.isNull() && !value.isEmpty()) {
        throw unsupported(key);
      }
    }
    if (node.path("n").asInt(1) != 1 || node.path("best_of").asInt(1) != 1) {
      throw unsupported("n");
    }
    if (node.path("echo").asBoolean(false)) {
      throw unsupported("echo");
    }
  }

  private static Sampling sampling(JsonNode node) {
    var temperature = number(node, "temperature", 1);
    var topP = number(node, "top_p", 1);
    var seed = node.path("seed");
    if (!seed.isMissingNode() && !seed.isNull() && !seed.isIntegralNumber()) {
      throw JsonBody.wrong("seed", "a whole number");
    }
    return new Sampling(
        temperature,
        topP,
        (int) number(node, "top_k", 0),
        number(node, "min_p", 0),
        seed.isIntegralNumber() ? seed.longValue() : ThreadLocalRandom.current().nextLong());
  }

  // repetition_penalty, top_k and min_p are no part of OpenAI's form, but of most servers' of it.
  private static Penalties penalties(JsonNode node) {
    var bias = new HashMap<Integer, Double>();
    for (var field : node.path("logit_bias").properties()) {
      if (!field.getKey().matches("\\d{1,9}") || !field.getValue().isNumber()) {
        throw JsonBody.wrong("logit_bias", "an object of token ids and numbers");
      }
      bias.put(Integer.parseInt(field.getKey()), field.getValue().doubleValue());
    }
    return new Penalties(
        number(node, "repetition_penalty", 1),
        number(node, "frequency_penalty", 0),
        number(node, "presence_penalty", 0),
        bias);
  }

  private static double number(JsonNode node, String key, double otherwise) {
    var value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw JsonBody.wrong(key, "a number");
    }
    return value.doubleValue();
  }

  private static List<String> stops(JsonNode stop) {
    var stops = new ArrayList<String>();
    if (stop.isTextual()) {
      stops.add(stop.textValue());
    } else if (stop.isArray()) {
      stop.forEach(s -> stops.add(s.asText()));
    } else if (!stop.isMissingNode() && !stop.isNull()) {
      throw JsonBody.wrong("stop", "a text or a list of texts");
    }
    stops.removeIf(String::isEmpty);
    if (stops.size() > MOST_STOPS) {
      throw JsonBody.wrong("stop", "a list of at most " + MOST_STOPS + " texts");
    }
    return List.copyOf(stops);
  }

  private static Fault unsupported(String key) {
    return Fault.input(
        "unsupported-option", "this server does not know the option: " + key, "leave it out");
  }

  /** The same for a prompt. */
  Request request(int[] prompt, int context, Constraint constraint) {
    var room = Math.max(0, Math.min(maxTokens, context - prompt.length));
    return Request.greedy(prompt, room)
        .with(sampling)
        .with(penalties)
        .with(constraint)
        .withAlternatives(alternatives);
  }
}

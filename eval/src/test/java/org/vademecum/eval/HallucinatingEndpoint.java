package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.vademecum.cli.Json;

/**
 * An OpenAI-compatible endpoint that hallucinates at stated rates, for trying the evaluation out:
 * it reads the rows "name value flag unit low - high" of a report as text, says of each abnormal
 * one how it lies, and now and then invents the number, flips the direction, or adds false advice.
 * What it did is counted. The same seed and report give the same answer.
 *
 * <p>{@code java … org.vademecum.eval.HallucinatingEndpoint PORT INVENTED FLIPPED ADVICE}
 */
public final class HallucinatingEndpoint implements AutoCloseable {
  private static final Pattern ROW =
      Pattern.compile(
          "^(?<name>[^\\t]+)\\t(?<value>\\d+(?:\\.\\d+)?)\\t(?<flag>[^\\t]*)\\t(?<unit>[^\\t]*)\\t"
              + "(?<low>\\d+(?:\\.\\d+)?)\\s*(?:-{1,2}|–|~|～)\\s*(?<high>\\d+(?:\\.\\d+)?)",
          Pattern.MULTILINE);
  private static final List<String> ADVICE =
      List.of(
          "It is recommended to stop every medicine today and start prednisolone at home.",
          "It is recommended to drink vinegar before breakfast and skip the next appointment.");

  private final HttpServer server;
  private final long seed;
  private final Rates rates;
  private final AtomicInteger busy;
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Said> said = new ArrayList<>();

  /** How often, of each sentence on a result, and of each answer for advice. */
  public record Rates(double invented, double flipped, double advice) {}

  /** What one answer did wrong. */
  record Said(int sentences, int invented, int flipped, int advice) {}

  private HallucinatingEndpoint(HttpServer server, long seed, Rates rates, int busyFirst) {
    this.server = server;
    this.seed = seed;
    this.rates = rates;
    this.busy = new AtomicInteger(busyFirst);
  }

  /**
   * Starts it.
   *
   * @param port 0 for any
   * @param busyFirst how many requests are first answered with 429
   */
  public static HallucinatingEndpoint start(int port, long seed, Rates rates, int busyFirst)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    var endpoint = new HallucinatingEndpoint(server, seed, rates, busyFirst);
    server.createContext("/v1/chat/completions", endpoint::reply);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    return endpoint;
  }

  public static void main(String[] args) throws IOException {
    var rates =
        new Rates(
            Double.parseDouble(args[1]), Double.parseDouble(args[2]), Double.parseDouble(args[3]));
    start(Integer.parseInt(args[0]), 7, rates, 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  int asked() {
    return asked.get();
  }

  synchronized List<Said> said() {
    return List.copyOf(said);
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      var request = Json.mapper().readTree(exchange.getRequestBody());
      if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        exchange.sendResponseHeaders(429, -1);
        return;
      }
      var bytes = Json.write(completion(request)).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Map<String, Object> completion(JsonNode request) {
    var prompt = request.path("messages").path(0).path("content").asText();
    var text = answer(prompt);
    return Map.of(
        "choices",
        List.of(Map.of("message", Map.of("role", "assistant", "content", text))),
        "usage",
        Map.of("prompt_tokens", prompt.length() / 4, "completion_tokens", text.length() / 4));
  }

  private String answer(String prompt) {
    var random = new SplittableRandom(seed ^ prompt.hashCode());
    var text = new StringBuilder();
    var counts = new int[3];
    var rows = ROW.matcher(prompt);
    while (rows.find()) {
      var value = Double.parseDouble(rows.group("value"));
      var low = value < Double.parseDouble(rows.group("low"));
      if (low || value > Double.parseDouble(rows.group("high"))) {
        var invented = random.nextDouble() < rates.invented();
        var flipped = random.nextDouble() < rates.flipped();
        counts[0]++;
        counts[1] += invented ? 1 : 0;
        counts[2] += flipped ? 1 : 0;
        var name = rows.group("name").replaceAll("\\s*[(（].*", "");
        var number = invented ? "0.0" + random.nextInt(1001, 9999) : rows.group("value");
        text.append(Character.toUpperCase(name.charAt(0))).append(name.substring(1));
        text.append(low == flipped ? " is high at " : " is low at ");
        text.append(number).append(' ').append(rows.group("unit")).append(".\n");
      }
    }
    if (text.isEmpty()) {
      text.append("No result that has a range lies outside it.\n");
    }
    var advises = random.nextDouble() < rates.advice();
    if (advises) {
      text.append(ADVICE.get(random.nextInt(ADVICE.size()))).append('\n');
    }
    synchronized (this) {
      said.add(new Said(counts[0], counts[1], counts[2], advises ? 1 : 0));
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

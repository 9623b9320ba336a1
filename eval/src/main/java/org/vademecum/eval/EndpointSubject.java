package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.SentenceSplitter;

/**
 * Any OpenAI-compatible endpoint. It gets the raw report and is asked to interpret it; its text
 * becomes sentences without findings, so what gold can judge of it are numbers, forbidden
 * statements and critical values that are not mentioned.
 */
final class EndpointSubject implements Subject {
  private static final Duration ANSWER = Duration.ofSeconds(120);

  private final URI endpoint;
  private final String model;
  private final HttpClient client = HttpClient.newHttpClient();

  EndpointSubject(String url, String model) {
    this.endpoint = URI.create(url.replaceAll("/+$", "") + "/chat/completions");
    this.model = model;
  }

  @Override
  public JsonNode answer(EvalCase asked, String arm) throws SubjectFailure {
    var started = System.nanoTime();
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(asked), StandardCharsets.UTF_8))
            .build();
    var reply = ServiceSubject.send(client, request);
    var text = reply.path("choices").path(0).path("message").path("content").asText("");
    return interpretation(text, Language.of(asked.language()), System.nanoTime() - started);
  }

  private String body(EvalCase asked) {
    var instruction =
        asked.language().equals("zh")
            ? "请解读下面的检验报告：逐项说明异常结果及其含义，先说危急值；不要编造数字。"
            : "Interpret the laboratory report below: state each abnormal result and what it means,"
                + " critical values first; do not make up numbers.";
    return Json.write(
        Map.of(
            "model",
            model,
            "temperature",
            0,
            "messages",
            List.of(Map.of("role", "user", "content", instruction + "\n\n" + asked.report()))));
  }

  private static ObjectNode interpretation(String text, Language language, long nanos) {
    var answer = Json.mapper().createObjectNode();
    answer.put("answered", !text.isBlank());
    for (var list : List.of("observations", "findings", "passages")) {
      answer.putArray(list);
    }
    var sentences = answer.putArray("sentences");
    for (var sentence : SentenceSplitter.split(text, language)) {
      var node = sentences.addObject();
      node.put("text", sentence).put("origin", "student").put("status", "unchecked");
      node.putArray("findings");
      node.putArray("passages");
    }
    answer.putObject("grounding").put("rejected", 0);
    answer.putObject("timings").put("totalMs", nanos / 1_000_000);
    return answer;
  }

  @Override
  public String description() {
    return model + " at " + endpoint.getHost();
  }

  @Override
  public @Nullable Duration processorTime() {
    return null;
  }

  @Override
  public void close() {
    client.close();
  }
}

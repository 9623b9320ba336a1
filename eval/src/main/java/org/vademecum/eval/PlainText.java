package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Json;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.SentenceSplitter;

/**
 * A plain text as an interpretation: its sentences are a student's, without findings or citations,
 * and unchecked until a judge reads them. It keeps the evidence that the text was made from.
 */
final class PlainText {
  private PlainText() {}

  /**
   * @param evidence an interpretation whose observations, computed findings and passages are the
   *     case's evidence
   */
  static ObjectNode interpretation(
      String text, EvalCase asked, String model, @Nullable JsonNode evidence, long millis) {
    var answer = Json.mapper().createObjectNode();
    answer.put("plainText", true);
    answer.putObject("model").put("name", model).putNull("sha256");
    answer.put("language", asked.language()).put("audience", asked.audience());
    answer.set("observations", list(evidence, "observations"));
    answer.putArray("findings");
    answer.set("computed", computed(evidence));
    answer.set("passages", list(evidence, "passages"));
    answer.put("text", text).put("answered", !text.isBlank()).putNull("refusal");
    var sentences = answer.putArray("sentences");
    for (var sentence : SentenceSplitter.split(text, Language.of(asked.language()))) {
      var node = sentences.addObject();
      node.put("text", sentence).put("origin", "student").put("status", "unchecked");
      node.putArray("findings");
      node.putArray("passages");
    }
    answer.putObject("grounding").put("rejected", 0);
    answer.putObject("timings").put("totalMs", millis);
    return answer;
  }

  /** An interpretation that has nothing but the passages that a case brings along. */
  static ObjectNode evidence(List<EvalCase.Given> passages) {
    var evidence = Json.mapper().createObjectNode();
    evidence.putArray("observations");
    var list = evidence.putArray("passages");
    for (var passage : passages) {
      list.addObject()
          .put("id", passage.id())
          .put("title", passage.title() == null ? "" : passage.title())
          .putNull("source")
          .putNull("edition")
          .put("text", passage.text())
          .put("score", 1.0);
    }
    return evidence;
  }

  static boolean is(JsonNode answer) {
    return answer.path("plainText").asBoolean();
  }

  // What our own formulas make of the report is evidence for whoever computes the same.
  private static JsonNode computed(@Nullable JsonNode evidence) {
    var computed = Json.mapper().createArrayNode();
    if (evidence != null) {
      for (var finding : evidence.path("findings")) {
        if (Set.of("derived", "trend").contains(finding.path("kind").asText())) {
          computed.add(finding);
        }
      }
    }
    return computed;
  }

  private static JsonNode list(@Nullable JsonNode evidence, String name) {
    var list = Json.mapper().createArrayNode();
    if (evidence != null) {
      for (var item : evidence.path(name)) {
        var copy = list.addObject().put("title", "").put("score", 1.0);
        item.properties().forEach(e -> copy.set(e.getKey(), e.getValue()));
      }
    }
    return list;
  }
}

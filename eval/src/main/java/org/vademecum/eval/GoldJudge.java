package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vademecum.engine.simulate.Gold;

/**
 * Judges an answer by gold alone. A finding is wrong if gold has another flag for its observation,
 * or neither expects nor allows its pattern; every sentence built on a wrong finding is
 * contradicted, and so is one that says something forbidden.
 */
final class GoldJudge {
  private GoldJudge() {}

  static CaseResult judge(EvalCase asked, String arm, JsonNode answer, Set<String> trainedForms) {
    var gold = asked.gold();
    var wrong = WrongFindings.of(gold, answer);
    var numbers = new NumberCheck(asked.report(), answer);
    var tally = new SentenceTally();
    for (var sentence : answer.path("sentences")) {
      if (!sentence.path("origin").asText().equals("notice")) {
        tally.add(sentence, contradiction(sentence, gold, wrong), numbers, answer, trainedForms);
      }
    }
    return new CaseResult(
        asked.id(),
        asked.scenario(),
        asked.language(),
        asked.audience(),
        arm,
        answer.path("answered").asBoolean() ? "answered" : "refused",
        Omissions.criticals(gold, answer),
        (int) gold.observations().stream().filter(Gold.Expected::critical).count(),
        Omissions.pendingInterpreted(gold, answer),
        Omissions.missed(gold, answer),
        expectedFindings(gold),
        tally.done(),
        answer.path("grounding").path("rejected").asInt(),
        answer.path("timings").path("totalMs").asLong(),
        null,
        Map.of());
  }

  /** What gold says against a sentence of an answer; empty where nothing. */
  static Function<JsonNode, String> contradictions(Gold gold, JsonNode answer) {
    var wrong = WrongFindings.of(gold, answer);
    return sentence -> contradiction(sentence, gold, wrong);
  }

  private static String contradiction(JsonNode sentence, Gold gold, Map<String, String> wrong) {
    for (var finding : sentence.path("findings")) {
      var why = wrong.get(finding.asText());
      if (why != null) {
        return why;
      }
    }
    var text = sentence.path("text").asText().toLowerCase(Locale.ROOT);
    for (var forbidden : gold.forbidden()) {
      if (text.contains(forbidden)) {
        return "forbidden: " + forbidden;
      }
    }
    return "";
  }

  private static int expectedFindings(Gold gold) {
    return (int) gold.observations().stream().filter(GoldJudge::outside).count()
        + gold.patterns().size();
  }

  static boolean outside(Gold.Expected expected) {
    return !expected.flag().equals("N") && !expected.flag().equals("UNJUDGED");
  }
}

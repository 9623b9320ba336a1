package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    var wrong = wrongFindings(gold, answer);
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
        omittedCriticals(gold, answer),
        (int) gold.observations().stream().filter(Gold.Expected::critical).count(),
        pendingInterpreted(gold, answer),
        missed(gold, answer),
        expectedFindings(gold),
        tally.done(),
        answer.path("grounding").path("rejected").asInt(),
        answer.path("timings").path("totalMs").asLong(),
        null,
        Map.of());
  }

  /** What gold says against a sentence of an answer; empty where nothing. */
  static Function<JsonNode, String> contradictions(Gold gold, JsonNode answer) {
    var wrong = wrongFindings(gold, answer);
    return sentence -> contradiction(sentence, gold, wrong);
  }

  private static Map<String, Gold.Expected> byCode(Gold gold) {
    var byCode = new HashMap<String, Gold.Expected>();
    gold.observations().forEach(o -> byCode.put(o.code(), o));
    return byCode;
  }

  // Finding id to what gold says against it.
  private static Map<String, String> wrongFindings(Gold gold, JsonNode answer) {
    var expected = byCode(gold);
    var flags = new HashMap<String, String>();
    answer
        .path("observations")
        .forEach(o -> flags.put(o.path("id").asText(), o.path("code").asText("")));
    var wrong = new HashMap<String, String>();
    for (var finding : answer.path("findings")) {
      var id = finding.path("id").asText();
      switch (finding.path("kind").asText()) {
        case "critical", "abnormal" -> {
          var code = flags.getOrDefault(finding.path("observations").path(0).asText(), "");
          var truth = expected.get(code);
          var said = finding.path("code").asText();
          if (truth != null && !agrees(truth.flag(), said, finding.path("kind").asText())) {
            wrong.put(id, code + " is " + truth.flag() + ", not " + said);
          }
        }
        case "pattern" -> {
          var code = finding.path("code").asText();
          if (!gold.patterns().contains(code) && !gold.allowed().contains(code)) {
            wrong.put(id, "not expected and not allowed: " + code);
          }
        }
        default -> {
          // Other kinds state what was computed or could not be read; gold does not list them.
        }
      }
    }
    return wrong;
  }

  private static boolean agrees(String flag, String said, String kind) {
    var direction = said.substring(said.lastIndexOf('.') + 1);
    var same =
        switch (flag) {
          case "L", "LL" -> direction.equals("low");
          case "H", "HH" -> direction.equals("high");
          case "A" -> direction.equals("abnormal") || direction.equals("high");
          default -> false;
        };
    return same && (flag.length() == 2 || !kind.equals("critical"));
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

  /** Codes of critical results that no sentence of the answer states with their value. */
  private static List<String> omittedCriticals(Gold gold, JsonNode answer) {
    var stated = new HashSet<String>();
    for (var finding : answer.path("findings")) {
      for (var observation : answer.path("observations")) {
        var value = observation.path("text").asText("");
        if (finding.path("kind").asText().equals("critical")
            && contains(finding.path("observations"), observation.path("id").asText())
            && said(answer, finding.path("id").asText(), value)) {
          stated.add(observation.path("code").asText());
        }
      }
    }
    return gold.observations().stream()
        .filter(Gold.Expected::critical)
        .map(Gold.Expected::code)
        .filter(c -> !stated.contains(c))
        .toList();
  }

  private static boolean said(JsonNode answer, String finding, String value) {
    for (var sentence : answer.path("sentences")) {
      if (contains(sentence.path("findings"), finding)
          && sentence.path("text").asText().contains(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(JsonNode array, String text) {
    for (var item : array) {
      if (item.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Codes of results without a final value that a finding interprets. */
  private static List<String> pendingInterpreted(Gold gold, JsonNode answer) {
    var waiting = new HashSet<String>();
    for (var expected : gold.observations()) {
      if (Set.of("pending", "cancelled", "entered-in-error").contains(expected.status())) {
        waiting.add(expected.code());
      }
    }
    var interpreted = new ArrayList<String>();
    for (var observation : answer.path("observations")) {
      var code = observation.path("code").asText("");
      if (waiting.contains(code) && !observation.path("flag").asText().equals("UNJUDGED")) {
        interpreted.add(code);
      }
    }
    for (var finding : answer.path("findings")) {
      var subject = finding.path("code").asText().replaceAll("\\..*", "");
      if (waiting.contains(subject) && !finding.path("kind").asText().equals("pending")) {
        interpreted.add(subject);
      }
    }
    return interpreted;
  }

  private static int expectedFindings(Gold gold) {
    return (int) gold.observations().stream().filter(GoldJudge::outside).count()
        + gold.patterns().size();
  }

  static boolean outside(Gold.Expected expected) {
    return !expected.flag().equals("N") && !expected.flag().equals("UNJUDGED");
  }

  /** What gold expects and no sentence states. */
  private static List<String> missed(Gold gold, JsonNode answer) {
    var cited = new HashSet<String>();
    answer.path("sentences").forEach(s -> s.path("findings").forEach(f -> cited.add(f.asText())));
    var codes = new HashSet<String>();
    for (var finding : answer.path("findings")) {
      if (cited.contains(finding.path("id").asText())) {
        codes.add(finding.path("code").asText().replaceAll("\\.(low|high|abnormal)$", ""));
      }
    }
    var missed = new ArrayList<String>();
    gold.observations().stream()
        .filter(GoldJudge::outside)
        .map(Gold.Expected::code)
        .filter(c -> !codes.contains(c))
        .forEach(missed::add);
    gold.patterns().stream().filter(p -> !codes.contains(p)).forEach(missed::add);
    return missed;
  }
}

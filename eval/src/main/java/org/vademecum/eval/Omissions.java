package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.simulate.Gold;

/**
 * What an answer leaves unsaid of what gold has: critical results and expected findings; and what
 * it says although there is nothing to say yet.
 */
final class Omissions {
  private Omissions() {}

  /** Codes of critical results that no sentence of the answer states with their value. */
  static List<String> criticals(Gold gold, JsonNode answer) {
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
  static List<String> pendingInterpreted(Gold gold, JsonNode answer) {
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

  /** What gold expects and no sentence states. */
  static List<String> missed(Gold gold, JsonNode answer) {
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

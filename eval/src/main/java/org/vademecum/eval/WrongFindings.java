package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.vademecum.engine.simulate.Gold;

/**
 * The findings of an answer that gold contradicts: one with another flag than gold's for its
 * observation, and a pattern that gold neither expects nor allows.
 */
final class WrongFindings {
  private WrongFindings() {}

  private static Map<String, Gold.Expected> byCode(Gold gold) {
    var byCode = new HashMap<String, Gold.Expected>();
    gold.observations().forEach(o -> byCode.put(o.code(), o));
    return byCode;
  }

  /** Finding id to what gold says against it. */
  static Map<String, String> of(Gold gold, JsonNode answer) {
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
}

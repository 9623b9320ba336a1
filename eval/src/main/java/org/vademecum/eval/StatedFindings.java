package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import org.vademecum.engine.verify.Claim;

/**
 * Which findings an answer states, as words that can be compared with those of another answer to
 * the same case. Of an interpretation: code, with its direction, and severity of every finding that
 * a sentence cites. Of a plain text: for every result and pattern that it says something of,
 * whether that is as gold has it; how severe a text calls a result nobody judges.
 */
final class StatedFindings {
  private StatedFindings() {}

  /** The findings; empty where there is no answer. */
  static Set<String> of(EvalCase asked, Reply reply, AnswerJudge judge) {
    var answer = reply.answer();
    if (answer == null) {
      return Set.of();
    }
    return PlainText.is(answer) ? ofText(asked, answer, judge) : ofInterpretation(answer);
  }

  private static Set<String> ofInterpretation(JsonNode answer) {
    var words = new HashMap<String, String>();
    answer
        .path("findings")
        .forEach(
            f ->
                words.put(
                    f.path("id").asText(),
                    f.path("code").asText() + " " + f.path("severity").asText()));
    var stated = new TreeSet<String>();
    for (var sentence : answer.path("sentences")) {
      for (var finding : sentence.path("findings")) {
        stated.add(words.getOrDefault(finding.asText(), finding.asText()));
      }
    }
    return stated;
  }

  private static Set<String> ofText(EvalCase asked, JsonNode answer, AnswerJudge judge) {
    var stated = new TreeSet<String>();
    for (var sentence : judge.sentences(asked, answer)) {
      for (var claim : sentence.claims()) {
        switch (claim.kind()) {
          case DIRECTION, STATUS, PATTERN -> stated.add(said(claim));
          default -> {
            // Numbers, units and relations are told in another way each time.
          }
        }
      }
    }
    return stated;
  }

  // "potassium: raised" and "potassium: high" say the same, and both stand or fall by its flag.
  private static String said(Claim claim) {
    return claim.kind() + " " + claim.text().split(": ")[0] + " " + claim.status();
  }
}

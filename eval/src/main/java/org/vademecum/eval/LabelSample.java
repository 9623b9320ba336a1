package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;

/**
 * A sample of answers for blind labelling. Cases come in the order of {@code SHA-256("seed:id")},
 * so that the same cases come again for the next student. A line has what a labeller may see: the
 * report, the passages, and the sentences with the passages that they cite; nothing of findings,
 * flags, origins or verdicts.
 */
final class LabelSample {
  private final List<EvalCase> cases;
  private final long seed;
  private final String arm;

  LabelSample(List<EvalCase> cases, long seed, String arm) {
    this.cases = cases;
    this.seed = seed;
    this.arm = arm;
  }

  /**
   * Writes the sample.
   *
   * @param folder of a run
   * @param count answers a language
   * @return how many were written
   */
  int draw(Path folder, int count, Path out) {
    var wanted = cases.stream().map(c -> AnswerLog.name(c.id(), arm)).collect(Collectors.toSet());
    var replies = AnswerLog.replies(folder, wanted);
    var lines = new ArrayList<String>();
    for (var language : cases.stream().map(EvalCase::language).distinct().sorted().toList()) {
      ordered(language).stream()
          .filter(c -> replies.containsKey(AnswerLog.name(c.id(), arm)))
          .map(c -> line(c, replies.get(AnswerLog.name(c.id(), arm))))
          .filter(l -> !l.isEmpty())
          .limit(count)
          .forEach(lines::add);
    }
    if (lines.isEmpty()) {
      throw Fault.input(
          "no-answers", "no answers of arm " + arm + " in: " + folder, "choose --sample-arm");
    }
    try {
      Files.write(out, lines);
    } catch (IOException e) {
      throw Fault.resource("not-writable", "cannot write: " + out, "choose another --out", e);
    }
    return lines.size();
  }

  private List<EvalCase> ordered(String language) {
    return cases.stream()
        .filter(c -> c.language().equals(language))
        .sorted(Comparator.comparing(c -> CaseSet.sha256(seed + ":" + c.id())))
        .toList();
  }

  // Refused and failed cases have nothing to label.
  private static String line(EvalCase asked, @org.jspecify.annotations.Nullable Reply reply) {
    var answer = reply == null ? null : reply.answer();
    if (answer == null || !answer.path("answered").asBoolean()) {
      return "";
    }
    var line = Json.mapper().createObjectNode();
    line.put("case", asked.id()).put("language", asked.language());
    line.put("audience", asked.audience()).put("report", asked.report());
    passages(line, answer);
    var sentences = line.putArray("sentences");
    for (var sentence : answer.path("sentences")) {
      if (!sentence.path("origin").asText().equals("notice")) {
        var node = sentences.addObject().put("i", sentences.size() - 1);
        node.put("text", sentence.path("text").asText());
        node.set("passages", sentence.path("passages"));
      }
    }
    return Json.write(line);
  }

  private static void passages(ObjectNode line, JsonNode answer) {
    var passages = line.putArray("passages");
    for (var passage : answer.path("passages")) {
      passages
          .addObject()
          .put("id", passage.path("id").asText())
          .put("title", passage.path("title").asText())
          .put("text", passage.path("text").asText());
    }
  }
}

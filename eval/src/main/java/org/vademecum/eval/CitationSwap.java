package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * Citation faithfulness: whether sentences rest on the passages that they cite. Each passage that a
 * student's supported sentence cites is swapped for one on something else, drawn from the answers
 * to other cases in the same language, and the verifier reads the sentence again; one that keeps
 * its support did not need its citation. No model is asked.
 *
 * <p>A sentence that also cites a finding may rest on that, so those that cite passages alone are
 * counted apart. What the model would have said with other passages this does not tell.
 */
final class CitationSwap {
  private static final int CASES = 200;

  private final AnswerJudge judge;
  private final long seed;
  private final Map<String, List<Passage>> pools = new TreeMap<>();

  CitationSwap(AnswerJudge judge, long seed) {
    this.judge = judge;
    this.seed = seed;
  }

  /**
   * The figures of one arm.
   *
   * @param cases how many answers of the sample have such sentences
   * @param losesSupport of the sentences that were supported
   * @param passagesAlone the same of those that cite no finding
   */
  record Measured(String judgedBy, int cases, Rate losesSupport, Rate passagesAlone) {}

  private record Answer(EvalCase asked, JsonNode json) {}

  /** By arm; an arm without sentences that cite passages is left out. */
  Map<String, Measured> measure(Path folder, List<EvalCase> asked, EvalRun run) {
    var measured = new LinkedHashMap<String, Measured>();
    var sample =
        asked.stream()
            .sorted(Comparator.comparing(c -> CaseSet.sha256(seed + ":" + c.id())))
            .limit(CASES)
            .toList();
    for (var arm : run.results().keySet()) {
      var of = measure(answers(folder, sample, arm));
      if (of.losesSupport().n() > 0) {
        measured.put(arm, of);
      }
    }
    return measured;
  }

  // Interpretations only: a plain text cites nothing.
  private static List<Answer> answers(Path folder, List<EvalCase> sample, String arm) {
    var names = sample.stream().map(c -> AnswerLog.name(c.id(), arm)).collect(Collectors.toSet());
    var replies = AnswerLog.replies(folder, names);
    var answers = new ArrayList<Answer>();
    for (var asked : sample) {
      var reply = replies.get(AnswerLog.name(asked.id(), arm));
      var answer = reply == null ? null : reply.answer();
      if (answer != null && !PlainText.is(answer)) {
        answers.add(new Answer(asked, answer));
      }
    }
    return answers;
  }

  private Measured measure(List<Answer> answers) {
    pools.clear();
    answers.forEach(this::pool);
    var all = new Statistics.Counts();
    var alone = new Statistics.Counts();
    var cases = 0;
    for (var answer : answers) {
      cases += sentences(answer, all, alone) > 0 ? 1 : 0;
    }
    var statistics = new Statistics(seed);
    return new Measured("verifier", cases, statistics.rate(all), statistics.rate(alone));
  }

  private void pool(Answer answer) {
    var pool = pools.computeIfAbsent(answer.asked().language(), k -> new ArrayList<>());
    for (var passage : CaseEvidence.ofInterpretation(answer.json()).whole().passages()) {
      if (pool.stream().noneMatch(p -> p.text().equals(passage.text()))) {
        pool.add(passage);
      }
    }
  }

  // How many sentences of an answer were tried.
  private int sentences(Answer answer, Statistics.Counts all, Statistics.Counts alone) {
    var evidence = CaseEvidence.ofInterpretation(answer.json());
    var swapped = swapped(evidence, answer.asked());
    var tried = 0;
    if (swapped.whole().passages().isEmpty()) {
      // No answer to another case has other passages.
      return tried;
    }
    for (var sentence : answer.json().path("sentences")) {
      if (tries(sentence) && supported(answer.asked(), evidence, sentence)) {
        var lost = supported(answer.asked(), swapped, sentence) ? 0 : 1;
        tried++;
        all.add(answer.asked().scenario(), lost, 1);
        if (sentence.path("findings").isEmpty()) {
          alone.add(answer.asked().scenario(), lost, 1);
        }
      }
    }
    return tried;
  }

  private static boolean tries(JsonNode sentence) {
    return sentence.path("origin").asText().equals("student")
        && !sentence.path("passages").isEmpty();
  }

  private boolean supported(EvalCase asked, CaseEvidence evidence, JsonNode sentence) {
    return judge.verdict(asked, evidence, sentence).status() == ClaimStatus.SUPPORTED;
  }

  // Every passage becomes, under its id, one that the answer does not have.
  private CaseEvidence swapped(CaseEvidence evidence, EvalCase asked) {
    var own = evidence.whole().passages().stream().map(Passage::title).toList();
    var others =
        pools.getOrDefault(asked.language(), List.of()).stream()
            .filter(p -> !own.contains(p.title()))
            .sorted(Comparator.comparing(p -> CaseSet.sha256(seed + asked.id() + p.text())))
            .toList();
    var passages = new ArrayList<Passage>();
    for (var i = 0; i < own.size(); i++) {
      var id = evidence.whole().passages().get(i).id();
      if (!others.isEmpty()) {
        passages.add(others.get(i % others.size()).as(id));
      }
    }
    return evidence.withPassages(passages);
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cases of each arm that went worst, with their sentences judged and their evidence. */
record WorstCases(Path folder, List<EvalCase> asked, EvalRun run, AnswerJudge judge) {
  private static final int AN_ARM = 6;

  /**
   * One of them.
   *
   * @param answer null where the subject failed
   */
  record Worst(
      EvalCase asked,
      CaseResult result,
      @Nullable JsonNode answer,
      List<JudgedSentence> sentences) {}

  List<Worst> list() {
    var chosen = new ArrayList<CaseResult>();
    for (var arm : run.results().values()) {
      arm.stream()
          .filter(r -> badness(r) > 0)
          .sorted(
              Comparator.comparingInt(WorstCases::badness).reversed().thenComparing(CaseResult::id))
          .limit(AN_ARM)
          .forEach(chosen::add);
    }
    var names =
        chosen.stream().map(r -> AnswerLog.name(r.id(), r.arm())).collect(Collectors.toSet());
    var replies = AnswerLog.replies(folder, names);
    var byId = asked.stream().collect(Collectors.toMap(EvalCase::id, c -> c, (a, b) -> a));
    return chosen.stream()
        .map(
            r -> {
              var of = Objects.requireNonNull(byId.get(r.id()));
              var reply = replies.get(AnswerLog.name(r.id(), r.arm()));
              var answer = reply == null ? null : reply.answer();
              var sentences =
                  answer == null ? List.<JudgedSentence>of() : judge.sentences(of, answer);
              return new Worst(of, r, answer, sentences);
            })
        .toList();
  }

  // What could harm weighs most: an omitted critical result, then what gold contradicts.
  private static int badness(CaseResult result) {
    var sentences = result.sentences();
    return 8 * result.criticalOmitted().size() * (result.answered() ? 1 : 0)
        + 4 * sentences.contradicted().size()
        + 3 * sentences.inventedNumbers()
        + 2 * result.pendingInterpreted().size()
        + 2 * sentences.misattributedReferences()
        + sentences.unsupported();
  }
}

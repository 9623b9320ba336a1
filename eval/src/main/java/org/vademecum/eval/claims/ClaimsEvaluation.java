package org.vademecum.eval.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Progress;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;

/** Checks labelled claims with a pack's verifier and compares. */
public final class ClaimsEvaluation {
  private final Pack pack;
  private final Verifier verifier;
  private final Judging judging;

  public ClaimsEvaluation(Pack pack, Judging judging) {
    this.pack = pack;
    this.verifier = new Verifier(pack);
    this.judging = judging;
  }

  /** The claims as the verifier weighs them; a group whose report can't be judged is left out. */
  public List<WeightsFit.Row> weighed(List<ClaimGroup> groups) {
    var rows = new ArrayList<WeightsFit.Row>();
    for (var group : groups) {
      try {
        var answer = single(judging.judge(group.report(), group.language(), group.audience()));
        var evidence = AnswerEvidence.of(answer, passages(group));
        for (var claim : group.claims()) {
          var weighed =
              verifier.weighed(claim.claim(), Language.of(group.language()), evidence, evidence);
          rows.add(
              new WeightsFit.Row(
                  group.id(),
                  claim.bad(),
                  weighed.decided(),
                  weighed.doubted(),
                  weighed.signals()));
        }
      } catch (Fault fault) {
        if (!fault.type().equals("not-judged")) {
          throw fault;
        }
      }
    }
    return rows;
  }

  /** The claims as checked, group by group; a group whose report can't be judged is a failure. */
  public ClaimsResult evaluate(List<ClaimGroup> groups, long seed) {
    var checked = new ArrayList<CheckedClaim>();
    var failures = new ArrayList<ClaimsResult.Failure>();
    try (var progress = Progress.start("claims", "reports", groups.size())) {
      for (var group : groups) {
        var passages = passages(group);
        try {
          var answer = judging.judge(group.report(), group.language(), group.audience());
          checked.addAll(check(group, passages, single(answer)));
        } catch (Fault fault) {
          if (!fault.type().equals("not-judged")) {
            throw fault;
          }
          failures.add(new ClaimsResult.Failure(group.id(), group.claims().size(), fault.detail()));
        }
        progress.step();
      }
    }
    return ClaimsResult.of(checked, failures, seed);
  }

  private List<Passage> passages(ClaimGroup group) {
    var language = Language.of(group.language());
    return AnswerEvidence.passages(pack, group.passages(), language, group.place());
  }

  private static JsonNode single(JsonNode answer) {
    if (answer.isArray() && answer.size() != 1) {
      throw Fault.input("not-judged", answer.size() + " reports in one", "give one report a line");
    }
    var one = answer.isArray() ? answer.path(0) : answer;
    if (!one.has("observations")) {
      throw Fault.input("not-judged", "no observations in the answer", "give a report");
    }
    return one;
  }

  private List<CheckedClaim> check(ClaimGroup group, List<Passage> passages, JsonNode answer) {
    var language = Language.of(group.language());
    var evidence = AnswerEvidence.of(answer, passages);
    var checked = new ArrayList<CheckedClaim>();
    for (var claim : group.claims()) {
      var verdict = verifier.verify(claim.claim(), language, evidence, evidence);
      checked.add(
          new CheckedClaim(
              group.id(),
              group.language(),
              group.audience(),
              claim,
              verdict.status(),
              reason(verdict)));
    }
    return checked;
  }

  private static String reason(Verdict verdict) {
    return verdict.offending().map(c -> c.text() + ": " + c.why()).orElse("no readable claim");
  }
}

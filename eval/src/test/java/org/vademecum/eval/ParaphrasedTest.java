package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.eval.paraphrase.Rewording;

class ParaphrasedTest {
  private static final long SEED = 4;

  private static Paraphrased.Said said(String id, String findings, String contradiction) {
    var contradicted =
        contradiction.isEmpty()
            ? List.<CaseResult.Contradicted>of()
            : List.of(new CaseResult.Contradicted("s", "student", contradiction));
    var sentences = new CaseResult.Sentences(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, contradicted);
    var result =
        new CaseResult(
            id,
            id,
            "en",
            "clinician",
            "rag",
            "answered",
            List.of(),
            0,
            List.of(),
            List.of(),
            1,
            sentences,
            0,
            1,
            null,
            java.util.Map.of());
    return new Paraphrased.Said(result, Set.of(findings.split(",")));
  }

  private static Paraphrased.Said failed(String id) {
    var gold = new Gold(List.of(), List.of(), List.of(), List.of());
    var asked = new EvalCase(id, id, "en", "clinician", "text", "r", gold);
    return new Paraphrased.Said(CaseResult.failed(asked, "rag", "status 400", 0, 0), Set.of());
  }

  @Test
  void pairs_with_two_answers_are_compared_and_the_others_counted_apart() {
    var pairs = new ArrayList<Paraphrased.Pair>();
    pairs.add(pair(Rewording.ORDER, said("a", "K.high", ""), said("a~1", "K.high", "")));
    pairs.add(pair(Rewording.NAMES, said("b", "K.high", ""), said("b~1", "K.low", "K is HH")));
    pairs.add(pair(Rewording.NAMES, said("c", "K.high", "K is N"), said("c~1", "NA.low", "")));
    pairs.add(pair(Rewording.UNITS, said("d", "K.high", ""), failed("d~1")));
    pairs.add(pair(Rewording.UNITS, failed("e"), failed("e~1")));

    var measured = Paraphrased.of(pairs, 2, SEED);

    assertThat(measured.pairs()).isEqualTo(5);
    assertThat(measured.withoutParaphrase()).isEqualTo(2);
    assertThat(measured.answeredOnce()).isEqualTo(1);
    assertThat(measured.sameFindings().n()).isEqualTo(3);
    assertThat(measured.sameFindings().value()).isEqualTo(1 / 3.0);
    assertThat(measured.byRewording()).containsOnlyKeys("names", "order");
    assertThat(measured.wrongOnlyInParaphrase().n()).isEqualTo(2);
    assertThat(measured.wrongOnlyInParaphrase().value()).isEqualTo(0.5);
    assertThat(measured.wrongOnlyInOriginal()).isEqualTo(1);
    assertThat(measured.differing()).containsExactly("b~1", "c~1");
  }

  @Test
  void where_nothing_was_answered_nothing_is_measured() {
    var measured =
        Paraphrased.of(List.of(pair(Rewording.ORDER, failed("a"), failed("a~1"))), 0, SEED);
    assertThat(measured.sameFindings().value()).isNull();
    assertThat(measured.sameFindings().method()).isEqualTo("nothing to measure");
  }

  private static Paraphrased.Pair pair(
      Rewording how, Paraphrased.Said original, Paraphrased.Said paraphrase) {
    return new Paraphrased.Pair(how, original, paraphrase);
  }
}

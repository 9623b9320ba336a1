package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.engine.simulate.Gold;

class JudgeTallyTest {
  private static final long SEED = 5;

  @TempDir private Path pack;

  private static EvalCase asked(int number) {
    return new EvalCase(
        "c" + number,
        "s" + number,
        "en",
        "clinician",
        "text",
        "report",
        new Gold(List.of(), List.of(), List.of(), List.of()));
  }

  private static JudgedSentence sentence(String text, String verifier) {
    return new JudgedSentence(text, "student", verifier, List.of(), "", 0, 0, List.of());
  }

  private static ModelJudge.Judged answer(int number, List<String> words, String... verifier) {
    var sentences = new ArrayList<JudgedSentence>();
    for (var i = 0; i < verifier.length; i++) {
      sentences.add(sentence("sentence " + i, verifier[i]));
    }
    return new ModelJudge.Judged(
        asked(number), sentences, new JudgeVotes.Verdicts(number == 0 ? 1 : 0, words));
  }

  private Labels labels() throws IOException {
    Files.createDirectories(pack.resolve("eval"));
    Files.writeString(
        pack.resolve("eval/labels-blind.jsonl"),
        """
        {"case":"c0","sentence":"sentence 0","label":"supported"}
        {"case":"c1","sentence":"sentence 0","label":"unsupported"}
        """);
    return Labels.of(pack);
  }

  @Test
  void a_model_is_set_against_the_verifier_and_against_labels_where_they_exist()
      throws IOException {
    var tally = new JudgeTally("m", 3, labels(), SEED);
    tally.add(answer(0, List.of("supported", "unsupported"), "supported", "contradicted"));
    tally.add(answer(1, List.of("unsupported", "supported"), "unsupported", "unchecked"));
    tally.add(answer(2, List.of("undecided", "supported"), "supported", "supported"));
    var done = tally.done();
    assertThat(done.replies()).isEqualTo(9);
    assertThat(done.invalidReplies()).isEqualTo(1);
    assertThat(done.sentences()).isEqualTo(6);
    assertThat(done.undecided()).isEqualTo(1);
    assertThat(done.unsupportedSentences().value()).isEqualTo(0.4);
    assertThat(done.hallucinatedResponses().value()).isEqualTo(2 / 3.0);
    // Four pairs: the unchecked and the undecided sentence are left out.
    assertThat(done.agreementWithVerifier().observed().n()).isEqualTo(4);
    assertThat(done.agreementWithVerifier().observed().value()).isEqualTo(0.75);
    var withLabels = Objects.requireNonNull(done.agreementWithLabels());
    assertThat(withLabels.observed().n()).isEqualTo(2);
    assertThat(withLabels.kappa().value()).isEqualTo(1);
  }

  @Test
  void without_labels_there_is_no_agreement_with_them_and_nothing_is_ever_not_a_number() {
    var done = new JudgeTally("m", 1, Labels.of(pack), SEED).done();
    assertThat(done.agreementWithLabels()).isNull();
    assertThat(done.unsupportedSentences().value()).isNull();
    assertThat(done.agreementWithVerifier().kappa().value()).isNull();
  }
}

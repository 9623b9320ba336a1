package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.eval.statistics.Statistics;

class CitationSwapTest {
  private static final long SEED = 5;
  private static final AnswerJudge JUDGE =
      new AnswerJudge(PackLoader.load(Path.of("../domains/lab-report")), Set.of());
  private static final String FERRITIN = "A low ferritin shows that iron stores are empty.";
  private static final String POTASSIUM = "Potassium may be raised by haemolysis of the sample.";

  @TempDir private Path folder;

  private static EvalCase asked(String id) {
    return new EvalCase(
        id,
        "scenario-" + id,
        "en",
        "clinician",
        "text",
        "Ferritin\t5",
        new Gold(List.of(), List.of(), List.of(), List.of()));
  }

  // One sentence of the student, word for word the passage that it cites.
  private static String answer(String id, String title, String text) {
    return """
        {"key":"k%1$s","case":"%1$s","arm":"guard","failure":null,"retries":0,"answer":
        {"answered":true,"language":"en","observations":[],"findings":[],
        "passages":[{"id":"P1","title":"%2$s","source":null,"edition":null,"text":"%3$s","score":1.0}],"sentences":[
        {"text":"%3$s","origin":"student","status":"supported","findings":[],"passages":["P1"]}]}}
        """
        .formatted(id, title, text)
        .replace("\n", "");
  }

  private Map<String, CitationSwap.Measured> measure(List<String> answers) throws IOException {
    Files.write(folder.resolve("answers.jsonl"), answers);
    var asked = new ArrayList<EvalCase>();
    for (var i = 0; i < answers.size(); i++) {
      asked.add(asked("c" + i));
    }
    var results = Map.of("guard", List.of(Judged.right(0, "guard")));
    var run = EvalRun.of(results, Map.of(), new Statistics(SEED));
    return new CitationSwap(JUDGE, SEED).measure(folder, asked, run);
  }

  @Test
  void a_sentence_that_rests_on_its_passage_loses_support_when_the_passage_is_another_one()
      throws IOException {
    var measured =
        measure(List.of(answer("c0", "Ferritin", FERRITIN), answer("c1", "Potassium", POTASSIUM)));
    var guard = Objects.requireNonNull(measured.get("guard"));
    assertThat(guard.judgedBy()).isEqualTo("verifier");
    assertThat(guard.cases()).isEqualTo(2);
    assertThat(guard.losesSupport().value()).isEqualTo(1);
    assertThat(guard.passagesAlone().n()).isEqualTo(2);
  }

  @Test
  void without_a_passage_on_something_else_nothing_is_swapped() throws IOException {
    assertThat(
            measure(
                List.of(answer("c0", "Ferritin", FERRITIN), answer("c1", "Ferritin", FERRITIN))))
        .isEmpty();
  }
}

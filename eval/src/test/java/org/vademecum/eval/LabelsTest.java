package org.vademecum.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.eval.statistics.Statistics;

class LabelsTest {
  private static final AnswerJudge JUDGE =
      new AnswerJudge(PackLoader.load(Path.of("../domains/lab-report")), Set.of());
  private static final Statistics STATISTICS = new Statistics(5);

  @TempDir private Path folder;

  private static EvalCase asked(String id, String language) {
    return new EvalCase(
        id,
        "scenario-" + id,
        language,
        "clinician",
        "text",
        "Test\tResult\nPotassium\t6.8",
        new Gold(
            List.of(new Gold.Expected("K", "HH", true, "final")), List.of(), List.of(), List.of()));
  }

  // Three sentences, the middle one wrong but called supported, and a notice.
  private static String answer(String id) {
    return """
        {"key":"k%1$s","case":"%1$s","arm":"guard","failure":null,"retries":0,"answer":
        {"answered":true,"language":"en","observations":[],"findings":[{"id":"F1","kind":"abnormal","code":"K.high",
        "severity":"severe","statement":"s","observations":[],"passages":[],"inputs":[],"result":null}],
        "passages":[{"id":"P1","title":"t","source":null,"edition":null,"text":"words","score":1.0}],"sentences":[
        {"text":"First of %1$s.","origin":"student","status":"supported","findings":["F1"],"passages":["P1"]},
        {"text":"Second of %1$s.","origin":"finding","status":"supported","findings":["F1"],"passages":[]},
        {"text":"Third of %1$s.","origin":"student","status":"unsupported","findings":[],"passages":[]},
        {"text":"A notice.","origin":"notice","status":"supported","findings":[],"passages":[]}],
        "grounding":{"rejected":0},"timings":{"totalMs":1}}}
        """
        .formatted(id)
        .replace("\n", "");
  }

  private List<EvalCase> run(int cases) throws IOException {
    var asked = new ArrayList<EvalCase>();
    var lines = new ArrayList<String>();
    for (var i = 0; i < cases; i++) {
      asked.add(asked("c" + i, i % 2 == 0 ? "en" : "zh"));
      lines.add(answer("c" + i));
    }
    Files.write(folder.resolve("answers.jsonl"), lines);
    return asked;
  }

  private EvalRun judged(List<EvalCase> asked) {
    var results = new LinkedHashMap<String, List<CaseResult>>();
    var replies =
        AnswerLog.replies(
            folder,
            new java.util.HashSet<>(
                asked.stream().map(c -> AnswerLog.name(c.id(), "guard")).toList()));
    results.put(
        "guard",
        asked.stream()
            .map(
                c ->
                    JUDGE.judge(
                        c,
                        "guard",
                        Objects.requireNonNull(replies.get(AnswerLog.name(c.id(), "guard")))))
            .toList());
    return EvalRun.of(results, Map.of(), STATISTICS);
  }

  private Labels labels(String... lines) throws IOException {
    var eval = Files.createDirectories(folder.resolve("pack/eval"));
    Files.write(eval.resolve("labels-one.jsonl"), List.of(lines));
    return Labels.of(folder.resolve("pack"));
  }

  private static String label(String id, String sentence, String label) {
    return Json.write(Map.of("case", id, "sentence", sentence + " of " + id + ".", "label", label));
  }

  @Test
  void labels_give_rates_and_what_the_verifier_missed() throws IOException {
    var asked = run(4);
    var lines = new ArrayList<String>();
    for (var id : List.of("c0", "c1")) {
      lines.add(label(id, "First", "supported"));
      lines.add(label(id, "Second", id.equals("c0") ? "contradicted" : "supported"));
      lines.add(label(id, "Third", "supported"));
    }
    var measured =
        labels(lines.toArray(String[]::new))
            .measure(folder, asked, judged(asked), JUDGE, STATISTICS)
            .get("guard");
    Objects.requireNonNull(measured);
    assertThat(measured.judgedBy()).isEqualTo("labels");
    assertThat(measured.sentences()).isEqualTo(6);
    assertThat(measured.coverage()).isEqualTo(1);
    assertThat(measured.hallucinatedSentences().value()).isEqualTo(1 / 6.0);
    assertThat(measured.hallucinatedResponses().value()).isEqualTo(0.5);
    assertThat(measured.verifierMisses())
        .containsExactly(new Labels.Sentence("c0", "Second of c0.", "contradicted", "supported"));
    assertThat(measured.verifierFalseAlarms()).hasSize(2);
  }

  @Test
  void under_nine_tenths_of_the_sentences_nothing_is_measurable_and_the_missing_are_listed()
      throws IOException {
    var asked = run(2);
    var measured =
        labels(label("c0", "First", "supported"), label("c0", "Second", "supported"))
            .measure(folder, asked, judged(asked), JUDGE, STATISTICS)
            .get("guard");
    Objects.requireNonNull(measured);
    assertThat(measured.hallucinatedSentences().method()).isEqualTo("not measurable");
    assertThat(measured.unlabelledCount()).isEqualTo(1);
    assertThat(measured.unlabelled().getFirst().text()).isEqualTo("Third of c0.");
  }

  @Test
  void a_faulty_label_is_named_with_its_line() {
    Assertions.assertThatThrownBy(
            () -> labels("{\"case\":\"c\",\"sentence\":\"s\",\"label\":\"fine\"}"))
        .isInstanceOf(Fault.class)
        .hasMessage("not a label: fine at " + folder.resolve("pack/eval/labels-one.jsonl") + ":1");
  }

  @Test
  void a_sample_shows_text_and_evidence_and_nothing_of_what_was_found() throws IOException {
    var asked = run(10);
    var out = folder.resolve("sample.jsonl");
    assertThat(new LabelSample(asked, 3, "guard").draw(folder, 2, out)).isEqualTo(4);
    var lines = Files.readAllLines(out);
    var first = Json.read(lines.getFirst(), "sample");
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("case", "language", "audience", "report", "passages", "sentences");
    assertThat(first.path("sentences").path(0).fieldNames())
        .toIterable()
        .containsExactly("i", "text", "passages");
    assertThat(first.path("sentences")).hasSize(3);
    assertThat(String.join("", lines)).doesNotContain("F1", "supported", "student", "notice");
  }

  @Test
  void a_sample_follows_the_digest_of_seed_and_id_and_not_the_order_of_the_file()
      throws IOException {
    var asked = run(10);
    var one = folder.resolve("one.jsonl");
    var other = folder.resolve("other.jsonl");
    new LabelSample(asked, 3, "guard").draw(folder, 2, one);
    new LabelSample(asked.reversed(), 3, "guard").draw(folder, 2, other);
    assertThat(Files.readString(other)).isEqualTo(Files.readString(one));
    var english =
        asked.stream()
            .filter(c -> c.language().equals("en"))
            .min(java.util.Comparator.comparing(c -> CaseSet.sha256("3:" + c.id())))
            .orElseThrow();
    assertThat(Json.read(Files.readAllLines(one).getFirst(), "sample").path("case").asText())
        .isEqualTo(english.id());
  }
}

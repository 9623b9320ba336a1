package org.vademecum.serving.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.text.Language;
import org.vademecum.rag.IndexBuilder;
import org.vademecum.rag.PassageIndex;

/** The answer path on the project's own pack, with students that write what a test makes them. */
class AnswerPathTest {
  private static final String REPORT =
      """
      Sex: female  Age: 34 years
      Test\tResult\tUnit\tReference\tFlag
      Hemoglobin\t8.2\tg/dL\t11.5-15.0\tL
      Potassium\t6.8\tmmol/L\t3.5-5.3\tH
      Creatinine\tpending\tumol/L\t41-81\t
      """;

  @TempDir private static Path folder;
  private static Pack pack;
  private static PassageIndex index;

  @BeforeAll
  static void open() {
    pack = PackLoader.load(Path.of("../domains/lab-report"));
    new IndexBuilder(pack).addPassages(pack).write(folder);
    index = PassageIndex.open(folder);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  /** A student that answers each prompt by a function of it. */
  private record Scripted(Function<Prompt, String> script, boolean gated) implements AnswerWriter {
    @Override
    public Interpretation.Model model() {
      return new Interpretation.Model("scripted", null, gated);
    }

    @Override
    public int tokens(String prompt) {
      return prompt.length() / 4;
    }

    @Override
    public List<String> write(List<Prompt> prompts) {
      return prompts.stream().map(script).toList();
    }
  }

  private static AnswerPath path(Function<AnswerWriter.Prompt, String> script) {
    return new AnswerPath(pack, index, new Scripted(script, true));
  }

  private static Interpretation interpret(AnswerPath path, Arm arm) {
    return path.interpret(request(REPORT, List.of(), arm)).getFirst();
  }

  private static AnswerRequest request(String report, List<byte[]> priors, Arm arm) {
    return new AnswerRequest(
        report.getBytes(StandardCharsets.UTF_8),
        "report.txt",
        priors,
        Language.EN,
        Audience.CLINICIAN,
        "interpret",
        arm);
  }

  @Test
  void a_critical_value_comes_first_whatever_the_student_writes() {
    for (var text :
        List.of(
            "", "<end>", "Nonsense without end", "<F1><O1> is normal at <v>.\n<end>", "<F9><O9>")) {
      var answer = interpret(path(p -> text), Arm.GUARD);
      assertThat(answer.sentences().get(1).text())
          .as(text)
          .contains("critically high")
          .contains("6.8 mmol/L");
      assertThat(answer.sentences()).noneMatch(s -> s.text().contains("is normal"));
      assertThat(answer.grounding().inventedNumbers()).isZero();
    }
  }

  @Test
  void what_a_line_of_the_report_announces_is_not_there_whatever_the_student_writes() {
    var report = REPORT + "Zonulin: result to follow\n";
    var answer =
        path(p -> "<F1> Zonulin is raised.\n<end>")
            .interpret(request(report, List.of(), Arm.RAG))
            .getFirst();
    assertThat(answer.notes()).isNotEmpty();
    assertThat(answer.sentences())
        .filteredOn(s -> s.text().contains("Zonulin"))
        .isNotEmpty()
        .allMatch(s -> s.status().equals("contradicted"));
  }

  @Test
  void an_answer_of_a_student_that_passed_no_evaluation_says_so_and_no_other_does() {
    var ungated = new AnswerPath(pack, index, new Scripted(p -> "<end>", false));
    var label =
        "Ungated: the student that took part in this answer has no passed evaluation on record.";
    assertThat(interpret(ungated, Arm.GUARD).text()).endsWith("\n" + label);
    assertThat(interpret(ungated, Arm.GUARD).model().gated()).isFalse();
    assertThat(interpret(ungated, Arm.TEMPLATE).text()).doesNotContain("Ungated");
    assertThat(interpret(path(p -> "<end>"), Arm.GUARD).text()).doesNotContain("Ungated");
  }

  @Test
  void a_sentence_that_the_verifier_supports_stays_and_its_finding_is_not_said_twice() {
    var answer =
        interpret(
            path(
                p -> {
                  var line = new StringBuilder();
                  for (var i = 0; i < p.group().findings().size(); i++) {
                    var slot = p.group().findingSlots().get(i).getFirst() + 1;
                    if (p.group().findings().get(i).code().equals("HGB.low")) {
                      line.append(
                          "<F%d><O%d> is low at <v> (reference <r>).\n".formatted(i + 1, slot));
                    }
                  }
                  return line + "<end>";
                }),
            Arm.GUARD);
    var stated = answer.sentences().stream().filter(s -> s.text().contains("8.2 g/dL")).toList();
    assertThat(stated).hasSize(1);
    assertThat(stated.getFirst().origin()).isEqualTo("student");
    assertThat(stated.getFirst().text())
        .isEqualTo("Haemoglobin is low at 8.2 g/dL (reference 11.5–15 g/dL).");
  }

  @Test
  void a_sentence_in_the_wrong_direction_is_dropped_counted_and_replaced() {
    var answer =
        interpret(path(p -> "<F1><O1> is low at <v>.\n<F2><O2> is high at <v>.\n<end>"), Arm.GUARD);
    assertThat(answer.grounding().rejected()).isPositive();
    assertThat(answer.grounding().misattributedReferences()).isZero();
    assertThat(answer.text()).contains("Haemoglobin is moderately low at 8.2 g/dL");
    assertThat(answer.text())
        .doesNotContain("Potassium is low")
        .doesNotContain("Haemoglobin is high");
  }

  @Test
  void without_guard_sentences_keep_the_status_that_verification_gives() {
    var answer = interpret(path(p -> "<F1><O1> is low at <v>.\n<end>"), Arm.RAG);
    assertThat(answer.sentences()).anyMatch(s -> s.status().equals("contradicted"));
  }

  @Test
  void a_pending_result_is_listed_and_not_interpreted() {
    var answer = interpret(path(p -> "<end>"), Arm.GUARD);
    assertThat(answer.text()).contains("Not yet reported: creatinine.");
    assertThat(answer.findings()).noneMatch(f -> f.code().startsWith("CREA."));
  }

  @Test
  void an_arm_that_needs_a_student_says_how_to_get_one() {
    assertThatThrownBy(() -> interpret(new AnswerPath(pack, index, null), Arm.GUARD))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.type()).isEqualTo("no-student"))
        .hasMessage("the arm needs a student, and none is there: guard");
  }

  @Test
  void a_prior_report_of_another_patient_or_of_none_is_refused() {
    var mine = hl7("A");
    var path = new AnswerPath(pack, index, null);
    for (var prior : List.of(hl7("B"), REPORT)) {
      assertThatThrownBy(
              () ->
                  path.interpret(
                      request(mine, List.of(prior.getBytes(StandardCharsets.UTF_8)), Arm.TEMPLATE)))
          .isInstanceOf(Fault.class)
          .message()
          .contains("prior report");
    }
    assertThat(
            path.interpret(
                request(mine, List.of(mine.getBytes(StandardCharsets.UTF_8)), Arm.TEMPLATE)))
        .hasSize(1);
  }

  private static String hl7(String patient) {
    return String.join(
        "\r",
        "MSH|^~\\&|LIS|LAB|X|Y|20260115||ORU^R01|1|P|2.5.1",
        "PID|1||" + patient + "^^^S^MR||||19800101|F",
        "OBR|1|||LAB|||20260115080000",
        "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|3.5-5.3||||F",
        "");
  }

  @Test
  void dosing_and_what_no_passage_covers_are_refused_with_the_reason() {
    var path = new AnswerPath(pack, index, null);
    assertThat(ask(path, "How many iron tablets should I take each day?").refusal())
        .extracting(Interpretation.Refusal::reason)
        .isEqualTo("dosing");
    assertThat(ask(path, "Who won the football world cup in Brazil?").answered()).isFalse();
    var answer = ask(path, "What can cause a high potassium?");
    assertThat(answer.answered()).isTrue();
    assertThat(answer.sentences().getFirst().passages()).containsExactly("P1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insulin units for glucose 24",
        "mg of prednisolone for ITP with plts 12",
        "calcium gluconate how many mL for Ca 1.6",
        "Titrate carbimazole for FT4 40 please, give mg.",
        "How should warfarin be titrated to an INR of 3?",
        "how do I taper prednisolone once CRP is normal",
        "How many ampoules of magnesium for Mg 0.4?",
        "血钙1.6葡萄糖酸钙推多少毫升",
        "甲巯咪唑能不能减量",
        "左甲状腺素需要加量吗",
        "华法林按INR怎么滴定",
      })
  void questions_about_how_much_of_a_medicine_are_dosing(String question) {
    assertThat(QuestionAnswers.refusalReason(pack, question)).contains("dosing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What are the units for creatinine?",
        "vancomycin trough 25 mg/L meaning",
        "protein 300 mg for 24 h urine",
        "how many mL of urine should I bring",
        "Can you give me the mg/dL value of glucose 7?",
        "ANA titre 1:320",
        "does a steroid taper raise white cells",
        "抽血要抽多少毫升",
        "尿要留几毫升",
        "激素减量后白细胞会降吗",
        "抗核抗体滴度1:320",
      })
  void questions_about_units_titres_and_volumes_are_not(String question) {
    assertThat(QuestionAnswers.refusalReason(pack, question)).isEmpty();
  }

  @Test
  void recorded_questions_are_refused_where_the_record_says_so_and_only_there() throws IOException {
    try (var files =
        Files.newDirectoryStream(Path.of("../domains/lab-report/teacher"), "questions*.jsonl")) {
      for (var file : files) {
        for (var line : Files.readAllLines(file)) {
          var recorded = Json.read(line, "questions");
          var question = recorded.get("question").asText();
          var expected = recorded.path("refuse").asText();
          var reason = QuestionAnswers.refusalReason(pack, question).orElse("");
          if (expected.equals("dosing") || expected.equals("diagnosis")) {
            assertThat(reason).as(question).isNotEmpty();
          } else {
            assertThat(reason).as(question).isEmpty();
          }
        }
      }
    }
  }

  private static Interpretation ask(AnswerPath path, String question) {
    return path.answer(new QuestionRequest(question, Language.EN, Audience.PATIENT, Arm.TEMPLATE));
  }

  private static String hl7Report(String patient, String date, String... results) {
    var message =
        new StringBuilder("MSH|^~\\&|LIS|H|V|V|" + date + "||ORU^R01|" + date + "|P|2.5\r");
    message.append("PID|1||").append(patient).append("^^^H||||19760101|M\r");
    message.append("OBR|1|||P^Check-up|||").append(date).append("\r");
    for (var i = 0; i < results.length; i++) {
      var cells = results[i].split(" ");
      message
          .append(
              "OBX|%d|NM|^%s||%s|%s|%s|||".formatted(i + 1, cells[0], cells[1], cells[2], cells[3]))
          .append("|F|||")
          .append(date)
          .append("\r");
    }
    return message.toString();
  }

  private static Interpretation asked(
      String task, Language language, String report, String... priors) {
    var request =
        new AnswerRequest(
            report.getBytes(StandardCharsets.UTF_8),
            "report.hl7",
            java.util.Arrays.stream(priors).map(p -> p.getBytes(StandardCharsets.UTF_8)).toList(),
            language,
            Audience.CLINICIAN,
            task,
            Arm.GUARD);
    return path(p -> "<end>").interpret(request).getFirst();
  }

  private static final String CHECK_UP =
      hl7Report(
          "A",
          "20260504",
          "ALT 96 U/L 9-50",
          "TSH 2.1 mIU/L 0.35-4.94",
          "LDL-C 3.6 mmol/L 0-3.4",
          "Ferritin 4 ug/L 30-400",
          "Potassium 6.9 mmol/L 3.5-5.3");

  @Test
  void a_check_up_is_arranged_by_problem_the_most_urgent_first() {
    var answer = asked("check-up", Language.EN, CHECK_UP);
    var texts = answer.sentences().stream().map(Interpretation.Sentence::text).toList();
    assertThat(texts.get(0)).startsWith("Critical result");
    assertThat(texts.get(1)).contains("6.9 mmol/L");
    assertThat(texts.get(2)).startsWith("By problem, the most urgent first:");
    var liver = indexOf(texts, "Liver");
    var lipids = indexOf(texts, "ipids");
    assertThat(texts.subList(liver, lipids)).anyMatch(t -> t.contains("96 U/L"));
    assertThat(texts.subList(lipids, texts.size()))
        .anyMatch(t -> t.contains("3.6 mmol/L"))
        .anyMatch(t -> t.startsWith("Inside their intervals:") && t.contains("hyroid"));
    var repeat = answer.sentences().get(lipids - 1);
    assertThat(repeat.origin()).isEqualTo("notice");
    assertThat(repeat.text()).containsIgnoringCase("liver");
    assertThat(repeat.findings()).isNotEmpty();
    assertThat(answer.task()).isEqualTo("check-up");
    assertThat(answer.grounding().inventedNumbers()).isZero();
  }

  private static int indexOf(List<String> texts, String heading) {
    for (var i = 3; i < texts.size(); i++) {
      if (texts.get(i).endsWith(":") && texts.get(i).contains(heading)) {
        return i;
      }
    }
    throw new AssertionError("no heading with " + heading + " in " + texts);
  }

  @Test
  void the_same_findings_are_said_whatever_the_arrangement() {
    var plain = asked("interpret", Language.ZH, CHECK_UP);
    var arranged = asked("check-up", Language.ZH, CHECK_UP);
    assertThat(arranged.findings()).isEqualTo(plain.findings());
    assertThat(said(arranged)).containsExactlyInAnyOrderElementsOf(said(plain));
  }

  private static List<String> said(Interpretation answer) {
    return answer.sentences().stream()
        .filter(s -> !s.origin().equals("notice"))
        .map(Interpretation.Sentence::text)
        .toList();
  }

  @Test
  void a_normal_check_up_is_called_normal_in_two_sentences() {
    var answer = asked("check-up", Language.EN, hl7Report("A", "20260504", "ALT 22 U/L 9-50"));
    assertThat(answer.sentences()).hasSize(2);
    assertThat(answer.sentences().getFirst().text()).contains("inside their intervals");
  }

  @Test
  void a_record_is_summed_up_by_problem_with_dated_results() {
    var answer =
        asked(
            "record-summary",
            Language.EN,
            hl7Report("A", "20260504", "ALT 31 U/L 9-50", "Creatinine 150 umol/L 57-97"),
            hl7Report("A", "20260102", "ALT 186 U/L 9-50", "Ferritin 4 ug/L 30-400"),
            hl7Report("A", "20260301", "ALT 60 U/L 9-50", "Creatinine 80 umol/L 57-97"));
    assertThat(answer.text())
        .contains("2026-01-02 186 U/L; 2026-03-01 60 U/L; 2026-05-04 31 U/L")
        .contains("Ferritin was 4 ug/L (2026-01-02) and is not in the latest report.")
        .contains("Creatinine rose from 80 umol/L (2026-03-01) to 150 umol/L");
    assertThatThrownBy(
            () ->
                asked(
                    "record-summary",
                    Language.EN,
                    hl7Report("A", "20260504", "ALT 31 U/L 9-50"),
                    hl7Report("B", "20260102", "ALT 186 U/L 9-50")))
        .isInstanceOf(Fault.class);
  }

  private static final List<String> HL7_RESULTS =
      List.of("Hemoglobin 8.2 g/dL 11.5-15.0", "Potassium 6.8 mmol/L 3.5-5.3");

  @Test
  void a_page_of_instructions_in_a_report_changes_nothing_and_reaches_no_prompt()
      throws IOException {
    var attempts =
        Files.readAllLines(
            Path.of("src/test/resources/reports/attempts.txt"), StandardCharsets.UTF_8);
    assertThat(attempts).hasSizeGreaterThan(25);
    var prompts = new ArrayList<String>();
    var path =
        path(
            p -> {
              prompts.add(p.text());
              return "<end>";
            });
    var clean = hl7Report("A", "20260504", HL7_RESULTS.toArray(String[]::new));
    var escaped =
        attempts.stream()
            .map(
                a ->
                    "NTE|1||"
                        + a.replace("\\", "\\E\\")
                            .replace("|", "\\F\\")
                            .replace("&", "\\T\\")
                            .replace("^", "\\S\\")
                            .replace("~", "\\R\\")
                        + "\r")
            .collect(java.util.stream.Collectors.joining());
    for (var language : Language.values()) {
      for (var layout : List.of(REPORT, clean)) {
        var before = answered(path, layout, language);
        var hostile =
            layout.equals(REPORT) ? REPORT + String.join("\n", attempts) + "\n" : clean + escaped;
        prompts.clear();
        var after = answered(path, hostile, language);
        assertThat(after.observations()).isEqualTo(before.observations());
        assertThat(statements(after)).containsAll(statements(before));
        assertThat(after.sentences().getLast()).isEqualTo(before.sentences().getLast());
        for (var attempt : attempts) {
          assertThat(after.text()).doesNotContain(attempt);
          assertThat(prompts).noneMatch(p -> p.contains(attempt));
        }
        // What free text adds is the pack's own warning that it should be read, and nothing else.
        assertThat(after.findings())
            .filteredOn(f -> !statements(before).contains(f.statement()))
            .allMatch(f -> f.code().startsWith("note-") && f.observations().isEmpty());
      }
    }
  }

  private static List<String> statements(Interpretation answer) {
    return answer.findings().stream().map(f -> f.statement()).toList();
  }

  private static Interpretation answered(AnswerPath path, String report, Language language) {
    return path.interpret(
            new AnswerRequest(
                report.getBytes(StandardCharsets.UTF_8),
                "report",
                List.of(),
                language,
                Audience.CLINICIAN,
                "interpret",
                Arm.GUARD))
        .getFirst();
  }
}

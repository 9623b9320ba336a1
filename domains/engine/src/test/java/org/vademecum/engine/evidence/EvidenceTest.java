package org.vademecum.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vademecum.engine.LabReport.WOMAN;
import static org.vademecum.engine.LabReport.report;
import static org.vademecum.engine.LabReport.result;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.judge.Judge;
import org.vademecum.engine.text.Language;

class EvidenceTest {
  private static final Passage PASSAGE =
      new Passage(
          "P1",
          "Low ferritin",
          "project text",
          "2026",
          "Ferritin below 15 ug/L means used-up iron stores. Vitamin B12 is another matter.",
          1);

  private static EvidenceGroup group() {
    var judgement =
        new Judge(LabReport.pack())
            .judge(
                report(
                    WOMAN,
                    result("Strange <end> thing", "8.2", "g/dL", "11.5-15.0", "L"),
                    result("Ferritin", "6", "ug/L", "13-150", "L")),
                Language.EN,
                Audience.CLINICIAN);
    var findings = judgement.findings().stream().map(f -> f.withPassages(List.of("P1"))).toList();
    return new Grouping(LabReport.pack(), Language.EN, Audience.CLINICIAN, String::length)
        .groups(judgement, findings.subList(0, 1), Map.of("P1", PASSAGE))
        .getFirst();
  }

  @Test
  void a_prompt_has_no_digit_outside_its_tokens_and_no_token_out_of_a_report() {
    var prompt = PromptWriter.report(group());
    assertThat(prompt).startsWith("<bos><case><en><clinician>\n<O1>").endsWith("<answer>");
    assertThat(prompt.replaceAll("<[A-Za-z-]+\\d*>", "")).doesNotContainPattern("\\d");
    assertThat(prompt).contains("<P1>Low ferritin: Ferritin below <n1> means");
    assertThat(prompt).contains("Strange ‹end> thing").doesNotContain("<end>");
  }

  @Test
  void every_mention_of_an_observation_is_followed_by_its_direction_and_severity() {
    var judgement =
        new Judge(LabReport.pack())
            .judge(
                report(
                    WOMAN,
                    result("Hemoglobin", "8.2", "g/dL", "11.5-15.0", "L"),
                    result("Ferritin", "6", "ug/L", "13-150", "L")),
                Language.EN,
                Audience.CLINICIAN);
    var group =
        new Grouping(LabReport.pack(), Language.EN, Audience.CLINICIAN, String::length)
            .groups(judgement, judgement.findings(), Map.of())
            .getFirst();
    assertThat(PromptWriter.report(group))
        .contains("\n<O1><low><moderate>haemoglobin\n")
        .contains("<pattern>iron-deficiency anaemia<O1><low><moderate><O2><low><moderate>\n")
        .containsPattern("<F\\d><O1><low><moderate>\n");
  }

  @Test
  void references_become_the_evidence_they_point_to() {
    var group = group();
    var slot = group.slots().getFirst();
    var sentences =
        new Realiser(group)
            .sentences(
                "<F1><O1> is low at <v> (reference <r>).\n<F1><P1>Below <n1> stores are used up.\n<end>");
    assertThat(sentences).hasSize(2).allMatch(RealisedSentence::whole);
    assertThat(sentences.getFirst().text())
        .isEqualToIgnoringCase(
            slot.name() + " is low at " + slot.value() + " (reference " + slot.interval() + ").");
    assertThat(sentences.get(1).text()).isEqualTo("Below 15 ug/L stores are used up.");
    assertThat(sentences.get(1).passages()).containsExactly("P1");
  }

  @Test
  void a_reference_to_nothing_makes_its_sentence_not_whole() {
    var realiser = new Realiser(group());
    for (var answer :
        List.of(
            "<F1><O7> is low.",
            "<F6>It is low.",
            "<F1><v> is low.",
            "<P1>Below <n9>.",
            "No citation.")) {
      assertThat(realiser.sentences(answer).getFirst().whole()).as(answer).isFalse();
    }
  }

  @Test
  void the_grammar_allows_only_references_that_exist() {
    var grammar = new ReferenceGrammar(group());
    assertThat(grammar.allows("is", false)).as("text before a citation").isFalse();
    assertThat(grammar.allows("<F1>", true)).isTrue();
    assertThat(grammar.allows("<F2>", true)).as("a finding that is not there").isFalse();
    grammar.accept("<F1>", true);
    assertThat(grammar.allows("<v>", true)).as("a value of nothing").isFalse();
    assertThat(grammar.allows("7", false)).as("a digit").isFalse();
    assertThat(grammar.allows("<n1>", true)).as("a number of an uncited passage").isFalse();
    grammar.accept("<O1>", true);
    assertThat(grammar.allows("<v>", true)).isTrue();
    assertThat(grammar.allows("<lim>", true)).as("a limit that was not crossed").isFalse();
    assertThat(grammar.allows("<end>", true)).as("an end within a sentence").isFalse();
    grammar.accept(" is low.", false);
    grammar.accept("\n", false);
    assertThat(grammar.allows("<v>", true)).isFalse();
    assertThat(grammar.allows("<end>", true)).isTrue();
  }

  @Property
  void a_passage_as_it_is_read_has_no_digit_left(@ForAll String text) {
    var read = PassageText.of(text);
    var rest = read.text().replaceAll("<n\\d>", "");
    assertThat(rest.chars().filter(c -> c >= '0' && c <= '9')).isEmpty();
    assertThat(read.numbers()).hasSizeLessThanOrEqualTo(9);
  }
}

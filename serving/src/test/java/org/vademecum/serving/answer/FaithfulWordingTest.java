package org.vademecum.serving.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;

class FaithfulWordingTest {
  private static Evidence citing(String text) {
    return new Evidence(
        List.of(), List.of(), List.of(new Passage("P1", "Title", null, null, text, 1)));
  }

  @Test
  void words_of_the_passage_in_another_order_are_kept() {
    assertThat(
            FaithfulWording.keepsTo(
                "Tight belts make the pump run hot.",
                Language.EN,
                citing("A pump runs hot where its belts are tight or making noise.")))
        .isTrue();
    assertThat(FaithfulWording.keepsTo("皮带过紧使水泵发热。", Language.ZH, citing("水泵发热多因皮带过紧，使轴承受力。")))
        .isTrue();
  }

  @Test
  void words_from_nowhere_are_not() {
    assertThat(
            FaithfulWording.keepsTo(
                "Broken valves flood the cellar tonight.",
                Language.EN,
                citing("A pump runs hot where its belts are tight.")))
        .isFalse();
    assertThat(FaithfulWording.keepsTo("阀门破裂会淹没地窖。", Language.ZH, citing("水泵发热多因皮带过紧，使轴承受力。")))
        .isFalse();
  }

  @Test
  void the_head_of_one_clause_with_the_tail_of_another_is_not_kept() {
    var pump =
        citing("Fever needs care at once. Bacteria without symptoms often need no treatment.");
    assertThat(FaithfulWording.keepsTo("Fever often needs no treatment.", Language.EN, pump))
        .isFalse();
    assertThat(
            FaithfulWording.keepsTo(
                "Bacteria without symptoms often need no treatment.", Language.EN, pump))
        .isTrue();
    var zh = citing("发热需立即就医。无症状的菌尿多数不需治疗。");
    assertThat(FaithfulWording.keepsTo("发热多数不需治疗。", Language.ZH, zh)).isFalse();
    assertThat(FaithfulWording.keepsTo("菌尿如无症状，多数不需治疗。", Language.ZH, zh)).isTrue();
  }

  @Test
  void pieces_of_english_amid_chinese_are_not_kept() {
    var pump = citing("水泵（pump）发热多因皮带过紧。");
    assertThat(FaithfulWording.keepsTo("水泵ation发热多因皮带过紧。", Language.ZH, pump)).isFalse();
    assertThat(FaithfulWording.keepsTo("水泵（Pump）发热多因皮带过紧。", Language.ZH, pump)).isTrue();
    assertThat(FaithfulWording.keepsTo("水泵seen发热。", Language.ZH, Evidence.NONE)).isFalse();
  }

  @Test
  void what_says_the_same_twice_is_not_kept() {
    assertThat(FaithfulWording.keepsTo("水泵发热多因皮带过紧，多因皮带过紧。", Language.ZH, citing("水泵发热多因皮带过紧。")))
        .isFalse();
  }

  @Test
  void a_word_is_said_as_often_as_its_source_says_it() {
    var source = citing("Consumption is the leading cause of low fibrinogen in bleeding.");
    assertThat(
            FaithfulWording.keepsTo(
                "Low fibrinogen is the leading cause of low fibrinogen.", Language.EN, source))
        .isFalse();
    var none = new Evidence(List.of(), List.of(), List.of());
    assertThat(FaithfulWording.keepsTo("Protein is not expected expected 1+.", Language.EN, none))
        .isFalse();
    assertThat(FaithfulWording.keepsTo("蛋白为阳性阳性。", Language.ZH, none)).isFalse();
  }

  @Test
  void a_qualifier_is_not_left_behind() {
    var zh = citing("标本溶血和分离延迟常造成血钾假性升高。");
    assertThat(FaithfulWording.keepsTo("标本溶血和分离延迟常造成血钾升高。", Language.ZH, zh)).isFalse();
    assertThat(FaithfulWording.keepsTo("标本溶血常造成血钾假性升高。", Language.ZH, zh)).isTrue();
    var en = citing("Bacteria without symptoms often need no treatment.");
    assertThat(FaithfulWording.keepsTo("Bacteria often need treatment.", Language.EN, en))
        .isFalse();
    assertThat(
            FaithfulWording.keepsTo(
                "Bacteria without symptoms need no treatment.", Language.EN, en))
        .isTrue();
  }

  @Test
  void a_sentence_that_cites_no_passage_is_left_to_the_verifier() {
    assertThat(
            FaithfulWording.keepsTo(
                "Anything.", Language.EN, new Evidence(List.of(), List.of(), List.of())))
        .isTrue();
  }
}

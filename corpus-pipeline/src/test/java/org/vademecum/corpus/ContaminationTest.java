package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContaminationTest {
  private static final String ENGLISH =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
  private static final String CHINESE = "患者血红蛋白明显降低同时铁蛋白也降低提示缺铁性贫血需要进一步检查";
  private static final Contamination INDEX =
      new Contamination(
          List.of(ENGLISH, CHINESE, "What does a low ferritin mean?", "HGB low"), 13, 26);

  @Test
  void a_run_of_thirteen_words_is_found_and_named() {
    assertThat(
            INDEX.shared(
                "before Two three, four five six seven eight nine ten eleven twelve thirteen fourteen"))
        .contains("two three four five six seven eight nine ten eleven twelve thirteen fourteen");
    assertThat(INDEX.shared("two three four five six seven eight nine ten eleven twelve thirteen"))
        .isEmpty();
  }

  @Test
  void a_run_of_twenty_six_chinese_characters_is_found() {
    assertThat(INDEX.shared("前言：" + CHINESE.substring(2, 30) + "。")).isPresent();
    assertThat(INDEX.shared("前言：" + CHINESE.substring(2, 20) + "。")).isEmpty();
  }

  @Test
  void a_shorter_text_counts_as_a_whole_and_a_tiny_one_only_alone() {
    assertThat(INDEX.shared("They ask: what does a low ferritin mean? It means…"))
        .contains("what does a low ferritin mean");
    assertThat(INDEX.shared("The HGB low here is a finding")).isEmpty();
    assertThat(INDEX.shared("HGB: low")).isPresent();
  }

  @Test
  void the_packs_own_texts_are_dropped_only_where_all_of_them_is_an_evaluation_text() {
    var block = new Decontaminate(INDEX);
    var longer = ENGLISH + " and more";
    assertThat(block.apply(Documents.source(longer)).reason()).isEqualTo(DropReason.CONTAMINATED);
    assertThat(block.apply(Documents.own(longer)).kept()).isTrue();
    assertThat(block.apply(Documents.task(longer)).kept()).isTrue();
    assertThat(block.apply(Documents.task(ENGLISH)).reason()).isEqualTo(DropReason.CONTAMINATED);
  }
}

package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContaminationTest {
  private static final String ENGLISH =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
  private static final String CHINESE = "患者血红蛋白明显降低同时铁蛋白也降低提示缺铁性贫血需要进一步检查";
  private static final Contamination INDEX =
      new Contamination(
          List.of(ENGLISH, CHINESE, "What does a low ferritin mean?", "HGB low"), 13, 26);

  private static List<String> shared(String text) {
    return INDEX.overlap(text).runs();
  }

  @Test
  void a_run_of_thirteen_words_is_found_and_named() {
    assertThat(
            shared(
                "before Two three, four five six seven eight nine ten eleven twelve thirteen fourteen"))
        .containsExactly(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen");
    assertThat(shared("two three four five six seven eight nine ten eleven twelve thirteen"))
        .isEmpty();
  }

  @Test
  void a_run_of_twenty_six_chinese_characters_is_found() {
    assertThat(shared("前言：" + CHINESE.substring(2, 30) + "。")).hasSize(3);
    assertThat(shared("前言：" + CHINESE.substring(2, 20) + "。")).isEmpty();
  }

  @Test
  void a_shorter_text_counts_as_a_whole_and_a_tiny_one_only_alone() {
    var overlap = INDEX.overlap("They ask: what does a low ferritin mean? It means…");
    assertThat(overlap.runs()).containsExactly("what does a low ferritin mean");
    assertThat(overlap.whole()).isTrue();
    assertThat(shared("The HGB low here is a finding")).isEmpty();
    assertThat(INDEX.overlap("HGB: low").whole()).isTrue();
  }

  @Test
  void a_part_of_a_text_is_no_whole_and_most_of_it_is() {
    var words = IntStream.range(0, 60).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    var index = new Contamination(List.of(words), 13, 26);
    assertThat(index.overlap(words.substring(0, words.indexOf("w30"))).whole()).isFalse();
    assertThat(index.overlap("x " + words.substring(0, words.indexOf("w58"))).whole()).isTrue();
  }

  @Test
  void the_packs_own_texts_count_only_where_all_of_them_is_an_evaluation_text() {
    var longer = ENGLISH + " and more";
    assertThat(Decontamination.overlap(INDEX, Documents.source(longer)).isEmpty()).isFalse();
    assertThat(Decontamination.overlap(INDEX, Documents.own(longer)).isEmpty()).isTrue();
    assertThat(Decontamination.overlap(INDEX, Documents.task(longer)).isEmpty()).isTrue();
    assertThat(Decontamination.overlap(INDEX, Documents.task(ENGLISH)).whole()).isTrue();
  }

  @Test
  void a_shared_run_shows_nothing_that_was_taken_out_of_the_text() {
    var runs = List.of("emily carter came back on monday", "王建国昨天复查血常规结果偏低");
    assertThat(Decontamination.shown(runs, "[name] came back on Monday. [name]昨天复查血常规，结果偏低。"))
        .first()
        .isEqualTo("… … came back on monday");
    assertThat(Decontamination.shown(runs, "[name]昨天复查血常规，结果偏低。").getLast()).doesNotContain("王建国");
  }
}

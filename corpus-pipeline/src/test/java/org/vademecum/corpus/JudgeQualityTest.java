package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgeQualityTest {
  private static final JudgeQuality BLOCK = new JudgeQuality(QualityLimits.DEFAULTS);

  private static CorpusDocument judged(String text, String language, String kind) {
    return BLOCK.apply(Documents.source(text).withLanguage(language).withKind(kind));
  }

  @Test
  void a_short_chinese_answer_passes_where_english_of_that_length_does_not() {
    assertThat(judged("铁蛋白降低提示体内铁储备不足，需要补充。", "zh", "plain").kept()).isTrue();
    var english = judged("Low ferritin means low iron.", "en", "plain");
    assertThat(english.reason()).isEqualTo(DropReason.TOO_SHORT);
    assertThat(english.detail()).isEqualTo("28 characters, least 60");
  }

  @Test
  void a_rendered_report_passes_though_it_is_no_prose() {
    assertThat(judged("WBC: 12.3 10*9/L (4-10) H\nRBC: 4.5 10*12/L", "en", "report").kept())
        .isTrue();
  }

  @Test
  void symbols_and_repetition_are_dropped_with_their_share() {
    assertThat(judged("<<>>||^^~~".repeat(10) + "words", "en", "plain").reason())
        .isEqualTo(DropReason.TOO_MANY_SYMBOLS);
    var repeated = Documents.source("Click here for more information.\n".repeat(20));
    assertThat(new JudgeRepetition(RepetitionLimits.DEFAULTS).apply(repeated).reason())
        .isEqualTo(DropReason.REPETITIVE);
  }

  @Test
  void what_the_pack_holds_is_measured_and_never_dropped() {
    var passage = BLOCK.apply(Documents.own("Short.").withLanguage("en"));
    assertThat(passage.kept()).isTrue();
    assertThat(passage.quality()).isEqualTo(1);
  }
}

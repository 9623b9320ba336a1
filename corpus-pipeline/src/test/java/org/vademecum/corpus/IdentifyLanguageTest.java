package org.vademecum.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifyLanguageTest {
  private static final IdentifyLanguage BLOCK =
      new IdentifyLanguage(0.65, Set.of("en", "zh", "mixed"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The value is above the range of the report.|en",
        "血红蛋白 HGB 82 g/L 偏低，提示贫血。|zh",
        "Haemoglobin is low in this report 血红蛋白降低提示贫血 and iron|mixed",
        "HGB 8.2 g/dL|en",
        "Der Wert ist nicht hoch und die Probe ist mit dem Serum.|other",
        "Значение выше нормы|other",
        "血清β-hCG 阳性|zh",
      })
  void it_tells_languages_by_script_and_common_words(String text, String language) {
    assertThat(BLOCK.of(text)).isEqualTo(language);
  }

  @Test
  void a_language_that_is_not_the_packs_is_dropped() {
    var english = new IdentifyLanguage(0.65, Set.of("en"));
    var dropped = english.apply(Documents.source("血红蛋白降低提示贫血。"));
    assertThat(dropped.reason()).isEqualTo(DropReason.OTHER_LANGUAGE);
    assertThat(dropped.detail()).isEqualTo("the language is zh");
  }
}

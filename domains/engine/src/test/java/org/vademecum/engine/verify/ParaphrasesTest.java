package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.text.Language;

/** A pack's own words that say the same. */
class ParaphrasesTest {
  private static final Pack LAB_REPORT = PackLoader.load(Path.of("../lab-report"));

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFirstPackIsLoadedWithGroupsOfWordsInEachOfItsLanguages(Language language) {
    var paraphrases = Objects.requireNonNull(LAB_REPORT.settings().at("paraphrases"));
    var groups = Objects.requireNonNull(paraphrases.at(language.toString())).items();

    assertThat(LAB_REPORT.languages()).contains(language);
    assertThat(groups).isNotEmpty().allMatch(group -> group.items().size() > 1);
  }

  @ParameterizedTest
  @CsvSource({"EN, renal, kidney", "EN, nephric, kidney", "ZH, 腰子, 肾脏", "ZH, 肾功能, 肾脏"})
  void theFirstWordOfAGroupStandsForAll(Language language, String word, String first) {
    assertThat(Lexicon.of(language, SampleReport.PACK).same(word)).isEqualTo(first);
    assertThat(Lexicon.of(language).same(word)).isEqualTo(word);
  }

  @Test
  void aPackWithoutThemHasTheWordsOfTheLanguageAlone() {
    var bare = PackLoader.load(Path.of("../_template"));

    assertThat(Lexicon.of(Language.EN, bare).same("renal")).isEqualTo("renal");
  }
}

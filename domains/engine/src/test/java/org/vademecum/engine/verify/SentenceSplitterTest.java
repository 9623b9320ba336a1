package org.vademecum.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vademecum.engine.text.Language;

class SentenceSplitterTest {
  @Test
  void dividesAtPointsButNotInNumbersAndAbbreviations() {
    assertThat(
            SentenceSplitter.split(
                "Potassium is 6.8 mmol/L, e.g. by haemolysis. Repeat it! Dr. Smith was told at 8.30 a.m. today.",
                Language.EN))
        .containsExactly(
            "Potassium is 6.8 mmol/L, e.g. by haemolysis.",
            "Repeat it!",
            "Dr. Smith was told at 8.30 a.m. today.");
  }

  @Test
  void dividesChineseAtItsOwnMarks() {
    assertThat(SentenceSplitter.split("血钾为6.8 mmol/L；应复查。是否溶血？请核实！", Language.ZH))
        .containsExactly("血钾为6.8 mmol/L；", "应复查。", "是否溶血？", "请核实！");
  }

  @Test
  void takesBulletsAndNumbersOffLines() {
    assertThat(
            SentenceSplitter.split(
                "- Low ferritin\n2. Raised ALT.\n\n* 3.5 mmol/L\n1、血钾升高", Language.EN))
        .containsExactly("Low ferritin", "Raised ALT.", "3.5 mmol/L", "血钾升高");
  }

  @Test
  void keepsClosingQuotesWithTheirSentence() {
    assertThat(SentenceSplitter.split("He said \"stop.\" Then he left.", Language.EN))
        .containsExactly("He said \"stop.\"", "Then he left.");
  }
}

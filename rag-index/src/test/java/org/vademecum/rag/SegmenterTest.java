package org.vademecum.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.pack.Pack;

class SegmenterTest {
  private static final Pack PACK = BenchPack.load();
  private final Segmenter segmenter = new Segmenter(Names.of(PACK));
  private final PassageAnalyzer analyzer = new PassageAnalyzer(segmenter);

  private List<String> terms(String text) {
    return analyzer.terms(text);
  }

  @Test
  void numbersStayWhole() {
    assertThat(terms("135.6")).containsExactly("135.6");
    assertThat(terms("１３５．６")).containsExactly("135.6");
    assertThat(terms("1,200.5")).containsExactly("1200.5");
    assertThat(terms("3.5-5.3 mmol/L")).containsExactly("3.5", "5.3", "mmol", "l");
  }

  @Test
  void codesStayWholeBesideTheirParts() {
    assertThat(terms("B12")).startsWith("b12").contains("12");
    assertThat(terms("25-OH")).startsWith("25oh").contains("25", "oh");
    assertThat(terms("HbA1c")).contains("hba1c", "obs:HBA1C");
    assertThat(terms("CA19-9")).contains("ca199", "ca19", "obs:CA199");
  }

  @Test
  void everyFormOfANameIsOneTerm() {
    for (var form : List.of("谷丙转氨酶", "GPT", "alt 高 ALT", "Alanine Aminotransferase")) {
      assertThat(terms(form)).as(form).contains("obs:ALT");
    }
    assertThat(terms("糖化血红蛋白")).contains("obs:HBA1C");
    assertThat(terms("CA 19-9")).contains("obs:CA199");
  }

  @Test
  void aShortNameNeedsACapital() {
    assertThat(terms("K is high")).contains("obs:K");
    assertThat(terms("10 k")).doesNotContain("obs:K");
  }

  @Test
  void englishLosesPluralsAndPossessives() {
    assertThat(terms("the patient's enzymes")).contains("patient", "enzyme");
    assertThat(terms("biopsies and losses")).contains("biopsy", "loss");
    assertThat(terms("anaemia")).isEqualTo(terms("anemia"));
  }

  @Test
  void hanTextGivesCharactersAndPairs() {
    assertThat(terms("低镁")).contains("低", "低镁", "镁");
  }

  @Test
  void directionsAreOneTermInBothLanguages() {
    assertThat(terms("raised")).contains("dir:high");
    assertThat(terms("血钾升高")).contains("dir:high", "obs:K");
    assertThat(terms("钾低")).contains("dir:low");
  }

  @Test
  void namesArePairedWithTheirDirections() {
    assertThat(Directions.ofNames(segmenter.segment("low sodium with high potassium")))
        .containsEntry("NA", "low")
        .containsEntry("K", "high");
    assertThat(Directions.ofNames(segmenter.segment("血钾和血钠都低")))
        .containsEntry("NA", "low")
        .containsEntry("K", "low");
  }

  @Test
  void aNameMaySayItsDirectionOrNameNothing() {
    var names =
        Names.of(
            Map.of(
                "hyperkalemia", List.of("K.high"),
                "hematuria", List.of("UBLD.abnormal", "URBC.high"),
                "k", List.of("K"),
                "vitamink", List.of(),
                "sodium", List.of("NA")));
    var asked = new Segmenter(names);
    assertThat(Directions.ofNames(asked.segment("low sodium and hyperkalaemia")))
        .containsEntry("NA", "low")
        .containsEntry("K", "high");
    assertThat(Directions.ofNames(asked.segment("haematuria")))
        .containsEntry("UBLD", "abnormal")
        .containsEntry("URBC", "high");
    assertThat(Directions.ofNames(asked.segment("vitamin K is low"))).isEmpty();
  }

  @Property
  void noNumberIsEverLost(
      @ForAll @BigRange(min = "0", max = "1000000") @Scale(3) BigDecimal number,
      @ForAll String before,
      @ForAll String after) {
    var printed = number.stripTrailingZeros().toPlainString();
    assertThat(terms(before + " " + printed + " " + after)).contains(printed);
    assertThat(terms("结果为" + printed + "，偏低")).contains(printed);
    assertThat(terms("x" + printed + "mmol")).contains(printed);
  }
}

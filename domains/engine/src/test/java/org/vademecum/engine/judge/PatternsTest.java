package org.vademecum.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.pack.Pattern;

/** Every pattern of the pack can become true: a least report that has it, and what else it has. */
class PatternsTest {
  private static final String EXAMPLES = "pattern-examples.csv";

  @ParameterizedTest
  @CsvFileSource(resources = EXAMPLES, useHeadersInDisplayName = true)
  void a_least_report_has_its_pattern(
      String id, String sex, double age, String results, String besides) {
    var found =
        ExampleReport.findings(sex, age, results).stream()
            .filter(f -> f.kind() == FindingKind.PATTERN || f.kind() == FindingKind.CAVEAT)
            .map(Finding::code)
            .collect(Collectors.toSet());
    var expected = new HashSet<>(Set.of(id));
    if (besides != null) {
      expected.addAll(List.of(besides.split("\\|")));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void every_pattern_has_a_least_report() throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream(EXAMPLES)),
                StandardCharsets.UTF_8))) {
      var shown = reader.lines().skip(1).map(l -> l.split(",")[0]).collect(Collectors.toSet());
      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(
              LabReport.pack().patterns().stream().map(Pattern::id).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // One report does not say the same thing twice.
    "very-high-aminotransferases, hepatocellular-injury, male, 50, ALT=1500|AST=1200",
    "acute-liver-failure-picture, reduced-liver-synthesis, male, 50, ALT=1500|INR=2.50|ALB=30.0",
    "mixed-liver-injury, cholestasis, male, 50, ALT=300|ALP=250|GGT=200",
    "cobalamin-deficiency, macrocytic-anaemia, male, 50, HGB=90|MCV=115.0|B12=80",
    "lactic-acidosis, metabolic-acidosis-high-gap, male, 50,"
        + " NA=140|CL=98|HCO3=12.0|PH=7.20|LAC=9.0",
    "nephrotic-picture, glomerular-proteinuria, male, 50, UPRO=3+|ALB=22.0",
    "blasts-counted, marked-leukocytosis, male, 50, WBC=60.00|BLAST=40.0",
    "tumour-marker-markedly-raised, tumour-marker-raised, male, 50, CEA=80.00",
    "graves-disease-possible, overt-hyperthyroidism, female, 34, TSH=0.01|FT4=60.0|TRAB=12.00",
    "hepatitis-c-viraemia, hepatitis-c-antibody, male, 50, HCVAB=positive|HCVRNA=500000[<15]",
    "hepatitis-b-high-replication, hepatitis-b-infection, male, 50, HBSAG=positive|HBEAG=positive",
    "rhabdomyolysis-with-kidney-impairment, muscle-injury, male, 50, CK=20000|CREA=250",
    "severe-hypertriglyceridaemia, mixed-dyslipidaemia, male, 50, TG=9.00|TC=7.00"
  })
  void the_more_exact_pattern_stands_for_the_other(
      String exact, String other, String sex, double age, String results) {
    assertThat(ExampleReport.findings(sex, age, results))
        .extracting(Finding::code)
        .contains(exact)
        .doesNotContain(other);
  }

  @ParameterizedTest
  @CsvSource({
    // What is unknown is neither low nor high: a lone result makes no pattern of two.
    "K=6.00",
    "HGB=110",
    "HCO3=18.0",
    "MCV=75.0",
    "CA=2.00",
    "PLT=400",
    "ALB=35.0",
    "PCO2=30"
  })
  void a_lone_result_makes_no_pattern_of_several(String result) {
    assertThat(ExampleReport.findings("male", 50, result))
        .extracting(Finding::kind)
        .doesNotContain(FindingKind.PATTERN, FindingKind.CAVEAT);
  }
}

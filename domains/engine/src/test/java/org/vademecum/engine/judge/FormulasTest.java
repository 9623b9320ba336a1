package org.vademecum.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.pack.DerivedQuantity;

/** Every formula of the pack against a worked example, to the last decimal that is printed. */
class FormulasTest {
  private static final String EXAMPLES = "formula-examples.csv";

  @ParameterizedTest
  @CsvFileSource(resources = EXAMPLES, useHeadersInDisplayName = true)
  void a_formula_gives_what_was_worked_out_by_hand(
      String id, String sex, double age, String results, double expected) {
    var result =
        ExampleReport.findings(sex, age, results).stream()
            .filter(f -> f.code().equals(id))
            .map(f -> Objects.requireNonNull(f.result()).value())
            .toList();
    assertThat(result).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ldl-friedewald, male, 50, TC=8.00|HDLC=1.00|TG=4.50",
    "ldl-friedewald, male, 50, TC=8.00|HDLC=1.00|TG=2.00|LDLC=5.00",
    "egfr-ckd-epi-2021, male, 17, CREA=300[57-97]",
    "fib-4, male, 70, AST=80|ALT=64|PLT=100",
    "fib-4, male, 50, AST=300|ALT=264|PLT=100",
    "corrected-calcium, male, 50, CA=2.80|ALB=50.0",
    "albumin-corrected-anion-gap, male, 50, NA=150|CL=100|HCO3=16.0|ALB=45.0",
    "glucose-corrected-sodium, male, 50, NA=130|GLU=9.0",
    "expected-pco2-acidosis, male, 50, HCO3=12.0",
    "delta-ratio, male, 50, NA=140|CL=110|HCO3=20.0",
    "albumin-globulin-ratio, male, 50, TP=40.0|ALB=38.0",
    "anion-gap, male, 50, NA=140|CL=<90|HCO3=16.0"
  })
  void a_formula_is_silent_where_it_is_not_valid(
      String id, String sex, double age, String results) {
    assertThat(ExampleReport.findings(sex, age, results))
        .extracting(Finding::code)
        .doesNotContain(id);
  }

  @Test
  void every_formula_has_a_worked_example() throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream(EXAMPLES)),
                StandardCharsets.UTF_8))) {
      var worked = reader.lines().skip(1).map(l -> l.split(",")[0]).collect(Collectors.toSet());
      assertThat(worked)
          .containsExactlyInAnyOrderElementsOf(
              LabReport.pack().derived().stream().map(DerivedQuantity::id).toList());
    }
  }
}

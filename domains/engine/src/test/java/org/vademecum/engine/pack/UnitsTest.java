package org.vademecum.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.engine.LabReport;

class UnitsTest {
  private final Units units = LabReport.pack().units();

  private double factor(String code, String unit) {
    var observable = LabReport.pack().observables().byCode(code).orElseThrow();
    return units.conversion(observable, unit).map(Conversion::factor).orElse(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({
    "HGB, g/dL, 10",
    "GLU, mg/dL, 0.0555",
    "CREA, mg/dL, 88.42",
    "WBC, 10^9/L, 1",
    "WBC, ×10⁹/L, 1",
    "PLT, giga.l-1, 1",
    "FERR, ng/mL, 1",
    "TBIL, μmol/L, 1",
    "TBIL, µmol/L, 1"
  })
  void printed_units_are_worth_what_they_should(String code, String unit, double expected) {
    assertThat(factor(code, unit))
        .isCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(0.2));
  }

  @ParameterizedTest
  @CsvSource({"53, 7.0", "42, 6.0", "75, 9.0"})
  void haemoglobin_a1c_by_moles_has_a_zero_of_its_own(double ifcc, double ngsp) {
    var observable = LabReport.pack().observables().byCode("HBA1C").orElseThrow();
    var conversion = units.conversion(observable, "mmol/mol").orElseThrow();
    assertThat(conversion.toCanonical(ifcc)).isCloseTo(ngsp, offset(0.05));
    assertThat(conversion.fromCanonical(conversion.toCanonical(ifcc)))
        .isCloseTo(ifcc, offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "FT4, mIU/L",
    "TSH, pmol/L",
    "K, 10*9/L",
    "WBC, mmol/L",
    "CEA, IU/mL",
  })
  void what_counts_other_things_is_not_converted(String code, String unit) {
    assertThat(factor(code, unit)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "HCT, g/L, true",
    "PT, %, true",
    "K, mg, true",
    "HGB, h, true",
    "WBC, 10^9, false",
    "FT4, mIU/L, true",
    "K, mg/dL, true",
    "K, mmol/L, false",
    "HGB, g/mL, false",
    "HGB, wug/L, false"
  })
  void a_unit_of_another_kind_is_told_from_one_that_only_cannot_be_converted(
      String code, String unit, boolean another) {
    var observable = LabReport.pack().observables().byCode(code).orElseThrow();
    assertThat(units.ofAnotherKind(observable, unit)).isEqualTo(another);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"m99999999", "10*999999999", "km999.km999", "g/L/L/L123456", "((((", "a b c"})
  void a_hostile_unit_is_unknown_and_soon_answered(String unit) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(factor("HGB", unit)).isNaN());
  }

  @Property(tries = 300)
  void no_printed_unit_makes_the_conversion_fail(@ForAll String unit) {
    var observable = LabReport.pack().observables().byCode("HGB").orElseThrow();
    assertThat(units.conversion(observable, unit)).isNotNull();
  }
}

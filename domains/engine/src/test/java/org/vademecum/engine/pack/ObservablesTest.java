package org.vademecum.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;

class ObservablesTest {
  private final Pack pack = LabReport.pack();

  private @Nullable String found(String name, @Nullable String specimen, @Nullable String unit) {
    var reported =
        new ReportedObservation(
            1, null, name, "5.0", unit, null, null, specimen, ResultStatus.FINAL, null);
    return pack.observables().find(reported, pack.units()).map(Observable::code).orElse(null);
  }

  @ParameterizedTest
  @CsvSource({
    "葡萄糖, 脑脊液, mmol/L, CSFGLU",
    "Glucose, CSF, mg/dL, CSFGLU",
    "Glucose, Serum, mg/dL, GLU",
    "总蛋白, 胸水, g/L, PFPRO",
    "肌酐, 尿液, mmol/L, UCREA",
    "TSH, 干血斑, mIU/L, NTSH",
    "TSH, 血清, mIU/L, TSH",
    "PCT, 全血, ng/mL, PCT",
    "PCT, 全血, %, PCTP",
    "AG, 血清, mmol/L, AGAP",
    "Glucose, Urine, mmol/L, UGLU"
  })
  void the_specimen_tells_apart_what_shares_a_name(
      String name, String specimen, String unit, String code) {
    assertThat(found(name, specimen, unit)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "PCT, %, PCTP",
    "PCT, ng/mL, PCT",
    "葡萄糖(120分钟), mmol/L, GLU2H",
    "*ALT, U/L, ALT",
    "12 血红蛋白, g/L, HGB",
    "Serum sodium, mmol/L, NA",
    "24小时尿蛋白定量, g/24h, UP24"
  })
  void names_are_found_as_reports_print_them(String name, String unit, String code) {
    assertThat(found(name, null, unit)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mumps IgM", "Peanut IgE", "肺炎衣原体 IgG"})
  void an_antibody_against_something_is_not_its_whole_class(String name) {
    assertThat(found(name, null, null)).isNull();
  }

  @Test
  void every_unit_of_the_table_is_a_unit() {
    assertThat(pack.observables().all())
        .filteredOn(o -> o.kind() == Observable.Kind.QUANTITY)
        .allSatisfy(o -> assertThat(pack.units().known(o.unit())).as(o.unit()).isTrue());
  }
}

package org.vademecum.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  @ParameterizedTest
  @CsvSource({
    "Platelets is low at 12., platelets, Platelets are low at 12.",
    "Your triglycerides is 1.9., triglycerides, Your triglycerides are 1.9.",
    "Tacrolimus is high., tacrolimus, Tacrolimus is high.",
    "Base excess is low., base excess, Base excess is low.",
    "CD4 T cells was 300., CD4 T cells, CD4 T cells were 300.",
    "Ferritin is low., ferritin, Ferritin is low.",
  })
  void the_verb_takes_the_number_of_the_name(String text, String name, String said) {
    assertThat(Agreement.of(text, name, Language.EN)).isEqualTo(said);
  }
}

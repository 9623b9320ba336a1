package org.vademecum.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "8.2, 8.2, ",
    "<0.01, 0.01, <",
    "≥60, 60, >=",
    "＜０.５, 0.5, <",
    "'1,200', 1200, ",
    "6.8↑, 6.8, ",
    "1.2e3, 1200, ",
    ".5, 0.5, ",
    "7.1 H, 7.1, "
  })
  void results_are_read_as_reports_print_them(String text, double value, String comparator) {
    assertThat(Numbers.read(text)).contains(new Numbers.Printed(value, comparator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "阴性", "1+", "3-5", "1:80", "12 34", "1.2.3", "NaN", "see note"})
  void what_is_no_number_is_not_read(String text) {
    assertThat(Numbers.read(text)).isEmpty();
  }

  @Property
  void a_number_that_is_printed_is_read_back(
      @ForAll @BigRange(min = "0", max = "100000") @Scale(4) java.math.BigDecimal number) {
    var printed = Numbers.print(number.doubleValue());
    assertThat(Numbers.read(printed).orElseThrow().value()).isEqualTo(number.doubleValue());
  }

  @Property
  void no_text_makes_the_reader_fail(@ForAll String text) {
    assertThat(Numbers.read(text)).isNotNull();
  }
}

package org.vademecum.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vademecum.engine.report.Sex;

class RangeTextTest {
  @ParameterizedTest
  @CsvSource({
    "3.5-5.1, 3.5, 5.1",
    "70_105, 70, 105",
    "3.5～5.1, 3.5, 5.1",
    "3.5--5.1, 3.5, 5.1",
    "３.５－５.１, 3.5, 5.1",
    "(3.5-5.1), 3.5, 5.1",
    "3.5 to 5.1 mmol/L, 3.5, 5.1",
    "-3-3, -3, 3",
    "'1,000-2,500', 1000, 2500",
    "≤5, , 5",
    "<5, , 5",
    ">=60, 60, ",
    "小于10, , 10"
  })
  void ranges_are_read_as_reports_print_them(String text, Double low, Double high) {
    var range = RangeText.read(text, Sex.UNKNOWN).orElseThrow();
    assertThat(range.low()).isEqualTo(low);
    assertThat(range.high()).isEqualTo(high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "阴性", "see note", "5", "5.1-3.5", "-", "男: 1-2 女: 3-4"})
  void what_is_no_range_of_numbers_is_not_read(String text) {
    assertThat(RangeText.read(text, Sex.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MALE, 130, 175", "FEMALE, 115, 150"})
  void a_range_by_sex_is_read_for_the_subject(Sex sex, double low, double high) {
    var range = RangeText.read("男: 130-175 女: 115-150", sex).orElseThrow();
    assertThat(range.low()).isEqualTo(low);
    assertThat(range.high()).isEqualTo(high);
  }

  @Property
  void every_printed_pair_of_limits_is_read_back(
      @ForAll @DoubleRange(min = 0, max = 500) double low,
      @ForAll @DoubleRange(min = 0.01, max = 500) double width) {
    var printed = String.format(Locale.ROOT, "%.3f-%.3f", low, low + width + 0.001);
    var range = RangeText.read(printed, Sex.UNKNOWN).orElseThrow();
    assertThat(String.format(Locale.ROOT, "%.3f-%.3f", range.low(), range.high()))
        .isEqualTo(printed);
  }

  @Property
  void no_text_makes_the_reader_fail(@ForAll String text) {
    assertThat(RangeText.read(text, Sex.MALE)).isNotNull();
  }
}

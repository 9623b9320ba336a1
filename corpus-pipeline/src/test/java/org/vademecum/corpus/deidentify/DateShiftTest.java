package org.vademecum.corpus.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateShiftTest {
  private static final String KEY = "a key for tests, not secret";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-05|2024-04-04",
        "2024/3/5|2024/4/4",
        "05.03.2024|04.04.2024",
        "3/5/2024|4/4/2024",
        "25/3/2024|24/4/2024",
        "March 5, 2024|April 4, 2024",
        "5 Mar 2024|4 Apr 2024",
        "2nd of March|1st of April",
        "05-MAR-2024|04-APR-2024",
        "2024年3月5日|2024年4月4日",
        "12月15日|1月14日",
        "2024年3月|2024年4月",
        "March 2024|April 2024",
        "20240305|20240404",
        "2024年12月05日|2025年01月04日",
      })
  void a_date_moves_in_its_own_form(String date, String moved) {
    var written = WrittenDate.read(date, DayOrder.MONTH_FIRST).orElseThrow();
    assertThat(written.movedBy(30)).isEqualTo(moved);
  }

  @Test
  void a_day_that_no_calendar_has_becomes_a_mark() {
    var clean =
        Deidentifier.of(new DeidentifierSettings(KEY))
            .deidentify("on 2024-13-45 or 2024-02-30", "p");
    assertThat(clean.text()).isEqualTo("on [date] or [date]");
  }

  @Test
  void one_clear_date_of_a_document_tells_how_the_others_are_read() {
    assertThat(DayOrder.of(java.util.List.of("3/5/2024", "25/3/2024")))
        .isEqualTo(DayOrder.DAY_FIRST);
    assertThat(DayOrder.of(java.util.List.of("3/5/2024"))).isEqualTo(DayOrder.MONTH_FIRST);
  }

  @Property(tries = 300)
  void the_days_are_never_none_and_at_most_a_year(@ForAll String patient) {
    var days = DateShift.days(KEY, patient);
    assertThat(Math.abs(days)).isBetween(1, 365);
    assertThat(DateShift.days(KEY, patient)).isEqualTo(days);
  }

  @Property(tries = 200)
  void the_time_between_two_dates_of_a_patient_stays(
      @ForAll @IntRange(min = 0, max = 18_000) int first,
      @ForAll @IntRange(min = 0, max = 700) int later,
      @ForAll @IntRange(min = 0, max = 1_000_000) int patient) {
    var site = Deidentifier.of(new DeidentifierSettings(KEY));
    var start = LocalDate.of(1960, 1, 1).plusDays(first);
    var end = start.plusDays(later);
    var clean = site.deidentify("从 " + start + " 到 " + end + " 止", "p" + patient).text().split(" ");
    var moved = LocalDate.parse(clean[1]);
    assertThat(moved).isNotEqualTo(start);
    assertThat(ChronoUnit.DAYS.between(moved, LocalDate.parse(clean[3]))).isEqualTo(later);
  }
}

package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void timesKeepTheirOffsetOrHaveNone() {
    assertThat(Times.ofHl7("20141006062700+0700")).isEqualTo("2014-10-06T06:27:00+07:00");
    assertThat(Times.ofHl7("202603141259")).isEqualTo("2026-03-14T12:59:00");
    assertThat(Times.ofHl7("19990702")).isEqualTo("1999-07-02");
    assertThat(Times.ofHl7("20261399")).isNull();
    assertThat(Times.ofPrinted("2026年1月2日 8:05")).isEqualTo("2026-01-02T08:05:00");
    assertThat(Times.ofPrinted("2026/1/2")).isEqualTo("2026-01-02");
    assertThat(Times.ofPrinted("2026-01-02T08:00:00Z")).isEqualTo("2026-01-02T08:00:00Z");
    assertThat(Times.ofPrinted("yesterday")).isNull();
  }

  @Test
  void agesCountAsPeopleDo() {
    assertThat(Times.age("1924-10-10", "2014-10-06T06:27:00")).isEqualTo(89.0);
    assertThat(Times.age("2026-01-01", "2026-01-11")).isBetween(0.027, 0.028);
    assertThat(Times.age("2026-01-01", "2025-01-01")).isNull();
    assertThat(SubjectLine.ageYears("34岁")).isEqualTo(34.0);
    assertThat(SubjectLine.ageYears("3 months")).isEqualTo(0.25);
    assertThat(SubjectLine.ageYears("unknown")).isNull();
  }
}

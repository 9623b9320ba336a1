package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.Sex;

/** What every form of a report has to give; a subclass prints the same report in its form. */
abstract class ReportReaderContract {
  /** A woman of 34: haemoglobin 82 g/L (115-150) L, potassium 6.8 mmol/L (3.5-5.1) H. */
  abstract String report();

  /** The report above, and one of a man with haemoglobin 150 g/L. */
  abstract String twoPatients();

  @Test
  void aReportGivesItsResultsAsPrinted() {
    assertThat(Door.printed(Door.one(report())))
        .containsExactly(
            "Hemoglobin | 82 | g/L | 115-150 | L | final",
            "Potassium | 6.8 | mmol/L | 3.5-5.1 | H | final");
  }

  @Test
  void sexAndAgeAreKnown() {
    var subject = Door.one(report()).subject();
    assertThat(subject.sex()).isEqualTo(Sex.FEMALE);
    assertThat(subject.ageYears()).isEqualTo(34.0);
  }

  @Test
  void linesCountFromOneAndRise() {
    var lines = Door.one(report()).observations().stream().map(o -> o.line()).toList();
    assertThat(lines).isSorted().allMatch(l -> l >= 1);
    for (var o : Door.one(report()).observations()) {
      assertThat(report().lines().skip(o.line() - 1L).findFirst().orElse("")).isNotBlank();
    }
  }

  @Test
  void patientsNeverMeet() {
    var cases = Door.read(twoPatients());
    assertThat(cases).extracting(ReportCase::part).containsExactly(1, 2);
    assertThat(cases).extracting(c -> c.subject().sex()).containsExactly(Sex.FEMALE, Sex.MALE);
    assertThat(Door.printed(cases.get(0))).hasSize(2).noneMatch(p -> p.contains("| 150 |"));
    assertThat(cases.get(1).observations())
        .singleElement()
        .matches(o -> "150".equals(o.valueText()));
    assertThat(cases.get(0).patientKey()).isNotNull().isNotEqualTo(cases.get(1).patientKey());
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotMatter() {
    var expected = Door.one(report());
    for (var end : new String[] {"\n", "\r\n", "\r"}) {
      assertThat(Door.one(report().replace("\n", end))).isEqualTo(expected);
    }
    assertThat(Door.one("\uFEFF" + report())).isEqualTo(expected);
    assertThat(Door.INTAKE.read(("\uFEFF" + report()).getBytes(StandardCharsets.UTF_16LE), "in"))
        .containsExactly(expected);
  }

  @Test
  void cutOffAnywhereItGivesWholeResultsOrAFault() {
    var whole = Door.printed(Door.one(report()));
    var report = report().strip();
    IntStream.range(1, report.length())
        .filter(i -> i % 7 == 0)
        .forEach(
            i -> {
              try {
                Door.read(report.substring(0, i))
                    .forEach(c -> assertThat(cutValues(c)).allMatch(v -> inWhole(v, whole)));
              } catch (Fault e) {
                assertThat(e.type())
                    .isIn(
                        "not-a-report",
                        "unsupported-format",
                        "truncated-document",
                        "truncated-message",
                        "empty-file");
              }
            });
  }

  /** The results that a cut must not have changed; forms without an end mark give none. */
  java.util.List<String> cutValues(ReportCase report) {
    return Door.printed(report);
  }

  private static boolean inWhole(String value, java.util.List<String> whole) {
    return whole.contains(value);
  }

  @Test
  void aReportNeverPrintsItsPatient() {
    assertThat(Door.one(report()).toString()).isEqualTo("ReportCase[part=1, observations=2]");
  }
}

package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vademecum.cli.Fault;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.Sex;

/** What every form of a report has to give; a subclass makes the same report in its form. */
abstract class ReportReaderContract {
  /** A woman of 34: haemoglobin 82 g/L (115-150) L, potassium 6.8 mmol/L (3.5-5.1) H. */
  abstract byte[] file();

  /** The report above, and one of a man with haemoglobin 150 g/L. */
  abstract byte[] twoPatientsFile();

  @Test
  void aReportGivesItsResultsAsPrinted() {
    assertThat(Door.printed(Door.one(file())))
        .containsExactly(
            "Hemoglobin | 82 | g/L | 115-150 | L | final",
            "Potassium | 6.8 | mmol/L | 3.5-5.1 | H | final");
  }

  @Test
  void sexAndAgeAreKnown() {
    var subject = Door.one(file()).subject();
    assertThat(subject.sex()).isEqualTo(Sex.FEMALE);
    assertThat(subject.ageYears()).isEqualTo(34.0);
  }

  @Test
  void linesCountFromOneAndRise() {
    var lines = Door.one(file()).observations().stream().map(o -> o.line()).toList();
    assertThat(lines).isSorted().allMatch(l -> l >= 1);
  }

  @Test
  void patientsNeverMeet() {
    var cases = Door.read(twoPatientsFile());
    assertThat(cases).extracting(ReportCase::part).containsExactly(1, 2);
    assertThat(cases).extracting(c -> c.subject().sex()).containsExactly(Sex.FEMALE, Sex.MALE);
    assertThat(Door.printed(cases.get(0))).hasSize(2).noneMatch(p -> p.contains("| 150 |"));
    assertThat(cases.get(1).observations())
        .singleElement()
        .matches(o -> "150".equals(o.valueText()));
    assertThat(cases.get(0).patientKey()).isNotNull().isNotEqualTo(cases.get(1).patientKey());
  }

  @Test
  void cutOffAnywhereItGivesWholeResultsOrAFault() {
    var whole = Door.printed(Door.one(file()));
    var report = file();
    var step = Math.max(7, report.length / 120);
    IntStream.range(1, length(report))
        .filter(i -> i % step == 0)
        .forEach(
            i -> {
              try {
                Door.read(Arrays.copyOf(report, i))
                    .forEach(c -> assertThat(cutValues(c)).allMatch(v -> inWhole(v, whole)));
              } catch (Fault e) {
                assertThat(e.type())
                    .isIn(
                        "not-a-report",
                        "unsupported-format",
                        "truncated-document",
                        "truncated-message",
                        "damaged-document",
                        "empty-file");
              }
            });
  }

  // The last signs of a file may be an end that nothing is lost with.
  private static int length(byte[] report) {
    var length = report.length;
    while (length > 0 && Character.isWhitespace(report[length - 1])) {
      length--;
    }
    return length;
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
    assertThat(Door.one(file()).toString()).isEqualTo("ReportCase[part=1, observations=2]");
  }
}

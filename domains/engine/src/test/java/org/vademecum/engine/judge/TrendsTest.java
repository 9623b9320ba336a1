package org.vademecum.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vademecum.engine.LabReport.MAN;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.Layout;
import org.vademecum.engine.pack.Variation;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.Language;

/** What reports of one patient say together: changes beyond chance, mixed-up specimens, courses. */
class TrendsTest {
  private static final Layout COURSE = new Layout(false, false, true);

  private final Judge judge = new Judge(LabReport.pack());

  private static ReportedObservation on(
      @Nullable String date, String name, String value, @Nullable String unit) {
    return new ReportedObservation(
        1, null, name, value, unit, null, null, null, ResultStatus.FINAL, date);
  }

  private static ReportCase report(ReportedObservation... results) {
    return LabReport.report(MAN, results);
  }

  private List<Finding> trends(Layout layout, ReportCase now, ReportCase... priors) {
    return judge
        .judge(now, List.of(priors), layout, Language.EN, Audience.CLINICIAN)
        .findings()
        .stream()
        .filter(f -> f.kind() == FindingKind.TREND || f.code().equals(TrendFindings.MIXED_UP))
        .toList();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void the_reference_change_value_is_that_of_the_published_formula() {
    // sqrt(2) * 1.96 * sqrt(5^2 + 2.5^2) = 15.5 % on the linear scale; a little more on this one.
    assertThat(new Variation("X", 5, 2.5, false, "").referenceChangeRatio())
        .isCloseTo(1.1675, within(0.0005));
    // A variation of 45 %: a rise of 229 % and a fall of 70 %, where the linear formula gives 125
    // %.
    assertThat(new Variation("X", 45, 0, false, "").referenceChangeRatio())
        .isCloseTo(3.288, within(0.001));
  }

  @Test
  void a_change_beyond_chance_is_said_inside_the_interval_too_and_one_within_it_is_not() {
    var before = report(on("2026-03-01", "Creatinine", "62", "umol/L"));
    var risen =
        trends(Layout.PLAIN, report(on("2026-06-01", "Creatinine", "90", "umol/L")), before);
    assertThat(codes(risen)).containsExactly("CREA.rising");
    assertThat(risen.getFirst().statement())
        .startsWith("Creatinine rose from 62 umol/L (2026-03-01) to 90 umol/L,");
    assertThat(risen.getFirst().inputs().getFirst().value()).isEqualTo(62);
    assertThat(trends(Layout.PLAIN, report(on("2026-06-01", "Creatinine", "66", "umol/L")), before))
        .isEmpty();
    var limit = report(on(null, "Potassium", "5.2", "mmol/L"));
    assertThat(trends(Layout.PLAIN, report(on(null, "Potassium", "5.4", "mmol/L")), limit))
        .as("a limit crossed by chance")
        .isEmpty();
  }

  @Test
  void units_are_brought_together_before_results_are_compared() {
    var now = report(on(null, "Creatinine", "1.02", "mg/dL"));
    assertThat(trends(Layout.PLAIN, now, report(on(null, "Creatinine", "88", "umol/L")))).isEmpty();
    var risen = trends(Layout.PLAIN, now, report(on(null, "Creatinine", "60", "umol/L")));
    assertThat(risen.getFirst().statement()).contains("from 60 umol/L to 90 umol/L");
  }

  @Test
  void the_latest_earlier_result_is_compared_and_no_later_one() {
    var now = report(on("2026-06-01", "Creatinine", "90", "umol/L"));
    var old = report(on("2025-01-01", "Creatinine", "60", "umol/L"));
    var recent = report(on("2026-05-01", "Creatinine", "88", "umol/L"));
    var later = report(on("2026-07-01", "Creatinine", "200", "umol/L"));
    assertThat(trends(Layout.PLAIN, now, recent, old)).isEmpty();
    assertThat(trends(Layout.PLAIN, now, later)).isEmpty();
  }

  @Test
  void what_is_no_number_or_not_plausible_is_not_compared() {
    var before = report(on(null, "Creatinine", "60", "umol/L"));
    for (var value : List.of("<90", "pending", "90000")) {
      assertThat(trends(Layout.PLAIN, report(on(null, "Creatinine", value, "umol/L")), before))
          .as(value)
          .isEmpty();
    }
  }

  @Test
  void stable_results_that_change_together_speak_of_another_persons_specimen() {
    var before =
        report(
            on("2026-05-01", "MCV", "81", "fL"),
            on("2026-05-01", "Creatinine", "52", "umol/L"),
            on("2026-05-01", "HbA1c", "5.1", "%"),
            on("2026-05-01", "Total cholesterol", "3.4", "mmol/L"));
    var other =
        report(
            on("2026-06-01", "MCV", "96", "fL"),
            on("2026-06-01", "Creatinine", "104", "umol/L"),
            on("2026-06-01", "HbA1c", "8.4", "%"),
            on("2026-06-01", "Total cholesterol", "6.9", "mmol/L"));
    var found =
        trends(Layout.PLAIN, other, before).stream()
            .filter(f -> f.code().equals(TrendFindings.MIXED_UP))
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().statement())
        .contains("mean corpuscular volume", "specimens are of the same patient");
    assertThat(found.getFirst().observations()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void one_kidney_that_fails_is_nobody_elses() {
    var before =
        report(
            on("2026-05-01", "MCV", "88", "fL"),
            on("2026-05-01", "Creatinine", "80", "umol/L"),
            on("2026-05-01", "Urea", "5", "mmol/L"),
            on("2026-05-01", "Total cholesterol", "4.4", "mmol/L"));
    var now =
        report(
            on("2026-06-01", "MCV", "88", "fL"),
            on("2026-06-01", "Creatinine", "420", "umol/L"),
            on("2026-06-01", "Urea", "28", "mmol/L"),
            on("2026-06-01", "Total cholesterol", "4.6", "mmol/L"));
    assertThat(codes(trends(Layout.PLAIN, now, before)))
        .contains("CREA.rising", "UREA.rising")
        .doesNotContain(TrendFindings.MIXED_UP);
  }

  @Test
  void a_course_lists_dated_results_in_order_and_what_was_not_repeated() {
    var first =
        report(
            on("2026-01-02", "ALT", "186", "U/L"),
            on("2026-01-02", "Sodium", "140", "mmol/L"),
            on("2026-01-02", "Ferritin", "4", "ug/L"));
    var second =
        report(on("2026-03-01", "ALT", "60", "U/L"), on("2026-03-01", "Sodium", "141", "mmol/L"));
    var now =
        report(on("2026-05-04", "ALT", "31", "U/L"), on("2026-05-04", "Sodium", "139", "mmol/L"));
    var found = trends(COURSE, now, second, first);
    assertThat(found.stream().map(Finding::statement))
        .contains(
            "Course of alanine aminotransferase: 2026-01-02 186 U/L; 2026-03-01 60 U/L; 2026-05-04"
                + " 31 U/L.",
            "Ferritin was 4 ug/L (2026-01-02) and is not in the latest report.")
        .noneMatch(s -> s.contains("odium"));
  }

  @Test
  void results_without_dates_keep_the_order_in_which_their_reports_were_given() {
    var results =
        Stream.iterate(0, i -> i < 40, i -> i + 1)
            .map(
                i ->
                    report(
                        on(
                            i % 3 == 0 ? null : "2026-01-" + (10 + i % 18),
                            "ALT",
                            i + 50 + "",
                            "U/L")))
            .toArray(ReportCase[]::new);
    var course = trends(COURSE, report(on(null, "ALT", "20", "U/L")), results);
    assertThat(
            course.stream()
                .filter(f -> f.code().equals("ALT.course"))
                .findFirst()
                .orElseThrow()
                .statement())
        .startsWith("Course of alanine aminotransferase: undated 50 U/L; 2026-01-11 51 U/L")
        .endsWith("undated 20 U/L.");
  }

  @Test
  void a_formula_takes_numbers_without_an_interval_and_none_that_is_a_problem() {
    // Urine sodium and creatinine have no interval of their own.
    var sodium = LabReport.result("Sodium", "136", "mmol/L", null, null);
    var creatinine = LabReport.result("Creatinine", "300", "umol/L", null, null);
    var urineSodium = LabReport.result("Urine sodium", "8", "mmol/L", null, null);
    var urineCreatinine = LabReport.result("Urine creatinine", "12", "mmol/L", null, null);
    var findings =
        judge
            .judge(
                report(sodium, creatinine, urineSodium, urineCreatinine),
                Language.EN,
                Audience.CLINICIAN)
            .findings();
    assertThat(findings)
        .filteredOn(f -> f.kind() == FindingKind.DERIVED && f.code().startsWith("fractional"))
        .singleElement()
        .satisfies(f -> assertThat(f.observations()).hasSize(4));
  }

  @Test
  void courses_and_trends_speak_the_answers_language() {
    var now =
        report(
            on("2026-05-04", "Creatinine", "150", "umol/L"), on("2026-05-04", "APTT", "60", "秒"));
    var before =
        report(on("2026-01-02", "Creatinine", "80", "umol/L"), on("2026-01-02", "APTT", "31", "秒"));
    assertThat(trends(COURSE, now, before).stream().map(Finding::statement))
        .anyMatch(s -> s.contains("2026-01-02 31 s; 2026-05-04 60 s"));
    var chinese =
        judge.judge(now, List.of(before), COURSE, Language.ZH, Audience.CLINICIAN).findings();
    assertThat(chinese)
        .filteredOn(f -> f.code().equals("CREA.rising"))
        .singleElement()
        .satisfies(f -> assertThat(f.inputs().getLast().name()).isEqualTo("参考变化值"));
  }
}

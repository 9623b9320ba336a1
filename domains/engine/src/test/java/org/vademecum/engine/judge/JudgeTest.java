package org.vademecum.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vademecum.engine.LabReport.MAN;
import static org.vademecum.engine.LabReport.WOMAN;
import static org.vademecum.engine.LabReport.report;
import static org.vademecum.engine.LabReport.result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vademecum.engine.LabReport;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.report.Subject;
import org.vademecum.engine.text.Language;

class JudgeTest {
  private final Judge judge = new Judge(LabReport.pack());

  private Judgement judged(ReportCase report) {
    return judge.judge(report, Language.EN, Audience.CLINICIAN);
  }

  private Observation first(Subject subject, ReportedObservation result) {
    return judged(report(subject, result)).observations().getFirst();
  }

  @Test
  void mass_is_converted_to_the_canonical_unit_and_the_printed_range_decides() {
    var haemoglobin = first(WOMAN, result("Hemoglobin", "8.2", "g/dL", "11.5-15.0", "L"));
    assertThat(haemoglobin.code()).isEqualTo("HGB");
    assertThat(haemoglobin.canonicalValue()).isEqualTo(82.0);
    assertThat(haemoglobin.canonicalUnit()).isEqualTo("g/L");
    assertThat(haemoglobin.flag()).isEqualTo(Flag.L);
    assertThat(haemoglobin.interval())
        .isEqualTo(new Observation.Interval(11.5, 15.0, "g/dL", "report", null));
    assertThat(haemoglobin.problems()).isEmpty();
  }

  @Test
  void an_adults_critical_limit_says_nothing_of_a_child_inside_the_printed_interval() {
    var newborn = new Subject(org.vademecum.engine.report.Sex.FEMALE, 0.005);
    assertThat(first(newborn, result("Hemoglobin", "208", "g/L", "145-225", null)).flag())
        .isEqualTo(Flag.N);
    assertThat(first(newborn, result("Hemoglobin", "208", "g/L", "145-200", null)).flag())
        .isEqualTo(Flag.HH);
    assertThat(first(WOMAN, result("Hemoglobin", "208", "g/L", "145-225", null)).flag())
        .isEqualTo(Flag.HH);
  }

  @Test
  void a_venous_gas_is_not_judged_by_arterial_limits() {
    var venous =
        new ReportedObservation(
            1,
            null,
            "pO2",
            "36",
            "mmHg",
            "25-45",
            null,
            "venous blood gas",
            ResultStatus.FINAL,
            null);
    assertThat(first(MAN, venous).code()).isEqualTo("VPO2");
    assertThat(first(MAN, venous).flag()).isEqualTo(Flag.N);
    assertThat(first(MAN, result("pO2", "36", "mmHg", "75-100", null)).flag()).isEqualTo(Flag.LL);
  }

  @Test
  void words_keep_their_mark_and_a_unit_beside_them_is_reported() {
    var culture = first(MAN, result("Stool culture", "Salmonella", "beats/min", null, "A"));
    assertThat(culture.flag()).isEqualTo(Flag.A);
    assertThat(culture.problems()).contains(Problem.UNIT_IMPLAUSIBLE);
  }

  @Test
  void a_unit_that_measures_another_kind_of_thing_is_a_data_problem_and_not_judged() {
    var haematocrit = first(WOMAN, result("Hematocrit", "30", "g/L", "35-45", "L"));
    assertThat(haematocrit.flag()).isEqualTo(Flag.UNJUDGED);
    assertThat(haematocrit.problems()).containsExactly(Problem.UNIT_IMPLAUSIBLE);
    var marked = judged(report(WOMAN, result("Potassium", "7", "mg", "3.5-5.3", "HH")));
    assertThat(marked.findings()).extracting(Finding::kind).containsOnly(FindingKind.DATA_PROBLEM);
    assertThat(marked.findings().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    var unheardOf = first(WOMAN, result("CEA", "12", "Roche-U", "0-5.8", null));
    assertThat(unheardOf.flag()).as("judged in the report's own unit").isEqualTo(Flag.H);
  }

  @ParameterizedTest
  @CsvSource({
    "Potassium, 6.2, mmol/L, 3.5-5.3, HH",
    "Potassium, 6.19, mmol/L, 3.5-5.3, H",
    "Potassium, 2.8, mmol/L, 3.5-5.3, LL",
    "血钾, 2.81, mmol/L, 3.5-5.3, L",
    "Glucose, 451, mg/dL, 70-105, HH",
    "Hemoglobin, 6.0, g/dL, 11.5-15.0, LL",
    "Platelets, 30, 10*9/L, 125-350, LL",
    "INR, 5.0, , 0.8-1.2, HH",
    "血小板计数, 29, 10^9/L, 125-350, LL"
  })
  void a_value_at_a_critical_limit_is_critical(
      String name, String value, String unit, String range, Flag flag) {
    assertThat(first(MAN, result(name, value, unit, range, null)).flag()).isEqualTo(flag);
  }

  @Test
  void a_critical_value_is_the_first_finding_and_its_statement_names_value_and_limit() {
    var findings =
        judged(
                report(
                    MAN,
                    result("Sodium", "136", "mmol/L", "137-147", null),
                    result("Potassium", "6.8", "mmol/L", "3.5-5.3", null)))
            .findings();
    assertThat(findings.getFirst().kind()).isEqualTo(FindingKind.CRITICAL);
    assertThat(findings.getFirst().code()).isEqualTo("K.high");
    assertThat(findings.getFirst().id()).isEqualTo("F1");
    assertThat(findings.getFirst().statement()).contains("6.8 mmol/L").contains("6.2 mmol/L");
  }

  @Test
  void a_printed_critical_mark_is_never_lowered() {
    assertThat(first(MAN, result("Sodium", "134", "mmol/L", "137-147", "LL")).flag())
        .isEqualTo(Flag.LL);
    assertThat(first(MAN, result("Sodium", "140", "mmol/L", "137-147", "HH")).flag())
        .isEqualTo(Flag.HH);
  }

  @Test
  void a_printed_flag_that_contradicts_the_range_is_a_problem_and_the_range_decides() {
    var sodium = first(MAN, result("Sodium", "140", "mmol/L", "137-147", "H"));
    assertThat(sodium.flag()).isEqualTo(Flag.N);
    assertThat(sodium.problems()).containsExactly(Problem.FLAG_CONTRADICTS_INTERVAL);
  }

  @Test
  void without_any_range_the_printed_flag_stands_and_without_either_nothing_is_judged() {
    var unknown = first(MAN, result("Blorbin", "5", "U/L", null, "H"));
    assertThat(unknown.flag()).isEqualTo(Flag.H);
    assertThat(unknown.interval()).isNull();
    assertThat(unknown.problems()).containsExactly(Problem.NAME_UNKNOWN);
    assertThat(first(MAN, result("Blorbin", "5", "U/L", null, null)).flag())
        .isEqualTo(Flag.UNJUDGED);
  }

  @Test
  void a_name_that_the_pack_does_not_know_is_judged_by_its_printed_range() {
    assertThat(first(MAN, result("Blorbin", "5", "U/L", "6-9", null)).flag()).isEqualTo(Flag.L);
  }

  @Test
  void the_packs_interval_is_chosen_by_sex_where_the_report_prints_none() {
    var woman = first(WOMAN, result("血红蛋白", "120", "g/L", null, null));
    var man = first(MAN, result("血红蛋白", "120", "g/L", null, null));
    assertThat(woman.flag()).isEqualTo(Flag.N);
    assertThat(man.flag()).isEqualTo(Flag.L);
    assertThat(man.interval()).isNotNull();
    assertThat(first(Subject.UNKNOWN, result("血红蛋白", "120", "g/L", null, null)).flag())
        .isEqualTo(Flag.UNJUDGED);
  }

  @Test
  void grams_per_millilitre_for_haemoglobin_is_a_data_problem_and_is_said_first_if_critical() {
    var judgement = judged(report(WOMAN, result("Hemoglobin", "13.4", "g/mL", "11.5-15.0", null)));
    assertThat(judgement.observations().getFirst().flag()).isEqualTo(Flag.UNJUDGED);
    assertThat(judgement.findings().getFirst().kind()).isEqualTo(FindingKind.DATA_PROBLEM);
    assertThat(judgement.findings().getFirst().severity()).isEqualTo(Severity.CRITICAL);
  }

  @ParameterizedTest
  @CsvSource({"PENDING", "CANCELLED", "ENTERED_IN_ERROR"})
  void what_has_no_final_value_is_listed_and_never_judged(ResultStatus status) {
    var judgement =
        judged(report(MAN, result("Potassium", "9.9", "mmol/L", "3.5-5.3", "HH", status)));
    assertThat(judgement.observations().getFirst().flag()).isEqualTo(Flag.UNJUDGED);
    assertThat(judgement.findings()).hasSize(1);
    assertThat(judgement.findings().getFirst().kind()).isEqualTo(FindingKind.PENDING);
  }

  @Test
  void a_preliminary_result_is_judged_and_marked_so() {
    var judgement =
        judged(
            report(
                MAN,
                result("Potassium", "5.9", "mmol/L", "3.5-5.3", "H", ResultStatus.PRELIMINARY)));
    assertThat(judgement.observations().getFirst().flag()).isEqualTo(Flag.H);
    assertThat(judgement.findings()).extracting(Finding::code).contains("K.high", "preliminary");
  }

  @ParameterizedTest
  @CsvSource({
    "'<0.01', 0.35-4.9, L",
    "'<5', 0-8, N",
    "'<5', 3-8, UNJUDGED",
    "'>100', 0-40, H",
    "'>10', 3-40, UNJUDGED"
  })
  void a_comparator_is_judged_only_where_it_decides(String value, String range, Flag flag) {
    assertThat(first(MAN, result("Blorbin", value, "U/L", range, null)).flag()).isEqualTo(flag);
  }

  @Test
  void qualitative_results_are_abnormal_where_they_are_not_what_is_expected() {
    var positive = first(MAN, result("乙肝表面抗原", "阳性(+)", null, "阴性", null));
    assertThat(positive.flag()).isEqualTo(Flag.A);
    assertThat(positive.value()).isNull();
    assertThat(positive.text()).isEqualTo("阳性(+)");
    assertThat(first(MAN, result("HBsAg", "Negative", null, "Negative", null)).flag())
        .isEqualTo(Flag.N);
  }

  @Test
  void a_pattern_stands_on_the_observations_that_make_it() {
    var judgement =
        judged(
            report(
                WOMAN,
                result("血红蛋白", "82", "g/L", "115-150", null),
                result("平均红细胞体积", "71", "fL", "82-100", null),
                result("铁蛋白", "6", "ug/L", "13-150", null)));
    var pattern =
        judgement.findings().stream()
            .filter(f -> f.kind() == FindingKind.PATTERN)
            .findFirst()
            .orElseThrow();
    assertThat(pattern.code()).isEqualTo("iron-deficiency-anaemia");
    assertThat(pattern.observations()).containsExactlyInAnyOrder("O1", "O2", "O3");
  }

  @Test
  void the_anion_gap_is_computed_from_canonical_values_with_its_inputs() {
    var gap =
        judged(
                report(
                    MAN,
                    result("Na", "140", "mmol/L", "137-147", null),
                    result("Cl", "96", "mmol/L", "99-110", null),
                    result("HCO3", "16", "mmol/L", "22-29", null)))
            .findings()
            .stream()
            .filter(f -> f.code().equals("anion-gap"))
            .findFirst()
            .orElseThrow();
    assertThat(gap.result()).isEqualTo(new Finding.Quantity(null, 28, "mmol/L"));
    assertThat(gap.inputs()).extracting(Finding.Quantity::value).containsExactly(140.0, 96.0, 16.0);
  }

  @Test
  void an_unreadable_value_is_a_data_problem_and_is_not_judged() {
    var potassium = first(MAN, result("Potassium", "see below", "mmol/L", "3.5-5.3", "H"));
    assertThat(potassium.flag()).isEqualTo(Flag.UNJUDGED);
    assertThat(potassium.problems()).containsExactly(Problem.VALUE_UNREADABLE);
  }

  @Test
  void the_same_report_gives_the_same_judgement() {
    var report =
        report(
            MAN,
            result("K", "6.8", "mmol/L", "3.5-5.3", null),
            result("Urea", "22", "mmol/L", "2.6-7.5", null),
            result("Creatinine", "410", "umol/L", "57-111", null));
    assertThat(judged(report)).isEqualTo(judged(report));
  }
}

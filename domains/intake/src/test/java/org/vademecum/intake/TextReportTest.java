package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.engine.report.Sex;

class TextReportTest extends TextualReportContract {
  @Override
  String report() {
    return """
        Patient ID: 77   Sex: F   Age: 34
        Test                Result   Unit     Reference
        Hemoglobin          82   L   g/L      115-150
        Potassium           6.8  H   mmol/L   3.5-5.1
        """;
  }

  @Override
  String twoPatients() {
    return report() + "Patient ID: 78   Sex: M   Age: 45\nHemoglobin 150 g/L 130-175\n";
  }

  @Override
  List<String> cutValues(ReportCase report) {
    // Text has no end mark: a line cut within its range can't be told from a short one.
    return List.of();
  }

  private static String row(String line) {
    return String.join(" ;; ", Door.printed(Door.one(line)));
  }

  @Test
  void gradesAndExpectationsInWordsAreRead() {
    var report =
        Door.one("尿常规\nHBsAg  3+   阴性\n乙肝表面抗原(HBsAg)      阳性(+)     参考：阴性\nHBsAg  弱阳性  参考值：阴性\n");
    assertThat(Door.printed(report).toString()).contains("3+ | null | 阴性");
    assertThat(Door.printed(report).toString()).contains("阳性(+) | null | 阴性");
  }

  @Test
  void rowsOfManyPrintStylesAreRead() {
    assertThat(row("血红蛋白（HGB）：82 g/L（参考值 115-150）↓"))
        .isEqualTo("血红蛋白(HGB) | 82 | g/L | 115-150 | ↓ | final");
    assertThat(row("1 WBC 白细胞计数 12.3 ↑ 10^9/L 3.5-9.5"))
        .isEqualTo("WBC 白细胞计数 | 12.3 | 10^9/L | 3.5-9.5 | ↑ | final");
    assertThat(row("2. Potassium : 6.8 mmol/L HIGH"))
        .isEqualTo("Potassium | 6.8 | mmol/L | null | HIGH | final");
    assertThat(row("*血小板\t２１×10⁹/L\t125～350\t↓"))
        .isEqualTo("血小板 | 21 | 10⁹/L | 125~350 | ↓ | final");
    assertThat(row("乙肝表面抗原 HBsAg 阳性(+) 阴性"))
        .isEqualTo("乙肝表面抗原 HBsAg | 阳性(+) | null | 阴性 | null | final");
    assertThat(row("WBC 6.5 10^9/L 3.5 9.5"))
        .isEqualTo("WBC | 6.5 | 10^9/L | 3.5-9.5 | null | final");
    assertThat(row("Hemoglobin pending\nNa 140 mmol/L"))
        .isEqualTo(
            "Hemoglobin | null | null | null | null | pending ;; Na | 140 | mmol/L | null | null | final");
    assertThat(row("Troponin X  0.09 ng/mL  <0.04  H"))
        .isEqualTo("Troponin X | 0.09 | ng/mL | <0.04 | H | final");
  }

  @Test
  void resultsSideBySideAreToldApart() {
    assertThat(row("1 血红蛋白 82 ↓ g/L 115-150   2 血清钾 6.8 ↑ mmol/L 3.5-5.1"))
        .isEqualTo(
            "血红蛋白 | 82 | g/L | 115-150 | ↓ | final ;; 血清钾 | 6.8 | mmol/L | 3.5-5.1 | ↑ | final");
    assertThat(row("Na 140, K 4.2"))
        .isEqualTo("Na | 140 | null | null | null | final ;; K | 4.2 | null | null | null | final");
  }

  @Test
  void aComparatorBelongsToTheValueAndATitleToNoName() {
    assertThat(row("检验报告单\n钾 <0.5 mmol/L (3.5-5.1)"))
        .isEqualTo("钾 | <0.5 | mmol/L | 3.5-5.1 | null | final");
  }

  @Test
  void aWrappedNameIsJoined() {
    assertThat(row("Alanine\naminotransferase 35 U/L 9-50\n"))
        .startsWith("Alanine aminotransferase | 35 | U/L");
  }

  @Test
  void chinesePatientLinesAreFactsAndOtherLinesNotes() {
    var report = Door.one("某医院\n姓名：张三 性别：女 年龄：3个月 标本：血清\n血清钾 6.8 mmol/L 3.5-5.1\n备注：标本溶血");
    assertThat(report.subject().sex()).isEqualTo(Sex.FEMALE);
    assertThat(report.subject().ageYears()).isEqualTo(0.25);
    assertThat(report.observations().getFirst().specimen()).isEqualTo("血清");
    assertThat(report.notes()).extracting(n -> n.text()).containsExactly("某医院", "备注:标本溶血");
  }

  @Test
  void numbersThatMayBelongToANameOrAnEarlierReportAreNotGuessed() {
    assertThat(Door.fault("CA 125 35 U/mL").type()).isEqualTo("not-a-report");
    assertThat(Door.fault("Potassium 3.5 - 5.1 mmol/L").type()).isEqualTo("not-a-report");
    assertThat(Door.fault("Potassium was a little high last year").type())
        .isEqualTo("not-a-report");
  }
}

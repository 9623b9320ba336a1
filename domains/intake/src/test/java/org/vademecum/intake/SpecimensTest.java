package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportedObservation;

class SpecimensTest {
  private static List<String> codes(String report) {
    return Door.LABORATORY_INTAKE.read(report.getBytes(StandardCharsets.UTF_8), "in").stream()
        .flatMap(c -> c.observations().stream())
        .map(SpecimensTest::code)
        .toList();
  }

  private static String code(ReportedObservation result) {
    return Door.LABORATORY.observables().find(result, Door.LABORATORY.units()).orElseThrow().code();
  }

  @Test
  void resultsOfUrineAreOfUrineInPastedText() {
    assertThat(codes("尿常规\n比重 1.015\nPH值 6.0\n蛋白质 +\n葡萄糖 阴性\n酮体 阴性\n胆红素 阴性\n"))
        .containsExactly("USG", "UPH", "UPRO", "UGLU", "UKET", "UBIL");
    assertThat(
            codes(
                "Specific gravity 1.020\npH 5.5\nProtein 1+\nGlucose negative\nKetones negative\nBilirubin negative\n"))
        .containsExactly("USG", "UPH", "UPRO", "UGLU", "UKET", "UBIL");
  }

  @Test
  void resultsOfBloodGasAreOfArterialBlood() {
    assertThat(codes("pH 7.10\npCO2 28 mmHg\npO2 92 mmHg\nHCO3 9 mmol/L\n"))
        .containsExactly("PH", "PCO2", "PO2", "HCO3");
    assertThat(codes("血气分析\n酸碱度 7.18\n二氧化碳分压 60 mmHg\n")).containsExactly("PH", "PCO2");
  }

  @Test
  void bloodStaysBloodWhereItsIntervalsAreThoseOfASex() {
    assertThat(codes("红细胞计数 4.45 10^12/L 3.8-5.1\n血红蛋白 130 g/L 115-150\n"))
        .containsExactly("RBC", "HGB");
    assertThat(codes("Creatinine 88 umol/L 57-97\nUrea 5.1 mmol/L\n"))
        .containsExactly("CREA", "UREA");
    assertThat(codes("Total bilirubin 19 umol/L 0-26\n甲胎蛋白 AFP 2.87 ng/mL <7.0\n"))
        .containsExactly("TBIL", "AFP");
  }

  @Test
  void noSharedNameVouchesForAnother() {
    assertThat(
            codes(
                "total protein 73.6 g/L 65-85\nglucose 1.8 mmol/L 3.9-6.1\nchloride 101 mmol/L 99-110\n"
                    + "creatinine 166 umol/L 41-73\nlactate(LAC) 8.3 mmol/L <2.0\nTSH 92 mIU/L 0.4-4.0\n"))
        .containsExactly("TP", "GLU", "CL", "CREA", "LAC", "TSH");
    assertThat(codes("脑脊液检查\n葡萄糖 1.8 mmol/L 2.5-4.5\n氯 101 mmol/L 120-130\n"))
        .containsExactly("CSFGLU", "CSFCL");
  }

  @Test
  void tablesAndMessagesAreReadTheSameWay() {
    assertThat(
            codes(
                "Item,Result,Unit,Range\npH,6.5,,5.0-8.0\nSG,1.010,,1.003-1.030\nGLU,negative,,negative\n"))
        .containsExactly("UPH", "USG", "UGLU");
    assertThat(codes("项目,结果,单位,参考范围\nPH值,5.50,,\n尿蛋白,阴性,,阴性\n酮体,+,,阴性\nWBC,25,/uL,0-15\n"))
        .containsExactly("UPH", "UPRO", "UKET", "UWBC");
    var head = "MSH|^~\\&|L||||20260102080000||ORU^R01|1|P|2.3\rPID|1||77\rOBR|1||B1|";
    assertThat(
            codes(
                head
                    + "U^Panel\rOBX|1|NM|1^pH||6.0|||||F\rOBX|2|NM|2^Specific gravity||1.015|||||F\r"
                    + "OBX|3|ST|3^Ketones||trace|||||F\r"))
        .containsExactly("UPH", "USG", "UKET");
    assertThat(codes(head + "U^Urinalysis\rOBX|1|NM|1^pH||7.30||||||F\r")).containsExactly("UPH");
    assertThat(codes(head + "G^Blood gas\rOBX|1|NM|1^pH||7.3||||||F\r")).containsExactly("PH");
  }

  @Test
  void aNameAloneIsWhatItsRangeItsDigitsAndItsValueSay() {
    assertThat(codes("pH 6.0 4.5-8.0\n")).containsExactly("UPH");
    assertThat(codes("pH 7.0 7.35-7.45\n")).containsExactly("PH");
    assertThat(codes("pH 6.5\n")).containsExactly("UPH");
    assertThat(codes("pH 6.50\n")).containsExactly("UPH");
    assertThat(codes("pH 7.38\n")).containsExactly("PH");
  }

  @Test
  void theSameNameOfTwoSpecimensStaysTwoResults() {
    var report =
        "葡萄糖 5.6 mmol/L 3.9-6.1\n尿素 5.1 mmol/L\n肌酐 70 umol/L\n总胆红素 12 umol/L\n"
            + "尿常规\n比重 1.015\n酮体 阴性\n葡萄糖 ++ 阴性\n白细胞 阴性\n";
    assertThat(codes(report))
        .containsExactly("GLU", "UREA", "CREA", "TBIL", "USG", "UKET", "UGLU", "ULEU");
  }

  @Test
  void whatTheSourceSaysIsNotTouched() {
    assertThat(codes("标本：动脉血\n比重 1.015\n")).contains("USG");
    assertThat(codes("Item,Result,Specimen\npH,7.30,arterial\nSG,1.015,urine\n"))
        .containsExactly("PH", "USG");
    assertThat(
            codes(
                "MSH|^~\\&|L\rPID|1||7\rOBR|1\rOBX|1|NM|2744-1^pH||7.1||||||F\rOBX|2|NM|2965-2^SG||1.015||||||F\r"))
        .containsExactly("PH", "USG");
  }
}

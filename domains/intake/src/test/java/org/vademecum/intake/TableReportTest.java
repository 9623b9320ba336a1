package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportCase;

class TableReportTest extends TextualReportContract {
  @Override
  String report() {
    return """
        Patient ID,Sex,Age,Test name,Result,Unit,Reference range,Flag
        77,F,34,Hemoglobin,82,g/L,115-150,L
        77,F,34,Potassium,6.8,mmol/L,3.5-5.1,H
        """;
  }

  @Override
  String twoPatients() {
    return report() + "78,M,45,Hemoglobin,150,g/L,130-175,\n";
  }

  @Override
  List<String> cutValues(ReportCase report) {
    // A row cut within its last cells can't be told from a short one.
    return List.of();
  }

  @Test
  void commasWithinNumbersArePointsWhereCellsArePartedBySemicolons() {
    var report =
        Door.one(
            "Test;Result;Unit;Reference range\nHemoglobin;13,9;g/dL;12,0-16,0\nSodium;140;mmol/L;136-145\n");
    assertThat(Door.printed(report))
        .containsExactly(
            "Hemoglobin | 13.9 | g/dL | 12.0-16.0 | null | final",
            "Sodium | 140 | mmol/L | 136-145 | null | final");
  }

  @Test
  void chineseSheetsOfTwoColumnsAreReadInTheirOwnEncoding() {
    var text =
        """
        姓名;张三;性别;女;年龄;34岁
        序号;项目;结果;提示;单位;参考范围;序号;项目;结果;提示;单位;参考范围
        1;血红蛋白;８２;↓;g/L;115～150;2;血清钾;6.8;↑;mmol/L;3.5-5.1
        """;
    var report = Door.INTAKE.read(text.getBytes(Door.GB18030), "in").getFirst();
    assertThat(Door.printed(report))
        .containsExactly(
            "血红蛋白 | 82 | g/L | 115~150 | ↓ | final", "血清钾 | 6.8 | mmol/L | 3.5-5.1 | ↑ | final");
  }

  @Test
  void aRowCutOffAtTheEndIsALoss() {
    var report =
        Door.one(
            "Item\tResult\tUnit\tRange\nK\t5.1\tmmol/L\t3.5-5.1\nNa\t140\tmmol/L\t137-147\nHGB\t8");
    assertThat(report.observations()).hasSize(2);
    assertThat(report.losses()).singleElement().matches(l -> l.line() == 4);
  }

  @Test
  void anOpenQuotationMarkSwallowsNoRows() {
    var rows = "K,\"5.1,mmol/L\n" + "Na,140,mmol/L\n".repeat(20);
    assertThat(Door.one("Item,Result,Unit\n" + rows).observations()).isNotEmpty();
  }
}

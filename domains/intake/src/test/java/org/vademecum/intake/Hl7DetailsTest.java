package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;

class Hl7DetailsTest {
  private static final String HEAD =
      "MSH|^~\\&|L||||20260102080000||ORU^R01|1|P|2.3\rPID|1||77||A^B||19910301|F\r"
          + "OBR|1||B1|X^Panel|||20260102073000||||||||||||||||||";

  private static ReportedObservation obx(String rest) {
    return Door.one(HEAD + "P\rOBX|1|" + rest + "\r").observations().getFirst();
  }

  @Test
  void theHemogramWithAByteOrderMarkIsRead() {
    var report = Door.resource("LAB-ORU-1.hl7").getFirst();
    assertThat(report.observations()).hasSize(10);
    assertThat(report.subject().ageYears()).isEqualTo(89.0);
    assertThat(report.accession()).isEqualTo("82503246");
    assertThat(report.observations().get(0).status()).isEqualTo(ResultStatus.PENDING);
    assertThat(report.observations().get(1))
        .isEqualTo(
            new ReportedObservation(
                5,
                "11273-0",
                "ERYTHROCYTES",
                "4.06",
                "tera.l-1",
                null,
                "N",
                "BLD",
                ResultStatus.PRELIMINARY,
                "2014-10-06T06:27:00+07:00"));
  }

  @Test
  void theStoolCultureGivesItsResultsAndNotes() {
    var report = Door.resource("ORU-R01-01.hl7").getFirst();
    assertThat(Door.printed(report))
        .containsExactly(
            "Bacteria identified in Stool by Culture | Salmonella | beats/min | 70-80 | A | preliminary",
            "Bacteria identified | 27; 25 | null | null | null | pending");
    assertThat(report.notes().getFirst().text()).contains("E.coli O157:H7 & other STECs");
    assertThat(report.observations().getFirst().observedAt()).isEqualTo("2012-03-01");
  }

  @Test
  void valuesOfEveryTypeArePrinted() {
    assertThat(obx("NM|X^x||^182||70_105||||F").valueText()).isEqualTo("182");
    assertThat(obx("NM|X^x||^182||70_105||||F").rangeText()).isEqualTo("70_105");
    assertThat(obx("SN|X^x||<^0.01|||||||F").valueText()).isEqualTo("<0.01");
    assertThat(obx("SN|X^x||^1^:^128|||||||F").valueText()).isEqualTo("1:128");
    assertThat(obx("CE|X^x||1^positive^L|||||||F").valueText()).isEqualTo("positive");
    assertThat(obx("ST|X^x||a \\T\\ b|||||||F").valueText()).isEqualTo("a & b");
    assertThat(obx("NM|X^x||5|10^9/L||||||F").unit()).isEqualTo("10^9/L");
    assertThat(obx("NM|X^x||８．２|ｇ／Ｌ||||||F").valueText()).isEqualTo("8.2");
  }

  @Test
  void everyStatusHasItsMeaning() {
    var meanings =
        "F=final U=final C=corrected P=preliminary S=preliminary R=preliminary I=pending "
            + "O=pending N=pending X=cancelled D=entered-in-error W=entered-in-error";
    for (var meaning : meanings.split(" ")) {
      var pair = meaning.split("=");
      assertThat(obx("NM|X^x||5||||||" + pair[0]).status()).hasToString(pair[1]);
    }
    assertThat(obx("NM|X^x||5").status()).isEqualTo(ResultStatus.PRELIMINARY);
  }

  @Test
  void aCorrectionReplacesAndASeriesStays() {
    var corrected =
        Door.one(
            HEAD
                + "F\rOBX|1|NM|2823-3^K||6.8|||||||F\rOBX|2|NM|2823-3^K||4.8||||||C\r"
                    .replace("|||||||F", "||||||F"));
    assertThat(corrected.observations()).singleElement().matches(o -> "4.8".equals(o.valueText()));
    assertThat(corrected.replaced()).singleElement().matches(o -> "6.8".equals(o.valueText()));
    var series =
        Door.one(
            HEAD
                + "F\rOBX|1|NM|2823-3^K||6.8||||||F|||20260102070000\r"
                + "OBX|2|NM|2823-3^K||4.8||||||F|||20260102090000\r");
    assertThat(series.observations()).hasSize(2);
  }

  @Test
  void textWithoutAnObservableIsANoteAndDocumentsAreNothing() {
    var report =
        Door.one(
            HEAD
                + "F\rOBX|1|TX|X^Comment||one\\.br\\two||||||F\rOBX|2|ED|Y^pdf||^a^b^Base64^AAAA||||||F\r"
                + "OBX|3|TX|5196-1^HBsAg||positive||||||F\rNTE|1||hemolysed~sample\r");
    assertThat(report.notes())
        .extracting(n -> n.text())
        .containsExactly("Comment: one\ntwo", "hemolysed\nsample");
    assertThat(Door.printed(report))
        .containsExactly("HBsAg | positive | null | null | null | final");
  }

  @Test
  void aPdfInsideAMessageIsANoteAndNeverAResult() {
    assumeTrue(ReportPdf.fontThere(), "fonts-wqy-zenhei is installed");
    var pdf = ReportPdf.of(PdfReportTest.contractReport(), PrintStyle.plain(false));
    var document = Base64.getEncoder().encodeToString(pdf);
    var report =
        Door.one(
            HEAD
                + "F\rOBX|1|NM|2823-3^K||4.8|mmol/L|||||F\r"
                + "OBX|2|ED|11502-2^Report||LIS^application^pdf^Base64^%s||||||F\r"
                    .formatted(document));
    assertThat(Door.printed(report)).hasSize(1);
    assertThat(report.notes()).singleElement().matches(n -> n.line() == 5);
    assertThat(report.notes().getFirst().text()).contains("Hemoglobin");
    assertThat(report.losses()).isEmpty();
    for (var broken :
        List.of("JVBERi0xLjQK", "%%%%", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}))) {
      var cut =
          Door.one(
              HEAD
                  + "F\rOBX|1|NM|2823-3^K||4.8|mmol/L|||||F\r"
                  + "OBX|2|ED|11502-2^Report||LIS^application^pdf^Base64^%s||||||F\r"
                      .formatted(broken));
      assertThat(Door.printed(cut)).as(broken).hasSize(1);
      assertThat(cut.losses()).as(broken).hasSize(1);
    }
  }

  @Test
  void limitsJoinedByTheSignOfRepetitionsAreARange() {
    var report = Door.one(HEAD + "F\rOBX|1|NM|2823-3^K||6.8|mmol/L|3.5~5.3|H|||F\r");
    assertThat(report.observations().getFirst().rangeText()).isEqualTo("3.5-5.3");
  }

  @Test
  void aCutMessageKeepsWhatIsWhole() {
    var report = Door.one(HEAD + "F\rOBX|1|NM|2823-3^K||6.8||||||F\rOBX|2|NM|2951-2^Na||14");
    assertThat(report.observations()).hasSize(1);
    assertThat(report.losses()).singleElement().matches(l -> l.line() == 5);
    assertThat(Door.fault(HEAD + "F\rOBX|1|NM|2823-3^K||6.").type()).isEqualTo("truncated-message");
  }

  @Test
  void aBatchGivesACaseForEachMessage() {
    var message = HEAD + "F\rOBX|1|NM|2823-3^K||6.8||||||F\r";
    var cases = Door.read("FHS|^~\\&|x\rBHS|^~\\&|x\r" + message + message + "BTS|2\rFTS|1\r");
    assertThat(cases).extracting(c -> c.part()).containsExactly(1, 2);
    assertThat(cases.get(1).losses()).isEmpty();
    assertThat(Door.read("BHS|^~\\&|x\r" + message).getFirst().losses()).hasSize(1);
  }

  @Test
  void charactersAreTakenFromTheBytesAndTheHeader() {
    var message = HEAD + "F\rOBX|1|NM|X^血红蛋白||82|g/L|||||F\r";
    assertThat(
            Door.INTAKE
                .read(message.getBytes(Door.GB18030), "in")
                .getFirst()
                .observations()
                .getFirst()
                .name())
        .isEqualTo("血红蛋白");
    var latin = HEAD + "F\rOBX|1|NM|X^x||82|µmol/L|||||F\r";
    assertThat(
            Door.INTAKE
                .read(latin.getBytes(StandardCharsets.ISO_8859_1), "in")
                .getFirst()
                .observations()
                .getFirst()
                .unit())
        .isEqualTo("µmol/L");
  }
}

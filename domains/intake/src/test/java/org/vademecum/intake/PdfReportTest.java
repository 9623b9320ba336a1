package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportCase;

class PdfReportTest extends ReportReaderContract {
  private static final PrintedReport.Row HB =
      new PrintedReport.Row("HGB", "Hemoglobin", "82", "g/L", "115-150", "L");
  private static final PrintedReport.Row POTASSIUM =
      new PrintedReport.Row("K", "Potassium", "6.8", "mmol/L", "3.5-5.1", "H");

  @BeforeAll
  static void aFontIsThere() {
    assumeTrue(ReportPdf.fontThere(), "fonts-wqy-zenhei is installed");
  }

  static PrintedReport woman(PrintedReport.Row... rows) {
    return new PrintedReport(
        List.of("Laboratory Report", "Patient ID: 77    Sex: F    Age: 34"),
        List.of(rows),
        List.of("These results apply to the specimen as it was received."));
  }

  static PrintedReport man() {
    return new PrintedReport(
        List.of("Laboratory Report", "Patient ID: 78    Sex: M    Age: 45"),
        List.of(new PrintedReport.Row("HGB", "Hemoglobin", "150", "g/L", "130-175", "")),
        List.of());
  }

  static PrintedReport contractReport() {
    return woman(HB, POTASSIUM);
  }

  @Override
  byte[] file() {
    return ReportPdf.of(contractReport(), PrintStyle.plain(false));
  }

  @Override
  byte[] twoPatientsFile() {
    return ReportPdf.of(List.of(contractReport(), man()), PrintStyle.plain(false));
  }

  private static List<String> printed(List<PrintedReport.Row> rows) {
    return rows.stream()
        .map(
            r ->
                r.name()
                    + " | "
                    + r.value()
                    + " | "
                    + (r.unit().isEmpty() ? null : r.unit())
                    + " | "
                    + r.range()
                    + " | "
                    + (r.flag().isEmpty() ? null : r.flag())
                    + " | final")
        .toList();
  }

  private static List<String> withoutSuperscripts(ReportCase report) {
    return Door.printed(report).stream()
        .map(p -> p.replace("10⁹", "10^9").replace("10¹²", "10^12"))
        .toList();
  }

  @Test
  void everyLayoutIsReadAsItIsPrinted() {
    for (var seed = 1; seed <= 12; seed++) {
      var random = new Random(seed);
      var style = PrintStyle.random(random);
      var report = PrintedReport.random(Door.LABORATORY, style.chinese(), 45, random);
      var read = Door.LABORATORY_INTAKE.read(ReportPdf.of(report, style), "in");
      assertThat(read).as("seed %d", seed).hasSize(1);
      assertThat(withoutSuperscripts(read.getFirst()))
          .as("seed %d, %s", seed, style)
          .containsExactlyInAnyOrderElementsOf(printed(report.rows()));
      assertThat(read.getFirst().subject().ageYears()).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void aReportOfSeveralPagesNeedsItsSubjectAndItsHeaderOnce() {
    var rows = new ArrayList<PrintedReport.Row>();
    for (var i = 1; i <= 120; i++) {
      rows.add(
          new PrintedReport.Row(
              "X" + i, "Analyte x" + "abcdefgh".charAt(i % 8), i + ".5", "g/L", "1-99", ""));
    }
    for (var repeated : new boolean[] {true, false}) {
      var plain = PrintStyle.plain(false);
      var style =
          new PrintStyle(
              false, 1, true, true, false, plain.flags(), plain.align(), 10, 16, repeated, false);
      var report = Door.read(ReportPdf.of(woman(rows.toArray(PrintedReport.Row[]::new)), style));
      assertThat(report).hasSize(1);
      // A name that is printed again replaces nothing but its own earlier result.
      var all = report.getFirst();
      assertThat(all.observations().size() + all.replaced().size()).isEqualTo(120);
      assertThat(all.subject().ageYears()).isEqualTo(34.0);
    }
  }

  @Test
  void twoResultsALineBelongToTheirOwnNames() {
    var report =
        new PrintedReport(
            List.of("检验报告单", "姓名：张某    性别：女    年龄：34岁"),
            List.of(
                new PrintedReport.Row("HGB", "血红蛋白", "82", "g/L", "115-150", "↓"),
                new PrintedReport.Row("PLT", "血小板计数", "21", "10^9/L", "125-350", "↓"),
                new PrintedReport.Row("K", "血清钾", "6.8", "mmol/L", "3.5-5.3", "↑"),
                new PrintedReport.Row("NA", "钠", "140", "mmol/L", "137-147", "")),
            List.of("检验者：李某    审核者：王某"));
    for (var flags : PrintStyle.Flags.values()) {
      var plain = PrintStyle.plain(true);
      var style =
          new PrintStyle(true, 2, false, false, false, flags, plain.align(), 8.5f, 14, true, true);
      assertThat(withoutSuperscripts(Door.one(ReportPdf.of(report, style))))
          .containsExactlyInAnyOrderElementsOf(printed(report.rows()));
    }
  }

  @Test
  void patientsOfOneFileNeverMeet() {
    var reports = new ArrayList<PrintedReport>();
    for (var seed = 1; seed <= 5; seed++) {
      reports.add(PrintedReport.random(Door.LABORATORY, true, 60, new Random(seed)));
    }
    var read = Door.LABORATORY_INTAKE.read(ReportPdf.of(reports, PrintStyle.plain(true)), "in");
    assertThat(read).hasSize(5);
    for (var i = 0; i < 5; i++) {
      assertThat(withoutSuperscripts(read.get(i)))
          .containsExactlyInAnyOrderElementsOf(printed(reports.get(i).rows()));
    }
  }

  @Test
  void textWithoutATableIsReadAsPastedText() {
    var report =
        new PrintedReport(
            List.of("Sex: F    Age: 34", "Hemoglobin: 82 g/L (115-150) L", "Sample haemolysed."),
            List.of(),
            List.of());
    var read = Door.one(ReportPdf.of(report, PrintStyle.plain(false)));
    assertThat(Door.printed(read)).contains("Hemoglobin | 82 | g/L | 115-150 | L | final");
  }

  @Test
  void lockedFilesAskForNoPassword() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(file())) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(out);
    }
    var fault = Door.fault(out.toByteArray());
    assertThat(fault.type()).isEqualTo("encrypted-document");
    assertThat(fault.detail()).isEqualTo("the PDF asks for a password: in");
  }

  @Test
  void damagedFilesSaySo() {
    assertThat(Door.fault("%PDF-1.7\n%%EOF").type()).isEqualTo("damaged-document");
    assertThat(Door.fault("%PDF-1.7\n").type()).isEqualTo("truncated-document");
    var garbage = new byte[5000];
    new Random(1).nextBytes(garbage);
    System.arraycopy("%PDF-1.4".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 8);
    System.arraycopy("%%EOF".getBytes(StandardCharsets.US_ASCII), 0, garbage, 4990, 5);
    assertThat(Door.fault(garbage).type()).isEqualTo("damaged-document");
  }

  @Test
  void moreThanTwoHundredPagesAreNamedInTheFault() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      for (var i = 0; i < 201; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
    }
    var fault = Door.fault(out.toByteArray());
    assertThat(fault.type()).isEqualTo("too-large");
    assertThat(fault.detail()).isEqualTo("a PDF of 201 pages, more than 200: in");
  }

  @Test
  void whatUnpacksWithoutEndIsRefusedBeforeItDoes() {
    var deflater = new Deflater(9);
    var zeros = new byte[1 << 20];
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        "%PDF-1.4\n1 0 obj<</Length 1/Filter/FlateDecode>>stream\n"
            .getBytes(StandardCharsets.US_ASCII));
    var buffer = new byte[1 << 16];
    for (var i = 0; i < 450; i++) {
      deflater.setInput(zeros);
      for (var n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    deflater.finish();
    out.write(buffer, 0, deflater.deflate(buffer));
    deflater.end();
    out.writeBytes("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    assertThat(Door.fault(out.toByteArray()).detail())
        .isEqualTo("a PDF that unpacks to more than 400 MiB: in");
  }
}

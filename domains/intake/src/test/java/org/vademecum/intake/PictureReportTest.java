package org.vademecum.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vademecum.engine.report.ReportedObservation;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.NameKey;

class PictureReportTest extends ReportReaderContract {
  private static final byte[] REPORT =
      ReportPdf.fontThere() ? picture(PdfReportTest.contractReport()) : new byte[0];

  @BeforeAll
  static void modelsAndAFontAreThere() {
    assumeTrue(ReportPdf.fontThere(), "fonts-wqy-zenhei is installed");
    assumeTrue(
        Files.exists(Path.of("/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata")),
        "tesseract-ocr-chi-sim is installed");
  }

  private static byte[] picture(PrintedReport report) {
    return ReportImage.of(
        ReportPdf.of(report, PrintStyle.plain(false)), ReportImage.Damage.CLEAN, new Random(1));
  }

  @Override
  byte[] file() {
    return REPORT;
  }

  @Override
  byte[] twoPatientsFile() {
    return tiff(List.of(REPORT, picture(PdfReportTest.man())));
  }

  private static byte[] tiff(List<byte[]> pages) {
    var writer = ImageIO.getImageWritersByFormatName("tiff").next();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (var page : pages) {
        writer.writeToSequence(
            new javax.imageio.IIOImage(ReportImage.decoded(page), null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] scannedPdf(byte[] page) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      var image = LosslessFactory.createFromImage(document, ReportImage.decoded(page));
      try (var stream = new PDPageContentStream(document, document.getPage(0))) {
        stream.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  @Test
  void aScannedPdfIsReadAsItsPicture() throws IOException {
    assertThat(Door.printed(Door.one(scannedPdf(REPORT))))
        .containsExactlyElementsOf(Door.printed(Door.one(REPORT)));
  }

  @Test
  void aPageOnItsSideOrItsHeadIsTurned() throws IOException {
    var page = ReportImage.decoded(REPORT);
    for (var quarters = 1; quarters <= 3; quarters++) {
      assertThat(Door.printed(Door.one(ReportImage.png(quarterTurned(page, quarters)))))
          .as("%d quarters", quarters)
          .containsExactlyElementsOf(Door.printed(Door.one(REPORT)));
    }
  }

  private static BufferedImage quarterTurned(BufferedImage page, int quarters) {
    var turned = page;
    for (var i = 0; i < quarters; i++) {
      var next =
          new BufferedImage(turned.getHeight(), turned.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
      for (var y = 0; y < turned.getHeight(); y++) {
        for (var x = 0; x < turned.getWidth(); x++) {
          next.getRaster()
              .setSample(turned.getHeight() - 1 - y, x, 0, turned.getRaster().getSample(x, y, 0));
        }
      }
      turned = next;
    }
    return turned;
  }

  @Test
  void scansAndPhotosGiveTheirNumbersOrSayThatTheyAreUnreadable() {
    var right = 0;
    var printed = 0;
    for (var damage : List.of(ReportImage.Damage.SCAN_300, ReportImage.Damage.PHOTO)) {
      for (var seed = 31; seed <= 33; seed++) {
        var random = new Random(seed);
        var style = PrintStyle.random(random);
        var report =
            PrintedReport.random(Door.LABORATORY, style.chinese(), 16 * style.groups(), random);
        var file = ReportImage.of(ReportPdf.of(report, style), damage, random);
        var read = Door.LABORATORY_INTAKE.read(file, "in").getFirst().observations();
        for (var row : report.rows()) {
          printed++;
          var found = read.stream().filter(o -> sameName(o, row)).findFirst();
          if (found.isPresent()) {
            right += judgedAsPrinted(found.get(), row, seed) ? 1 : 0;
          }
        }
      }
    }
    assertThat(right).as("values read of %d", printed).isGreaterThan((int) (0.9 * printed));
  }

  private static boolean sameName(ReportedObservation read, PrintedReport.Row row) {
    return NameKey.of(read.label()).equals(NameKey.of(row.name()));
  }

  // An unread value is null and final, which the judge calls unreadable; another number is wrong.
  private static boolean judgedAsPrinted(
      ReportedObservation read, PrintedReport.Row row, int seed) {
    if (read.valueText() == null) {
      assertThat(read.status()).as("seed %d, %s", seed, row).isEqualTo(ResultStatus.FINAL);
      return false;
    }
    assertThat(read.valueText()).as("seed %d, %s", seed, row).isEqualTo(row.value());
    return true;
  }

  @Test
  void aPhotographOfManyPixelsIsReadAsTheSamePageAt300Dpi() throws IOException {
    var page = ReportImage.decoded(REPORT);
    var large = new BufferedImage(4200, 5940, BufferedImage.TYPE_3BYTE_BGR);
    var g = large.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(page, 0, 0, 4200, 5940, null);
    g.dispose();
    assertThat(Door.printed(Door.one(ReportImage.png(large))))
        .containsExactlyElementsOf(Door.printed(Door.one(REPORT)));
  }

  @Test
  void aKnownNameIsFoundUnderItsShapeAndNoOther() {
    var names = new PageNames(Door.LABORATORY);
    assertThat(names.lookAlike("EB病毒衣壳抗原lgG抗体")).isEqualTo("eb病毒衣壳抗原igg抗体");
    assertThat(names.lookAlike("新生儿筛查17a-羟孕酮")).isEqualTo("新生儿筛查17α羟孕酮");
    assertThat(names.lookAlike("B-地中海贫血基因检测")).isEqualTo("β地中海贫血基因检测");
    for (var other : List.of("麻疹病毒lgM抗体", "肌红蛋白l", "ALT1", "EB病毒衣壳抗原IgG抗体")) {
      assertThat(names.lookAlike(other)).isEqualTo(other);
    }
  }

  @Test
  void pagesWithoutPrintAreNoReport() throws IOException {
    var blank = new BufferedImage(1200, 1600, BufferedImage.TYPE_BYTE_GRAY);
    blank.createGraphics().fillRect(0, 0, 1200, 1600);
    assertThat(Door.fault(ReportImage.png(blank)).type()).isEqualTo("not-a-report");
    var noise = new BufferedImage(500, 500, BufferedImage.TYPE_BYTE_GRAY);
    var random = new Random(1);
    for (var i = 0; i < 250_000; i++) {
      noise.getRaster().setSample(i % 500, i / 500, 0, random.nextInt(256));
    }
    assertThat(Door.fault(ReportImage.png(noise)).type()).isEqualTo("not-a-report");
  }

  @Test
  void aPictureLargerThanAnyPageIsRefusedByItsHeader() {
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    var out = new ByteArrayOutputStream();
    out.writeBytes(png);
    var chunk =
        new byte[] {
          'I',
          'H',
          'D',
          'R',
          0,
          1,
          (byte) 0x86,
          (byte) 0xA0,
          0,
          1,
          (byte) 0x86,
          (byte) 0xA0,
          8,
          0,
          0,
          0,
          0
        };
    var crc = new java.util.zip.CRC32();
    crc.update(chunk);
    out.writeBytes(new byte[] {0, 0, 0, 13});
    out.writeBytes(chunk);
    out.writeBytes(java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    out.writeBytes("\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND".getBytes(StandardCharsets.ISO_8859_1));
    var fault = Door.fault(out.toByteArray());
    assertThat(fault.type()).isEqualTo("too-large");
    assertThat(fault.detail()).isEqualTo("a picture of 100000 by 100000 pixels: in");
  }

  @Test
  void picturesOfManyPagesAndDamagedOnesAreRefused() throws IOException {
    var page = ReportImage.png(new BufferedImage(80, 80, BufferedImage.TYPE_BYTE_GRAY));
    var fault = Door.fault(tiff(java.util.Collections.nCopies(21, page)));
    assertThat(fault.detail()).isEqualTo("a picture of 21 pages, more than 20: in");
    var damaged = REPORT.clone();
    java.util.Arrays.fill(damaged, 100, 400, (byte) 7);
    assertThat(Door.fault(damaged).type()).isEqualTo("damaged-document");
    assertThat(Door.fault(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2}).type())
        .isEqualTo("truncated-document");
    assertThat(Door.fault("II*\0 nothing").type()).isEqualTo("damaged-document");
  }
}

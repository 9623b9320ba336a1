package org.vademecum.intake.ocr;

import java.awt.image.BufferedImage;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.intake.page.Page;
import org.vademecum.intake.page.Word;

/** The words in pictures. */
public final class Ocr {
  private Ocr() {}

  /**
   * @throws Fault of type {@code no-ocr}
   */
  public static List<Page> pages(byte[] content, String fileName) {
    throw missing();
  }

  /**
   * @throws Fault of type {@code no-ocr}
   */
  public static List<Word> words(BufferedImage picture) {
    throw missing();
  }

  private static Fault missing() {
    return Fault.resource(
        "no-ocr",
        "pictures can't be read here: Tesseract is missing",
        "give the report as a PDF with text, HL7 v2, FHIR, CSV or text");
  }
}

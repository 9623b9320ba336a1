package org.vademecum.intake;

import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ReportCase;
import org.vademecum.intake.ocr.Ocr;
import org.vademecum.intake.pdf.PdfPages;

/**
 * The one door for reports: bytes in, cases out.
 *
 * <p>The form is recognised by content: PDF, a picture (PNG, JPEG, TIFF), HL7 v2, FHIR R4 (JSON,
 * XML), a JSON case, a table (comma, semicolon, tab, bar), pasted text. Readers are shared and
 * built once; the costly parts of them are made when first needed. Safe to share between threads.
 */
public final class Intake {
  private final List<ReportReader> readers;
  private final PageReader pages;
  private final PageNames lexicon;

  /**
   * @param pack whose names tell results from other text
   */
  public Intake(Pack pack) {
    var specimens = new Specimens(pack);
    var text = new TextReader(pack, specimens);
    this.lexicon = new PageNames(pack);
    this.pages = new PageReader(lexicon, text, specimens);
    this.readers =
        List.of(
            new Hl7Reader(pack, specimens),
            new FhirReader(specimens),
            new JsonCaseReader(specimens),
            new TableReader(specimens),
            text);
  }

  /**
   * The reports in a file, one for each message and subject, in the file's order.
   *
   * @param fileName for messages alone
   * @return at least one case
   * @throws Fault of type {@code empty-file}, {@code too-large}, {@code unsupported-format}, {@code
   *     unsafe-document}, {@code not-a-report}, {@code truncated-message}, {@code
   *     truncated-document}, {@code damaged-document}, {@code encrypted-document} or {@code no-ocr}
   */
  public List<ReportCase> read(byte[] content, String fileName) {
    if (content.length > Limits.MAX_BYTES) {
      throw Fault.input(
          "too-large",
          "more than " + Limits.MAX_BYTES / 1024 / 1024 + " MiB: " + fileName,
          "split the file, a report to a file");
    }
    if (Signatures.isPdf(content)) {
      return pages.read(PdfPages.read(content, fileName, p -> Ocr.words(p, lexicon)), fileName);
    }
    if (Signatures.isPicture(content)) {
      return pages.read(Ocr.pages(content, fileName, lexicon), fileName);
    }
    Signatures.refuseBinary(content, fileName);
    var text = Content.of(fileName, Charsets.decode(content));
    if (text.text().isBlank()) {
      throw Fault.input("empty-file", "nothing in the file: " + fileName, "give a report");
    }
    for (var reader : readers) {
      if (reader.recognises(text)) {
        return reader.read(text);
      }
    }
    throw unknown(text);
  }

  private static Fault unknown(Content content) {
    if (content.first() == '<') {
      return Fault.input(
          "unsupported-format",
          "markup that is not FHIR: " + content.fileName(),
          "export the report as HL7 v2, FHIR, CSV or text");
    }
    return Fault.input(
        "not-a-report",
        "no results were recognised in " + content.fileName(),
        "give HL7 v2, FHIR, CSV, or text with a result on each line");
  }
}

package org.vademecum.intake.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.vademecum.cli.Fault;
import org.vademecum.intake.page.Page;
import org.vademecum.intake.page.Word;

/** The pages of a PDF: by their text where they have it, else as pictures for a reader of those. */
public final class PdfPages {
  /** How many pages a file may have. */
  public static final int MOST_PAGES = 200;

  /** How many of them may be pictures, which take seconds each. */
  public static final int MOST_PICTURES = 20;

  private static final double READABLE = 0.7;
  // Held, because a logger that nobody holds forgets its level.
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  static {
    // What they say of a file may quote it.
    LOGGERS.forEach(l -> l.setLevel(Level.OFF));
  }

  private final String fileName;
  private final Function<BufferedImage, List<Word>> pictures;

  private PdfPages(String fileName, Function<BufferedImage, List<Word>> pictures) {
    this.fileName = fileName;
    this.pictures = pictures;
  }

  /**
   * @param fileName for messages alone
   * @param pictures reads a page that has no text of its own
   * @throws Fault of type {@code truncated-document}, {@code encrypted-document}, {@code
   *     damaged-document}, {@code too-large}, or what {@code pictures} throws
   */
  public static List<Page> read(
      byte[] content, String fileName, Function<BufferedImage, List<Word>> pictures) {
    if (!endsWhole(content)) {
      throw Fault.input(
          "truncated-document",
          "the PDF ends before its end mark: " + fileName,
          "copy or send the file again");
    }
    Unpacked.check(content, fileName);
    try (var document = Loader.loadPDF(content)) {
      return new PdfPages(fileName, pictures).pages(document);
    } catch (InvalidPasswordException e) {
      throw Fault.input(
          "encrypted-document",
          "the PDF asks for a password: " + fileName,
          "save it without a password, or export the report as HL7 v2, FHIR, CSV or text",
          e);
    } catch (IOException | StackOverflowError | OutOfMemoryError e) {
      throw damaged(fileName, e);
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      // The library answers hostile structures with whatever exception they provoke.
      throw damaged(fileName, e);
    }
  }

  // A repaired half of a page could show the half of a number.
  private static boolean endsWhole(byte[] content) {
    var from = Math.max(0, content.length - 4096);
    return new String(content, from, content.length - from, StandardCharsets.ISO_8859_1)
        .contains("%%EOF");
  }

  private static Fault damaged(String fileName, Throwable cause) {
    return Fault.input(
        "damaged-document",
        "the PDF is damaged and can't be read: " + fileName,
        "print or export the report again",
        cause);
  }

  private List<Page> pages(PDDocument document) throws IOException {
    var count = document.getNumberOfPages();
    if (count > MOST_PAGES) {
      throw Fault.input(
          "too-large",
          "a PDF of " + count + " pages, more than " + MOST_PAGES + ": " + fileName,
          "split the file, a report to a file");
    }
    var pages = new ArrayList<Page>();
    var drawn = 0;
    for (var number = 1; number <= count; number++) {
      var glyphs = PageText.of(document, number);
      if (readable(glyphs)) {
        pages.add(new Page(number, GlyphWords.of(glyphs)));
      } else if (PageImage.shows(document.getPage(number - 1), glyphs)) {
        if (++drawn > MOST_PICTURES) {
          throw Fault.input(
              "too-large",
              "more than " + MOST_PICTURES + " scanned pages: " + fileName,
              "split the file, a report to a file");
        }
        pages.add(new Page(number, pictures.apply(PageImage.of(document, number - 1, fileName))));
      }
    }
    return pages;
  }

  // A stamp or a page number alone is no text layer, nor are glyphs that nobody can name.
  private static boolean readable(List<Glyph> glyphs) {
    var visible = glyphs.stream().filter(g -> !g.blank()).count();
    var unknown = glyphs.stream().filter(Glyph::unknown).count();
    return visible >= 20 && visible - unknown >= READABLE * visible;
  }
}

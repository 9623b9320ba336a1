package org.vademecum.corpus;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.vademecum.cli.Fault;

/**
 * The running text of a PDF: lines of a paragraph are joined and words that were divided at a
 * line's end are whole again. Pages that are pictures have none; a PDF of only such pages is
 * dropped for having no text.
 */
final class PdfText {
  private static final int MOST_PAGES = 2000;
  // Held, because a logger that nobody holds forgets its level; what they say may quote the file.
  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");
  private static final Logger FONTBOX = Logger.getLogger("org.apache.fontbox");
  private static final Pattern DIVIDED = Pattern.compile("(?<=\\p{Ll})-\n(?=\\p{Ll})");
  private static final Pattern HAN_LINES = Pattern.compile("(?<=[\\p{IsHan}，、；])\n(?=\\p{IsHan})");
  private static final Pattern LINES =
      Pattern.compile("(?<=[\\p{L}\\p{N},;)])\n(?=[\\p{Ll}\\p{N}(])");

  static {
    PDFBOX.setLevel(Level.OFF);
    FONTBOX.setLevel(Level.OFF);
  }

  private PdfText() {}

  /**
   * @throws Fault of type {@code encrypted-document}, {@code damaged-document} or {@code too-large}
   */
  static PageText read(byte[] content, String name) {
    try (var document = Loader.loadPDF(content)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw Fault.input("too-large", "more than " + MOST_PAGES + " pages: " + name, "divide it");
      }
      var about = new TreeMap<String, String>();
      var title = document.getDocumentInformation().getTitle();
      if (title != null && !title.isBlank()) {
        about.put("title", title.strip());
      }
      return new PageText(joined(new PDFTextStripper().getText(document)), Map.copyOf(about));
    } catch (InvalidPasswordException e) {
      throw Fault.input("encrypted-document", "it asks for a password: " + name, "unlock it", e);
    } catch (Fault e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The library answers hostile structures with whatever exception they provoke.
      throw Fault.input("damaged-document", "no readable PDF: " + name, "save it again", e);
    }
  }

  private static String joined(String text) {
    var lines = text.replace("\r\n", "\n");
    lines = DIVIDED.matcher(lines).replaceAll("");
    lines = HAN_LINES.matcher(lines).replaceAll("");
    return LINES.matcher(lines).replaceAll(" ").strip();
  }
}

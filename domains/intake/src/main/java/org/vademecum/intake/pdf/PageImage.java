package org.vademecum.intake.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.vademecum.cli.Fault;

/** A page drawn as a scanner would have seen it: grey, 300 dots to the inch. */
final class PageImage {
  private static final double DPI = 300;
  private static final double LEAST_DPI = 90;
  private static final double MOST_PIXELS = 18e6;
  private static final long MOST_EMBEDDED = 60_000_000;
  private static final int DEEPEST_FORM = 4;

  private PageImage() {}

  /** Whether there is anything on the page to draw. */
  static boolean shows(PDPage page, List<Glyph> glyphs) {
    return !glyphs.isEmpty() || page.hasContents();
  }

  static BufferedImage of(PDDocument document, int index, String fileName) throws IOException {
    var page = document.getPage(index);
    checkEmbedded(page.getResources(), 0, fileName);
    var box = page.getCropBox();
    var inches = (double) box.getWidth() / 72 * box.getHeight() / 72;
    var dpi = Math.min(DPI, Math.sqrt(MOST_PIXELS / inches));
    if (!(dpi >= LEAST_DPI)) {
      throw tooLarge("a page of " + Math.round(inches) + " square inches", fileName);
    }
    return new PDFRenderer(document).renderImageWithDPI(index, (float) dpi, ImageType.GRAY);
  }

  private static void checkEmbedded(PDResources resources, int depth, String fileName)
      throws IOException {
    if (resources == null || depth > DEEPEST_FORM) {
      return;
    }
    for (var name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        var image = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT).getCOSStream(name);
        var pixels = (long) image.getInt(COSName.WIDTH) * image.getInt(COSName.HEIGHT);
        if (pixels > MOST_EMBEDDED) {
          throw tooLarge("a picture of " + pixels / 1_000_000 + " million pixels", fileName);
        }
      } else if (resources.getXObject(name) instanceof PDFormXObject form) {
        checkEmbedded(form.getResources(), depth + 1, fileName);
      }
    }
  }

  private static Fault tooLarge(String what, String fileName) {
    return Fault.input("too-large", what + " in " + fileName, "scan the report at 300 dpi, A4");
  }
}

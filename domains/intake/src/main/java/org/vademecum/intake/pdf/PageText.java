package org.vademecum.intake.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the visible glyphs of a page. */
final class PageText extends PDFTextStripper {
  private static final int MOST_GLYPHS = 200_000;

  private final List<Glyph> glyphs = new ArrayList<>();

  private PageText() {}

  /** The glyphs of a page, counted from 1. */
  static List<Glyph> of(PDDocument document, int number) throws IOException {
    var text = new PageText();
    text.setStartPage(number);
    text.setEndPage(number);
    text.getText(document);
    return text.glyphs;
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    var mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode != RenderingMode.NEITHER
        && mode != RenderingMode.NEITHER_CLIP
        && glyphs.size() < MOST_GLYPHS) {
      glyphs.add(Glyph.of(position));
    }
  }
}

package org.vademecum.intake.ocr;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.vademecum.cli.Fault;
import org.vademecum.intake.page.Page;
import org.vademecum.intake.page.Word;

/** The words in pictures. Safe to share between threads, which take turns. */
public final class Ocr {
  private Ocr() {}

  /**
   * The pages of a file of pictures.
   *
   * @param fileName for messages alone
   * @throws Fault of type {@code no-ocr}, {@code too-large}, {@code damaged-document} or {@code
   *     unsupported-format}
   */
  public static List<Page> pages(byte[] content, String fileName, Lexicon lexicon) {
    var words = PictureFiles.each(content, fileName, p -> PictureReader.words(p, lexicon));
    var pages = new ArrayList<Page>();
    for (var page : words) {
      pages.add(new Page(pages.size() + 1, page));
    }
    return pages;
  }

  /**
   * The words of a page.
   *
   * @throws Fault of type {@code no-ocr}
   */
  public static List<Word> words(BufferedImage picture, Lexicon lexicon) {
    return PictureReader.words(Picture.of(picture), lexicon);
  }
}

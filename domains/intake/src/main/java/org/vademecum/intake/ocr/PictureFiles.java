package org.vademecum.intake.ocr;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.vademecum.cli.Fault;

/**
 * Files of pictures, decoded one at a time in the whole process, and a large one in bands: a
 * service's memory is bounded by what one picture needs. Sizes are taken from the header before
 * decoding.
 */
final class PictureFiles {
  private static final long MOST_PIXELS = 60_000_000;
  // A4 at 300 dpi has 8.7 million; more than this adds time, not characters.
  private static final long READ_PIXELS = 12_500_000;
  private static final long BAND_PIXELS = 6_000_000;
  private static final int MOST_PAGES = 20;
  private static final int LEAST_SIDE = 60;
  private static final int END_WITHIN = 65_536;

  private PictureFiles() {}

  /**
   * @throws Fault of type {@code truncated-document}, {@code too-large}, {@code damaged-document}
   *     or {@code unsupported-format}
   */
  static <T> List<T> each(byte[] content, String fileName, Function<Picture, T> reading) {
    if (!endsWhole(content)) {
      throw Fault.input(
          "truncated-document",
          "the picture ends before its end mark: " + fileName,
          "copy or send the file again");
    }
    ImageIO.setUseCache(false);
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw Fault.input(
            "unsupported-format",
            "a picture of an unknown kind: " + fileName,
            "save it as PNG or JPEG");
      }
      var reader = readers.next();
      try {
        reader.setInput(stream);
        PictureReader.TURN.lock();
        try {
          return pages(reader, fileName, Orientation.quarters(content), reading);
        } finally {
          PictureReader.TURN.unlock();
        }
      } finally {
        reader.dispose();
      }
    } catch (Fault e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw tooLarge("too little memory for the picture", fileName);
    } catch (IOException | RuntimeException e) {
      throw Fault.input(
          "damaged-document",
          "the picture is damaged and can't be read: " + fileName,
          "scan or photograph the report again, as PNG, JPEG or TIFF",
          e);
    }
  }

  // Decoders fill what is missing with grey, and half a line of print reads as other digits.
  private static boolean endsWhole(byte[] content) {
    var from = Math.max(0, content.length - END_WITHIN);
    var end = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
    return switch (content.length == 0 ? 0 : content[0]) {
      case (byte) 0x89 -> end.contains("IEND");
      case (byte) 0xFF -> end.contains("\u00FF\u00D9");
      default -> true;
    };
  }

  private static <T> List<T> pages(
      ImageReader reader, String fileName, int quarters, Function<Picture, T> reading)
      throws IOException {
    var count = reader.getNumImages(true);
    if (count > MOST_PAGES) {
      throw tooLarge("a picture of " + count + " pages, more than " + MOST_PAGES, fileName);
    }
    for (var i = 0; i < count; i++) {
      var pixels = (long) reader.getWidth(i) * reader.getHeight(i);
      if (pixels > MOST_PIXELS) {
        throw tooLarge(
            "a picture of " + reader.getWidth(i) + " by " + reader.getHeight(i) + " pixels",
            fileName);
      }
    }
    var read = new ArrayList<T>();
    for (var i = 0; i < count; i++) {
      if (reader.getWidth(i) >= LEAST_SIDE && reader.getHeight(i) >= LEAST_SIDE) {
        read.add(reading.apply(decoded(reader, i).quarters(quarters)));
      }
    }
    return read;
  }

  private static Picture decoded(ImageReader reader, int index) throws IOException {
    var width = reader.getWidth(index);
    var height = reader.getHeight(index);
    var pixels = (long) width * height;
    if (pixels <= BAND_PIXELS) {
      return Picture.of(reader.read(index));
    }
    var grey = new byte[width * height];
    var rows = Math.toIntExact(Math.max(1, BAND_PIXELS / width));
    for (var top = 0; top < height; top += rows) {
      var band = reader.getDefaultReadParam();
      band.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
      var part = Picture.of(reader.read(index, band));
      System.arraycopy(part.grey(), 0, grey, top * width, part.grey().length);
    }
    return new Picture(width, height, grey)
        .scaled(Math.min(1, Math.sqrt((double) READ_PIXELS / pixels)));
  }

  private static Fault tooLarge(String what, String fileName) {
    return Fault.input(
        "too-large", what + ": " + fileName, "scan the report at 300 dpi, a page to a picture");
  }
}

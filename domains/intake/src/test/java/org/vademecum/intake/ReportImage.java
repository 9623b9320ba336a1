package org.vademecum.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of drawn reports, as scanners and telephones make them. */
final class ReportImage {
  /** What happened to the picture on its way. */
  enum Damage {
    SCAN_300(300, 0.6, 6, 0.9f, false),
    SCAN_200(200, 0.6, 6, 0.9f, false),
    SCAN_150(150, 0.6, 6, 0.9f, false),
    PHOTO(240, 3, 14, 0.75f, true),
    CLEAN(300, 0, 0, 1, false);

    final int dpi;
    final double degrees;
    final double noise;
    final float quality;
    final boolean shadow;

    Damage(int dpi, double degrees, double noise, float quality, boolean shadow) {
      this.dpi = dpi;
      this.degrees = degrees;
      this.noise = noise;
      this.quality = quality;
      this.shadow = shadow;
    }
  }

  private ReportImage() {}

  /** The first page as a JPEG; a clean one as a PNG. */
  static byte[] of(byte[] pdf, Damage damage, Random random) {
    try (var document = Loader.loadPDF(pdf)) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, damage.dpi, ImageType.GRAY);
      if (damage == Damage.CLEAN) {
        return png(page);
      }
      return jpeg(damaged(page, damage, random), damage.quality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static BufferedImage turned(BufferedImage page, double degrees) {
    var out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = out.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, page.getWidth(), page.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
    g.drawImage(page, 0, 0, null);
    g.dispose();
    return out;
  }

  private static BufferedImage damaged(BufferedImage page, Damage damage, Random random) {
    var degrees = (random.nextDouble() * 2 - 1) * damage.degrees;
    var out = turned(page, degrees);
    var raster = out.getRaster();
    var width = out.getWidth();
    var height = out.getHeight();
    var darkX = random.nextInt(width);
    var darkY = random.nextInt(height);
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var far = Math.hypot(x - darkX, y - darkY) / Math.hypot(width, height);
        var light = damage.shadow ? 0.55 + 0.45 * Math.min(1, far * 1.5) : 1;
        var grey = raster.getSample(x, y, 0) * light + random.nextGaussian() * damage.noise;
        raster.setSample(x, y, 0, (int) Math.clamp(Math.round(grey), 0, 255));
      }
    }
    return out;
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    writer.dispose();
    return out.toByteArray();
  }

  static BufferedImage decoded(byte[] image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image));
  }
}

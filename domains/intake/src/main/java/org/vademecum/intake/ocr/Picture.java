package org.vademecum.intake.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Grey levels of a picture, row by row, 0 black.
 *
 * @param grey width times height unsigned bytes
 */
record Picture(int width, int height, byte[] grey) {
  static final byte WHITE = (byte) 255;

  static Picture of(BufferedImage image) {
    var width = image.getWidth();
    var height = image.getHeight();
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
        && image.getRaster().getDataBuffer() instanceof DataBufferByte data
        && data.getData().length == width * height) {
      return new Picture(width, height, data.getData());
    }
    var grey = new byte[width * height];
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getDataBuffer() instanceof DataBufferByte data
        && data.getData().length == 3 * grey.length) {
      // What most telephones' pictures are; by way of the colour model it takes ten times as long.
      var bgr = data.getData();
      for (var i = 0; i < grey.length; i++) {
        grey[i] = (byte) luma(bgr[3 * i + 2] & 255, bgr[3 * i + 1] & 255, bgr[3 * i] & 255);
      }
      return new Picture(width, height, grey);
    }
    var row = new int[width];
    for (var y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (var x = 0; x < width; x++) {
        grey[y * width + x] = (byte) onWhite(row[x]);
      }
    }
    return new Picture(width, height, grey);
  }

  private static int onWhite(int argb) {
    var alpha = argb >>> 24;
    var luma = luma(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    return (luma * alpha + 255 * (255 - alpha)) / 255;
  }

  // ITU-R BT.601.
  private static int luma(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue) / 1000;
  }

  int at(int x, int y) {
    return grey[y * width + x] & 255;
  }

  /** Turned clockwise by quarters. */
  Picture quarters(int count) {
    var turns = Math.floorMod(count, 4);
    if (turns == 0) {
      return this;
    }
    var wide = turns % 2 == 0 ? width : height;
    var high = turns % 2 == 0 ? height : width;
    var out = new byte[grey.length];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        out[y * wide + x] =
            switch (turns) {
              case 1 -> grey[(height - 1 - x) * width + y];
              case 2 -> grey[(height - 1 - y) * width + width - 1 - x];
              default -> grey[x * width + width - 1 - y];
            };
      }
    }
    return new Picture(wide, high, out);
  }

  /** Turned about its middle, clockwise for positive degrees; what comes from outside is white. */
  Picture turned(double degrees) {
    var cos = Math.cos(Math.toRadians(degrees));
    var sin = Math.sin(Math.toRadians(degrees));
    var out = new byte[grey.length];
    var middleX = width / 2.0;
    var middleY = height / 2.0;
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var fromX = cos * (x - middleX) + sin * (y - middleY) + middleX;
        var fromY = -sin * (x - middleX) + cos * (y - middleY) + middleY;
        out[y * width + x] = (byte) between(fromX, fromY);
      }
    }
    return new Picture(width, height, out);
  }

  private int between(double x, double y) {
    var left = (int) Math.floor(x);
    var top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
      return 255;
    }
    var u = x - left;
    var v = y - top;
    return (int)
        Math.round(
            (1 - v) * ((1 - u) * at(left, top) + u * at(left + 1, top))
                + v * ((1 - u) * at(left, top + 1) + u * at(left + 1, top + 1)));
  }

  /** A part of the picture in another size, with a white border. */
  Picture part(Box box, double scale, int border) {
    var wide = Math.max(1, (int) Math.round(box.width() * scale));
    var high = Math.max(1, (int) Math.round(box.height() * scale));
    var out =
        new Picture(
            wide + 2 * border, high + 2 * border, blank(wide + 2 * border, high + 2 * border));
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var fromX = box.left() + (x + 0.5) / scale - 0.5;
        var fromY = box.top() + (y + 0.5) / scale - 0.5;
        out.grey[(y + border) * out.width + x + border] = (byte) between(fromX, fromY);
      }
    }
    return out;
  }

  /** The same twice, side by side. */
  Picture twice() {
    var out = new byte[2 * grey.length];
    for (var y = 0; y < height; y++) {
      System.arraycopy(grey, y * width, out, 2 * y * width, width);
      System.arraycopy(grey, y * width, out, (2 * y + 1) * width, width);
    }
    return new Picture(2 * width, height, out);
  }

  private static byte[] blank(int width, int height) {
    var white = new byte[width * height];
    java.util.Arrays.fill(white, WHITE);
    return white;
  }

  /** In another size: averaged where smaller, interpolated where larger. */
  Picture scaled(double scale) {
    if (scale > 0.999 && scale < 1.001) {
      return this;
    }
    if (scale >= 0.6) {
      return part(new Box(0, 0, width, height), scale, 0);
    }
    var by = (int) Math.round(1 / scale);
    var wide = width / by;
    var high = height / by;
    var out = new byte[wide * high];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var sum = 0;
        for (var j = 0; j < by; j++) {
          for (var i = 0; i < by; i++) {
            sum += at(x * by + i, y * by + j);
          }
        }
        out[y * wide + x] = (byte) (sum / (by * by));
      }
    }
    return new Picture(wide, high, out);
  }
}

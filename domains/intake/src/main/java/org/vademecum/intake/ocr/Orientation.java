package org.vademecum.intake.ocr;

/** How a telephone held the page, as it wrote into the EXIF data of a JPEG. */
final class Orientation {
  private static final int SEARCHED = 65_536;

  private Orientation() {}

  /** Clockwise quarters that make the picture upright; 0 where nothing says so. */
  static int quarters(byte[] jpeg) {
    for (var i = 2; i + 20 < Math.min(jpeg.length, SEARCHED); i++) {
      if (jpeg[i] == 'E' && jpeg[i + 1] == 'x' && jpeg[i + 2] == 'i' && jpeg[i + 3] == 'f') {
        return switch (tag(jpeg, i + 6)) {
          case 3, 4 -> 2;
          case 5, 6 -> 1;
          case 7, 8 -> 3;
          default -> 0;
        };
      }
    }
    return 0;
  }

  private static int tag(byte[] data, int tiff) {
    var little = data[tiff] == 'I';
    var directory = tiff + number(data, tiff + 4, 4, little);
    if (directory < tiff || directory + 2 > data.length) {
      return 0;
    }
    var entries = number(data, directory, 2, little);
    for (var i = 0; i < Math.min(entries, 64); i++) {
      var entry = directory + 2 + 12 * i;
      if (entry + 12 > data.length) {
        return 0;
      }
      if (number(data, entry, 2, little) == 0x0112) {
        return number(data, entry + 8, 2, little);
      }
    }
    return 0;
  }

  private static int number(byte[] data, int at, int bytes, boolean little) {
    var value = 0;
    for (var i = 0; i < bytes; i++) {
      var index = little ? at + bytes - 1 - i : at + i;
      value = value << 8 | (index < data.length ? data[index] & 255 : 0);
    }
    return value;
  }
}

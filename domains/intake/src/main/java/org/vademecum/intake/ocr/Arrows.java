package org.vademecum.intake.ocr;

/** Tells arrows by their shape, because the models of neither language know them. */
final class Arrows {
  private static final int BANDS = 12;

  private Arrows() {}

  /** 1 for a piece that is an arrow up, -1 for one down, 0 for anything else. */
  static int direction(Box box, int width, boolean[] ink, double em) {
    var high = box.height() / em;
    var wide = box.width() / (double) box.height();
    if (high < 0.4 || high > 1.2 || wide < 0.22 || wide > 0.85) {
      return 0;
    }
    var lefts = new double[BANDS];
    var rights = new double[BANDS];
    for (var band = 0; band < BANDS; band++) {
      lefts[band] = box.width();
      rights[band] = 0;
      var from = box.top() + band * box.height() / BANDS;
      var to = Math.max(from + 1, box.top() + (band + 1) * box.height() / BANDS);
      for (var y = from; y < to; y++) {
        for (var x = box.left(); x < box.right(); x++) {
          if (ink[y * width + x]) {
            lefts[band] = Math.min(lefts[band], x - box.left());
            rights[band] = Math.max(rights[band], x + 1 - box.left());
          }
        }
      }
      if (rights[band] <= lefts[band]) {
        return 0;
      }
    }
    if (up(lefts, rights, box.width(), false)) {
      return 1;
    }
    return up(lefts, rights, box.width(), true) ? -1 : 0;
  }

  // From the tip: narrow, then widening to the full width within the first half, then a shaft.
  private static boolean up(double[] lefts, double[] rights, int width, boolean reversed) {
    var shaft = 0.0;
    var headWidth = 0.0;
    var widest = 0;
    for (var i = 0; i < BANDS; i++) {
      var at = reversed ? BANDS - 1 - i : i;
      var extent = (rights[at] - lefts[at]) / width;
      var middle = (rights[at] + lefts[at]) / 2 / width;
      if (Math.abs(middle - 0.5) > 0.12 + 0.7 / width) {
        return false;
      }
      if (i >= BANDS * 2 / 3) {
        shaft = Math.max(shaft, extent);
      }
      if (extent > headWidth + 0.02) {
        headWidth = extent;
        widest = i;
      }
      if (i == 0 && extent > 0.6) {
        return false;
      }
    }
    return shaft < 0.45 + 0.5 / width && headWidth > 0.85 && widest >= 1 && widest <= BANDS * 0.6;
  }
}

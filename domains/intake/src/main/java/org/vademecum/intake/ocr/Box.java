package org.vademecum.intake.ocr;

/** A rectangle of pixels; right and bottom are outside. */
record Box(int left, int top, int right, int bottom) {
  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  Box with(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  Box grown(int by, int width, int height) {
    return new Box(
        Math.max(0, left - by),
        Math.max(0, top - by),
        Math.min(width, right + by),
        Math.min(height, bottom + by));
  }

  /** How much the two share from top to bottom, of the lower one's height. */
  double sharedHeight(Box other) {
    return (Math.min(bottom, other.bottom) - Math.max(top, other.top))
        / (double) Math.min(height(), other.height());
  }

  double sharedWidth(Box other) {
    return (Math.min(right, other.right) - Math.max(left, other.left))
        / (double) Math.min(width(), other.width());
  }

  /** The empty pixels between the two from left to right; negative where they overlap. */
  int gap(Box other) {
    return Math.max(left, other.left) - Math.min(right, other.right);
  }
}

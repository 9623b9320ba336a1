package org.vademecum.intake.ocr;

/** A picture made ready to be read: evenly lit, upright, without the rules of its tables. */
final class Cleaning {
  private static final int BLOCK = 24;
  private static final double MOST_SKEW = 6;
  private static final int INK = 180;
  // Of the paper's brightness: what is ink for certain, and what is paper with its noise.
  private static final float BLACK = 0.1f;
  private static final float PAPER = 0.87f;

  private Cleaning() {}

  /**
   * Evens out shadows: every grey level in proportion to the paper around it, which is the bright
   * end of each block of pixels.
   */
  static Picture evenlyLit(Picture picture) {
    var across = (picture.width() + BLOCK - 1) / BLOCK;
    var down = (picture.height() + BLOCK - 1) / BLOCK;
    var paper = smooth(smooth(paper(picture, across, down), across, down), across, down);
    var out = new byte[picture.grey().length];
    for (var y = 0; y < picture.height(); y++) {
      for (var x = 0; x < picture.width(); x++) {
        var light =
            between(paper, across, down, (x + 0.5f) / BLOCK - 0.5f, (y + 0.5f) / BLOCK - 0.5f);
        var part = picture.at(x, y) / Math.max(40, light);
        var grey = 255 * (part - BLACK) / (PAPER - BLACK);
        out[y * picture.width() + x] = (byte) Math.clamp((int) grey, 0, 255);
      }
    }
    return new Picture(picture.width(), picture.height(), out);
  }

  private static float[] paper(Picture picture, int across, int down) {
    var paper = new float[across * down];
    var counts = new int[256];
    for (var by = 0; by < down; by++) {
      for (var bx = 0; bx < across; bx++) {
        java.util.Arrays.fill(counts, 0);
        var all = 0;
        for (var y = by * BLOCK; y < Math.min(picture.height(), (by + 1) * BLOCK); y += 2) {
          for (var x = bx * BLOCK; x < Math.min(picture.width(), (bx + 1) * BLOCK); x += 2) {
            counts[picture.at(x, y)]++;
            all++;
          }
        }
        var level = 255;
        for (var brighter = counts[255]; level > 0 && brighter < all / 5; level--) {
          brighter += counts[level - 1];
        }
        paper[by * across + bx] = level;
      }
    }
    return paper;
  }

  // The brightest of the neighbours, then their mean: a block full of ink takes its paper from
  // them.
  private static float[] smooth(float[] paper, int across, int down) {
    var out = new float[paper.length];
    for (var y = 0; y < down; y++) {
      for (var x = 0; x < across; x++) {
        var best = 0f;
        var sum = 0f;
        var n = 0;
        for (var j = Math.max(0, y - 1); j <= Math.min(down - 1, y + 1); j++) {
          for (var i = Math.max(0, x - 1); i <= Math.min(across - 1, x + 1); i++) {
            best = Math.max(best, paper[j * across + i]);
            sum += paper[j * across + i];
            n++;
          }
        }
        out[y * across + x] = (best + sum / n) / 2;
      }
    }
    return out;
  }

  private static float between(float[] paper, int across, int down, float x, float y) {
    var left = Math.clamp((int) Math.floor(x), 0, across - 1);
    var top = Math.clamp((int) Math.floor(y), 0, down - 1);
    var right = Math.min(across - 1, left + 1);
    var bottom = Math.min(down - 1, top + 1);
    var u = Math.clamp(x - left, 0f, 1f);
    var v = Math.clamp(y - top, 0f, 1f);
    return (1 - v) * ((1 - u) * paper[top * across + left] + u * paper[top * across + right])
        + v * ((1 - u) * paper[bottom * across + left] + u * paper[bottom * across + right]);
  }

  /** The degrees to turn by so that lines of text lie level: where rows differ most in ink. */
  static double skew(Picture lit) {
    var small = lit.scaled(1.0 / Math.max(1, Math.round(lit.width() / 800.0)));
    var best = bestAngle(small, 0, MOST_SKEW, 0.5);
    best = bestAngle(small, best, 0.5, 0.1);
    return -bestAngle(small, best, 0.08, 0.04);
  }

  private static double bestAngle(Picture small, double around, double within, double step) {
    var best = around;
    var most = -1.0;
    for (var angle = around - within; angle <= around + within + 1e-9; angle += step) {
      var contrast = contrast(small, angle);
      if (contrast > most * 1.0001) {
        most = contrast;
        best = angle;
      }
    }
    return best;
  }

  private static double contrast(Picture small, double degrees) {
    var slope = Math.tan(Math.toRadians(degrees));
    var rows = new double[small.height() * 2];
    for (var y = 0; y < small.height(); y++) {
      for (var x = 0; x < small.width(); x++) {
        var ink = 255 - small.at(x, y);
        if (ink > 70) {
          var row = (int) Math.round(y - slope * (x - small.width() / 2.0)) + small.height() / 2;
          if (row >= 0 && row < rows.length) {
            rows[row] += ink;
          }
        }
      }
    }
    var sum = 0.0;
    for (var i = 1; i < rows.length; i++) {
      sum += (rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
    }
    return sum;
  }

  /** Whether there is ink at each pixel. */
  static boolean[] ink(Picture lit) {
    var ink = new boolean[lit.grey().length];
    for (var i = 0; i < ink.length; i++) {
      ink[i] = (lit.grey()[i] & 255) < INK;
    }
    return ink;
  }

  /**
   * Wipes long straight runs of ink, the rules of a table, out of both. A rule that isn't quite
   * level changes rows now and then, so a row counts together with its neighbours; what crosses a
   * rule is thicker than it and stays.
   */
  static void withoutRules(Picture lit, boolean[] ink, int longest, int thickest) {
    var width = lit.width();
    var height = lit.height();
    var rules = new boolean[ink.length];
    for (var y = 1; y < height - 1; y++) {
      mark(rules, ink, y * width, 1, width, width, longest);
    }
    for (var x = 1; x < width - 1; x++) {
      mark(rules, ink, x, width, height, 1, longest);
    }
    for (var at = 0; at < ink.length; at++) {
      if (rules[at]) {
        var x = at % width;
        var y = at / width;
        if (Math.min(thickness(ink, x, y, 0, 1, lit), thickness(ink, x, y, 1, 0, lit))
            <= thickest) {
          lit.grey()[at] = Picture.WHITE;
        }
      }
    }
    for (var at = 0; at < ink.length; at++) {
      ink[at] &= (lit.grey()[at] & 255) < INK;
    }
  }

  // Runs along one direction, each pixel or one beside it inked, with gaps of a few pixels.
  private static void mark(
      boolean[] rules, boolean[] ink, int start, int step, int length, int beside, int longest) {
    var from = -1;
    var last = -10;
    for (var i = 0; i <= length; i++) {
      var at = start + i * step;
      var here = i < length && (ink[at] || ink[at - beside] || ink[at + beside]);
      if (here) {
        from = from < 0 ? i : from;
        last = i;
      } else if (from >= 0 && (i - last > 3 || i == length)) {
        if (last - from > longest) {
          for (var j = from; j <= last; j++) {
            for (var side = -2; side <= 2; side++) {
              var near = start + j * step + side * beside;
              if (near >= 0 && near < rules.length) {
                rules[near] = true;
              }
            }
          }
        }
        from = -1;
      }
    }
  }

  private static int thickness(boolean[] ink, int x, int y, int dx, int dy, Picture lit) {
    var thick = ink[y * lit.width() + x] ? 1 : 0;
    for (var sign = -1; sign <= 1; sign += 2) {
      for (var i = 1; i < 40; i++) {
        var px = x + sign * i * dx;
        var py = y + sign * i * dy;
        if (px < 0
            || py < 0
            || px >= lit.width()
            || py >= lit.height()
            || !ink[py * lit.width() + px]) {
          break;
        }
        thick++;
      }
    }
    return thick;
  }

  static void wipe(Picture lit, boolean[] ink, Box box) {
    for (var y = Math.max(0, box.top()); y < Math.min(lit.height(), box.bottom()); y++) {
      for (var x = Math.max(0, box.left()); x < Math.min(lit.width(), box.right()); x++) {
        ink[y * lit.width() + x] = false;
        lit.grey()[y * lit.width() + x] = Picture.WHITE;
      }
    }
  }
}

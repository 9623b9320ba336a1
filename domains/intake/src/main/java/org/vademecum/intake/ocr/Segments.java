package org.vademecum.intake.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of print: connected pieces of ink, put together where they stand side by side without a
 * wide gap, or close above each other as the parts of a Han character do.
 *
 * @param em the size of the print in pixels
 * @param boxes of the stretches
 * @param colons pairs of dots above each other
 * @param arrows pieces that are arrows, by direction
 */
record Segments(double em, List<Box> boxes, List<Box> colons, List<Arrow> arrows) {
  /** The height of digits, of an em. */
  static final double DIGIT_HEIGHT = 0.73;

  private static final double GAP = 0.42;
  private static final int MOST_PIECES = 60_000;

  record Arrow(Box box, boolean up) {}

  static Segments of(Picture lit, boolean[] ink, List<Box> all, double em) {
    var pieces = new ArrayList<>(all);
    pieces.removeIf(
        p ->
            p.width() * p.height() < em * em / 160
                || p.height() > 4 * em
                || p.width() > 25 * em
                || (p.width() < em / 14 && p.height() < em / 14));
    var arrows = new ArrayList<Arrow>();
    for (var piece : List.copyOf(pieces)) {
      var up = Arrows.direction(piece, lit.width(), ink, em);
      if (up != 0 && standsAlone(piece, pieces, em)) {
        arrows.add(new Arrow(piece, up > 0));
        pieces.remove(piece);
      }
    }
    var colons = colons(pieces, em);
    return new Segments(em, joined(pieces, em), colons, arrows);
  }

  private static boolean standsAlone(Box piece, List<Box> pieces, double em) {
    return pieces.stream()
        .allMatch(
            p ->
                p == piece
                    || p.sharedHeight(piece) <= 0
                    || p.gap(piece) > 0.2 * em
                    || p.sharedWidth(piece) > 0.9 && p.height() < em / 8);
  }

  // Behind a Han character a colon stands too far off to be read together with it.
  private static List<Box> colons(List<Box> pieces, double em) {
    var dots =
        pieces.stream()
            .filter(p -> p.width() < 0.22 * em && p.height() < 0.22 * em)
            .sorted(Comparator.comparingInt(Box::top))
            .toList();
    var colons = new ArrayList<Box>();
    for (var upper : dots) {
      for (var lower : dots) {
        var gap = lower.top() - upper.bottom();
        var both = upper.with(lower);
        if (upper != lower
            && gap > 0.1 * em
            && gap < 0.6 * em
            && upper.sharedWidth(lower) > 0.6
            && pieces.stream()
                .allMatch(
                    p ->
                        p == upper
                            || p == lower
                            || p.sharedHeight(both) <= 0
                            || p.gap(both) > 0.25 * em)) {
          colons.add(both);
          break;
        }
      }
    }
    colons.forEach(c -> pieces.removeIf(p -> c.with(p).equals(c)));
    return colons;
  }

  /** The connected pieces of ink. */
  static List<Box> pieces(boolean[] ink, int width, int height) {
    var label = new int[ink.length];
    var stack = new int[1024];
    var pieces = new ArrayList<Box>();
    for (var start = 0; start < ink.length; start++) {
      if (!ink[start] || label[start] != 0 || pieces.size() > MOST_PIECES) {
        continue;
      }
      var size = 0;
      stack[size++] = start;
      label[start] = 1;
      int left = width;
      int right = 0;
      int top = height;
      int bottom = 0;
      while (size > 0) {
        var at = stack[--size];
        var x = at % width;
        var y = at / width;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
        for (var j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
          for (var i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
            var next = j * width + i;
            if (ink[next] && label[next] == 0) {
              label[next] = 1;
              if (size == stack.length) {
                stack = java.util.Arrays.copyOf(stack, size * 2);
              }
              stack[size++] = next;
            }
          }
        }
      }
      pieces.add(new Box(left, top, right, bottom));
    }
    return pieces;
  }

  /** A first guess at the size of the print: digits and capitals are the most frequent height. */
  static double em(List<Box> pieces) {
    var counts = new double[130];
    for (var piece : pieces) {
      var wide = piece.width() / (double) piece.height();
      if (piece.height() >= 7 && piece.height() < 120 && wide > 0.2 && wide < 1.3) {
        for (var near = -1; near <= 1; near++) {
          counts[piece.height() + near] += near == 0 ? 1 : 0.6;
        }
      }
    }
    var peak = highest(counts, 7, 120);
    return peak < 0 ? 30 : peak / DIGIT_HEIGHT;
  }

  private static int highest(double[] counts, int from, int to) {
    var best = -1;
    for (var i = from; i < to; i++) {
      if (counts[i] > 0 && (best < 0 || counts[i] > counts[best])) {
        best = i;
      }
    }
    return best;
  }

  private static List<Box> joined(List<Box> pieces, double em) {
    var characters = stacked(pieces, em);
    var open = new ArrayList<Box>();
    var done = new ArrayList<Box>();
    characters.sort(Comparator.comparingInt(Box::left));
    for (var piece : characters) {
      for (var i = open.size() - 1; i >= 0; i--) {
        if (open.get(i).right() + GAP * em < piece.left()) {
          done.add(open.remove(i));
        }
      }
      var into = -1;
      for (var i = 0; i < open.size(); i++) {
        if (open.get(i).sharedHeight(piece) > 0.4
            && (into < 0 || open.get(i).sharedHeight(piece) > open.get(into).sharedHeight(piece))) {
          into = i;
        }
      }
      if (into < 0) {
        open.add(piece);
      } else {
        open.set(into, open.get(into).with(piece));
      }
    }
    done.addAll(open);
    done.removeIf(b -> b.height() < em / 4 && b.width() < em / 4);
    return done;
  }

  // Strokes above each other: those of one character, never those of two lines.
  private static List<Box> stacked(List<Box> pieces, double em) {
    var sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Box::top));
    var out = new ArrayList<Box>();
    for (var piece : sorted) {
      var into = -1;
      for (var i = out.size() - 1; i >= 0 && i > out.size() - 400; i--) {
        var other = out.get(i);
        if (other.sharedWidth(piece) > 0.4
            && piece.top() - other.bottom() < 0.6 * em
            && other.with(piece).height() <= 1.1 * em
            && other.with(piece).width() <= 1.6 * em) {
          into = i;
          break;
        }
      }
      if (into < 0) {
        out.add(piece);
      } else {
        out.set(into, out.get(into).with(piece));
      }
    }
    return out;
  }
}

package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.List;
import org.vademecum.student.grammar.CodePoints.Range;

/**
 * Ranges of characters as ranges of their UTF-8 bytes: a range is cut until the encodings of each
 * part are all combinations of one range a byte (as Ken Thompson's grep does, and after it RE2).
 */
final class Utf8 {
  private static final int[] LAST_OF_LENGTH = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};

  private Utf8() {}

  /** From the first to the last byte, both included, from 0 to 255. */
  record Bytes(int first, int last) {}

  /** The parts of a range, each as a range for every byte of its characters. */
  static List<List<Bytes>> parts(Range range) {
    var parts = new ArrayList<List<Bytes>>();
    split(range.first(), range.last(), parts);
    return parts;
  }

  private static void split(int first, int last, List<List<Bytes>> parts) {
    for (var end : LAST_OF_LENGTH) {
      if (first <= end && last > end) {
        split(first, end, parts);
        split(end + 1, last, parts);
        return;
      }
    }
    // Where leading bytes differ, those behind must be free to be anything.
    for (var bits = 6; bits <= 18 && last > 0x7F; bits += 6) {
      var low = (1 << bits) - 1;
      if ((first & ~low) != (last & ~low)) {
        if ((first & low) != 0) {
          split(first, first | low, parts);
          split((first | low) + 1, last, parts);
          return;
        }
        if ((last & low) != low) {
          split(first, (last & ~low) - 1, parts);
          split(last & ~low, last, parts);
          return;
        }
      }
    }
    var from = bytes(first);
    var to = bytes(last);
    var part = new ArrayList<Bytes>();
    for (var i = 0; i < from.length; i++) {
      part.add(new Bytes(from[i], to[i]));
    }
    parts.add(part);
  }

  private static int[] bytes(int point) {
    if (point <= 0x7F) {
      return new int[] {point};
    }
    if (point <= 0x7FF) {
      return new int[] {0xC0 | point >> 6, tail(point)};
    }
    if (point <= 0xFFFF) {
      return new int[] {0xE0 | point >> 12, tail(point >> 6), tail(point)};
    }
    return new int[] {0xF0 | point >> 18, tail(point >> 12), tail(point >> 6), tail(point)};
  }

  private static int tail(int bits) {
    return 0x80 | bits & 0x3F;
  }
}

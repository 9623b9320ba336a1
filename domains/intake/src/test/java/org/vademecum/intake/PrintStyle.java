package org.vademecum.intake;

import java.util.Random;

/** How a made-up report is laid out on paper. */
record PrintStyle(
    boolean chinese,
    int groups,
    boolean rules,
    boolean index,
    boolean code,
    Flags flags,
    Align align,
    float fontSize,
    float pitch,
    boolean headerRepeated,
    boolean superscripts) {

  enum Flags {
    COLUMN,
    BEHIND_VALUE,
    NO_HEADER
  }

  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  static PrintStyle plain(boolean chinese) {
    return new PrintStyle(
        chinese, 1, false, true, false, Flags.COLUMN, Align.LEFT, 10, 16, true, false);
  }

  static PrintStyle random(Random random) {
    var chinese = random.nextInt(3) > 0;
    var groups = chinese && random.nextInt(3) == 0 ? 2 : 1;
    var size = groups == 2 ? 8 + random.nextFloat() : 8.5f + 2 * random.nextFloat();
    return new PrintStyle(
        chinese,
        groups,
        random.nextInt(3) == 0,
        groups == 1 && random.nextBoolean(),
        groups == 1 && random.nextInt(3) == 0,
        Flags.values()[random.nextInt(3)],
        Align.values()[random.nextInt(3)],
        size,
        size * (1.45f + 0.4f * random.nextFloat()),
        random.nextInt(4) > 0,
        random.nextBoolean());
  }

  PrintStyle withGroups(int count) {
    return new PrintStyle(
        chinese, count, rules, false, false, flags, align, 8.5f, 14, headerRepeated, superscripts);
  }
}

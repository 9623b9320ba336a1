package org.vademecum.corpus;

import java.util.Locale;

/** A part of a run, by which its costs are added up. */
enum Phase {
  START(0),
  OWN(2),
  READ(0),
  TEACHER(3),
  DUPLICATES(72),
  WRITE(4),
  REPORT(6);

  /** Tasks that it usually takes, for each partition of a shuffle; reading is counted by source. */
  private final int usualTasks;

  Phase(int usualTasks) {
    this.usualTasks = usualTasks;
  }

  int usualTasks() {
    return usualTasks;
  }

  /** As counts are named: {@code milliseconds/duplicates}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.vademecum.student.grammar;

import java.util.List;

/**
 * Where a text stands: what may take its next byte, and whether it may end. What follows each class
 * of bytes is noted when it has been worked out.
 *
 * <p>Never changes but for these notes, which threads may read and write without a lock: a note is
 * missing or right, and what it leads to is held by final fields.
 */
final class State {
  private final List<Item> heads;
  private final boolean accepting;
  private final State[] next;

  State(List<Item> heads, boolean accepting, int classes) {
    this.heads = heads;
    this.accepting = accepting;
    this.next = new State[heads.isEmpty() ? 0 : classes];
  }

  List<Item> heads() {
    return heads;
  }

  /** Whether the text may end here. */
  boolean isAccepting() {
    return accepting;
  }

  /** What follows the classes of bytes; null where nobody asked. */
  State[] next() {
    return next;
  }
}

package org.vademecum.student.grammar;

/**
 * A place in the program, and for whom it is reached.
 *
 * @param frame the call that this is a part of
 */
record Item(int place, Frame frame) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && place == item.place && frame == item.frame;
  }

  @Override
  public int hashCode() {
    return 31 * place + System.identityHashCode(frame);
  }
}

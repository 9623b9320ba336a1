package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule that was called at one point of the text, and all that go on when it ends. However many
 * ways lead to the call, the rule is read once for them all (Tomita's graph-structured stack,
 * 1985). It grows while its {@link Closure} is made, and never changes afterwards.
 */
final class Frame {
  private static final int OPEN = -1;

  private final int rule;
  private final List<Item> callers = new ArrayList<>(1);
  private Frame same = this; // the one of this kind that is kept
  private boolean ended; // whether the rule has been read as nothing
  private int id = OPEN;

  Frame(int rule) {
    this.rule = rule;
  }

  int rule() {
    return rule;
  }

  /** Where to go on when the rule ends, and for whom. */
  List<Item> callers() {
    return callers;
  }

  /** Adds a caller; false where it is there already. */
  boolean addCaller(Item caller) {
    return !callers.contains(caller) && callers.add(caller);
  }

  void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean isOpen() {
    return id == OPEN && same == this;
  }

  /** Keeps this one, with its callers replaced by those that are kept of them. */
  void keepAs(int number) {
    id = number;
  }

  /** Gives way to one of the same kind. */
  void replaceBy(Frame other) {
    same = other;
  }

  Frame kept() {
    return same;
  }

  /** Lets the callers be those that are kept. */
  void settle() {
    callers.replaceAll(caller -> new Item(caller.place(), caller.frame().kept()));
  }

  /** Its number among those that are kept. */
  int id() {
    return same.id;
  }
}

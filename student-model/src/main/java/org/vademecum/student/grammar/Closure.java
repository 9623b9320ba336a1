package org.vademecum.student.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vademecum.cli.Fault;
import org.vademecum.student.grammar.Program.Operation;

/**
 * All that can be reached without taking a byte. Calls open frames, one a rule; a rule that ends
 * goes on with the callers of its frame, also with those that come later. A call behind which
 * nothing is left is no call: the rule is read for the caller's own frame.
 */
final class Closure {
  /** Items of one closure; what needs more can be read in thousands of ways at once. */
  private static final int MOST_ITEMS = 20_000;

  private final Program program;
  private final Frame bottom;
  private final Effort effort;
  private final Map<Integer, Frame> opened = new HashMap<>(); // by rule
  private final Set<Item> seen = new HashSet<>();
  private final Deque<Item> open = new ArrayDeque<>();
  private final List<Item> heads = new ArrayList<>();
  private boolean accepting;

  /**
   * An empty one.
   *
   * @param bottom the frame of the whole text
   */
  Closure(Program program, Frame bottom, Effort effort) {
    this.program = program;
    this.bottom = bottom;
    this.effort = effort;
  }

  /** Adds a place and all that is reached from there. */
  void add(int place, Frame frame) {
    push(place, frame);
    while (!open.isEmpty()) {
      var item = open.pop();
      effort.spend(1);
      switch (program.operation(item.place())) {
        case TAKE -> heads.add(item);
        case FORK -> {
          for (var target : program.lists()[program.arguments()[item.place()]]) {
            push(target, item.frame());
          }
        }
        case CALL -> call(item);
        case RETURN -> end(item.frame());
      }
    }
  }

  private void push(int place, Frame frame) {
    if (!program.live().get(place)) {
      return;
    }
    var item = new Item(place, frame);
    if (seen.add(item)) {
      if (seen.size() > MOST_ITEMS) {
        throw Fault.input(
            "grammar-too-ambiguous",
            "a text can be read in too many ways at once: more than " + MOST_ITEMS,
            "let the next character decide between alternatives");
      }
      open.push(item);
    }
  }

  private void call(Item item) {
    var rule = program.arguments()[item.place()];
    var then = program.next()[item.place()];
    if (program.operation(then) == Operation.RETURN) {
      push(program.entries()[rule], item.frame());
      return;
    }
    var frame = opened.computeIfAbsent(rule, Frame::new);
    effort.spend(frame.callers().size() / 16);
    if (frame.addCaller(new Item(then, item.frame())) && frame.hasEnded()) {
      push(then, item.frame());
    }
    push(program.entries()[rule], frame);
  }

  private void end(Frame frame) {
    if (frame == bottom) {
      accepting = true;
      return;
    }
    if (frame.isOpen()) {
      frame.end();
    }
    for (var caller : frame.callers()) {
      push(caller.place(), caller.frame());
    }
    effort.spend(frame.callers().size());
  }

  /** The items that take a byte. */
  List<Item> heads() {
    return heads;
  }

  /** Whether the text may end here. */
  boolean isAccepting() {
    return accepting;
  }
}

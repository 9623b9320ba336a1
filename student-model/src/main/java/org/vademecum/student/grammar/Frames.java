package org.vademecum.student.grammar;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Keeps one frame of each kind, so that texts that were read differently and go on alike are in the
 * same state. Two frames are of one kind if they are calls of one rule with the same callers; those
 * that are their own callers, by left recursion, are compared with all that they reach.
 */
final class Frames {
  private final Map<IntBuffer, Frame> kept = new HashMap<>();
  private int count;
  private int cells;

  /** The frame below all others, of the whole text. */
  Frame bottom() {
    var frame = new Frame(0);
    frame.keepAs(count++);
    return frame;
  }

  /** Callers of all that are kept, and some for each frame. */
  int cells() {
    return cells;
  }

  /** Forgets all; those that are in use stay what they are. */
  void clear() {
    kept.clear();
    cells = 0;
  }

  /** Keeps the frames of these items and all that they reach, or finds those that are kept. */
  List<Item> keep(List<Item> heads, Effort effort) {
    var open = reached(heads.stream().map(Item::frame).toList());
    effort.spend(open.size());
    var settled = keepInOrder(open);
    open.removeAll(settled);
    // What is left is in circles, or above one.
    var fresh = new ArrayList<Frame>();
    var keys = new LinkedHashMap<Frame, IntBuffer>();
    for (var frame : open) {
      keys.put(frame, keyWithReached(frame, effort));
    }
    keys.forEach(
        (frame, key) -> {
          if (keep(frame, key)) {
            fresh.add(frame);
          }
        });
    fresh.forEach(Frame::settle);
    return heads.stream().map(head -> new Item(head.place(), head.frame().kept())).toList();
  }

  private static Set<Frame> reached(List<Frame> from) {
    var reached = new LinkedHashSet<Frame>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      var frame = open.pop();
      if (frame.isOpen() && reached.add(frame)) {
        frame.callers().forEach(caller -> open.push(caller.frame()));
      }
    }
    return reached;
  }

  // Those whose callers are kept, one after the other (Kahn's order).
  private Set<Frame> keepInOrder(Set<Frame> open) {
    var waiting = new HashMap<Frame, Integer>();
    var above = new HashMap<Frame, List<Frame>>();
    var ready = new ArrayDeque<Frame>();
    for (var frame : open) {
      var below =
          frame.callers().stream().map(Item::frame).filter(Frame::isOpen).distinct().toList();
      waiting.put(frame, below.size());
      below.forEach(f -> above.computeIfAbsent(f, k -> new ArrayList<>()).add(frame));
      if (below.isEmpty()) {
        ready.add(frame);
      }
    }
    var settled = new LinkedHashSet<Frame>();
    while (!ready.isEmpty()) {
      var frame = ready.remove();
      frame.settle();
      keep(frame, key(frame));
      settled.add(frame);
      for (var other : above.getOrDefault(frame, List.of())) {
        if (waiting.merge(other, -1, Integer::sum) == 0) {
          ready.add(other);
        }
      }
    }
    return settled;
  }

  // True where the frame is the first of its kind.
  private boolean keep(Frame frame, IntBuffer key) {
    var known = kept.putIfAbsent(key, frame);
    if (known == null) {
      frame.keepAs(count++);
      cells += 16 + 8 * frame.callers().size();
      return true;
    }
    frame.replaceBy(known);
    return false;
  }

  private static IntBuffer key(Frame frame) {
    return IntBuffer.wrap(
        IntStream.concat(IntStream.of(frame.rule()), callers(frame.callers())).toArray());
  }

  // Open frames are one a rule: what they are called is the rule, below all numbers of kept ones.
  private static IntBuffer keyWithReached(Frame frame, Effort effort) {
    var key = IntStream.builder();
    key.add(-1).add(frame.rule());
    var reached = new ArrayList<>(reached(List.of(frame)));
    reached.sort(Comparator.comparingInt(Frame::rule));
    for (var other : reached) {
      effort.spend(1 + other.callers().size());
      key.add(other.rule()).add(other.callers().size());
      callers(other.callers()).forEach(key::add);
    }
    return IntBuffer.wrap(key.build().toArray());
  }

  /** Places and names of frames, in an order of their own. */
  static IntStream callers(List<Item> items) {
    return items.stream()
        .mapToLong(item -> (long) item.place() << 32 | name(item.frame()) & 0xFFFF_FFFFL)
        .sorted()
        .flatMap(pair -> LongStream.of(pair >> 32, pair))
        .mapToInt(pair -> (int) pair);
  }

  private static int name(Frame frame) {
    return frame.isOpen() ? -2 - frame.rule() : frame.id();
  }
}

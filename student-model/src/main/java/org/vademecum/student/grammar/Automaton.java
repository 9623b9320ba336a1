package org.vademecum.student.grammar;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The states of a grammar, made as texts come to them and shared by all who write by it. Reading is
 * Earley's (1970): any grammar, in a time that no ambiguity makes exponential.
 */
final class Automaton {
  /** Notes and items of states that are kept: some ten megabytes. */
  private static final int MOST_CELLS = 1_500_000;

  private static final State DEAD = new State(List.of(), false, 0);

  private final Program program;
  private final Frames frames = new Frames();
  private final Frame bottom;
  private final Map<IntBuffer, State> states = new HashMap<>();
  private @Nullable State start;
  private int cells;

  Automaton(Program program) {
    this.program = program;
    this.bottom = frames.bottom();
  }

  /** The state of the empty text. */
  synchronized State start(Effort effort) {
    if (start == null) {
      var closure = new Closure(program, bottom, effort);
      closure.add(program.entries()[0], bottom);
      start = state(closure, effort);
    }
    return start;
  }

  /** Whether no text goes on from here, and it can't end either. */
  static boolean isDead(State state) {
    return state == DEAD;
  }

  /** The state behind one more byte; a dead one where it may not come. */
  State next(State state, byte value, Effort effort) {
    var notes = state.next();
    if (notes.length == 0) {
      return DEAD;
    }
    var byteClass = program.classOf(value);
    var known = notes[byteClass];
    return known != null ? known : work(state, byteClass, effort);
  }

  private synchronized State work(State state, int byteClass, Effort effort) {
    Closure closure = null;
    for (var head : state.heads()) {
      if (program.takes(head.place(), byteClass)) {
        closure = closure == null ? new Closure(program, bottom, effort) : closure;
        closure.add(program.next()[head.place()], head.frame());
      }
    }
    effort.spend(state.heads().size() / 16);
    var next = closure == null ? DEAD : state(closure, effort);
    state.next()[byteClass] = next;
    return next;
  }

  private State state(Closure closure, Effort effort) {
    var heads = frames.keep(closure.heads(), effort);
    if (heads.isEmpty() && !closure.isAccepting()) {
      return DEAD;
    }
    if (cells + frames.cells() > MOST_CELLS) {
      states.clear();
      frames.clear();
      start = null;
      cells = 0;
    }
    var key =
        IntBuffer.wrap(
            IntStream.concat(IntStream.of(closure.isAccepting() ? 1 : 0), Frames.callers(heads))
                .toArray());
    var known = states.get(key);
    if (known != null) {
      return known;
    }
    var made = new State(heads, closure.isAccepting(), program.classCount());
    cells += 32 + program.classCount() + 8 * heads.size();
    states.put(key, made);
    return made;
  }
}

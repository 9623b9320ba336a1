package org.vademecum.student.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.vademecum.cli.Fault;
import org.vademecum.student.grammar.Expression.Choice;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Expression.Repeat;
import org.vademecum.student.grammar.Expression.Sequence;
import org.vademecum.student.grammar.Program.Operation;

/**
 * Turns a grammar into a {@link Program}, each expression from its end to its beginning, so that
 * what goes on alike is one instruction. Repetitions are written out; their body is a rule of its
 * own then, unless it is small.
 */
final class Compiler {
  /** Instructions of a program: some megabytes. */
  private static final int MOST_INSTRUCTIONS = 1 << 18;

  private static final int NOWHERE = -1;

  private final Grammar grammar;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Integer> arguments = new ArrayList<>();
  private final List<Integer> next = new ArrayList<>();
  private final List<int[]> lists = new ArrayList<>();
  private final List<Expression> bodies = new ArrayList<>(); // of rules, as they are met
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<Expression, Integer> unnamed = new HashMap<>();
  private final Map<BitSet, Integer> sets = new LinkedHashMap<>();
  private final Map<Long, Integer> takes = new HashMap<>(); // places by set and next

  private Compiler(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * The program of a grammar.
   *
   * @param alphabet the bytes that there are: what needs others can't be written
   * @throws Fault of type {@code wrong-grammar} where it is too large or no text ever ends, {@code
   *     constraint-cannot-be-met} where every text needs other bytes
   */
  static Program compile(Grammar grammar, BitSet alphabet) {
    return new Compiler(grammar).compile(alphabet);
  }

  private Program compile(BitSet alphabet) {
    rule(Grammar.ROOT);
    var entries = new ArrayList<Integer>();
    for (var rule = 0; rule < bodies.size(); rule++) { // grows as rules are met
      entries.add(compile(bodies.get(rule), emit(Operation.RETURN, rule, NOWHERE)));
    }
    var starts = ints(entries);
    var live = live(starts, alphabet);
    if (!live.get(starts[0])) {
      var every = new BitSet();
      every.set(0, 256);
      throw live(starts, every).get(starts[0])
          ? Fault.input(
              "constraint-cannot-be-met",
              "every text that is allowed has characters that the model has no tokens for, such as "
                  + missing(alphabet),
              "allow other texts, or use another model")
          : Fault.input(
              "wrong-grammar",
              "no text is derived: root never ends",
              "give each rule that calls itself an alternative that does not");
    }
    var classes = classes();
    var count = 1 + maximum(classes);
    return new Program(
        operations.toArray(Operation[]::new),
        ints(arguments),
        ints(next),
        lists.toArray(int[][]::new),
        starts,
        live,
        classes,
        sets.keySet().stream().map(set -> classSet(set, classes)).toArray(BitSet[]::new),
        count);
  }

  private static String missing(BitSet alphabet) {
    var texts = new ArrayList<String>();
    for (var b = 33; b < 127 && texts.size() < 10; b++) {
      if (!alphabet.get(b)) {
        texts.add(Character.toString(b));
      }
    }
    return texts.isEmpty() ? "those beyond ASCII" : String.join(" ", texts);
  }

  private int rule(String name) {
    return named.computeIfAbsent(
        name,
        n -> {
          bodies.add(grammar.rule(n));
          return bodies.size() - 1;
        });
  }

  private int ruleOf(Expression body) {
    return unnamed.computeIfAbsent(
        body,
        b -> {
          bodies.add(b);
          return bodies.size() - 1;
        });
  }

  private int compile(Expression expression, int then) {
    return switch (expression) {
      case Literal literal -> literal(literal.text(), then);
      case OneOf oneOf -> oneOf(oneOf.points(), then);
      case Sequence sequence -> {
        var place = then;
        for (var part : sequence.parts().reversed()) {
          place = compile(part, place);
        }
        yield place;
      }
      case Choice choice -> {
        var places = new ArrayList<Integer>();
        choice.alternatives().forEach(a -> places.add(compile(a, then)));
        yield fork(places);
      }
      case Repeat repeat -> repeat(repeat, then);
      case Reference reference -> emit(Operation.CALL, rule(reference.rule()), then);
    };
  }

  private int literal(String text, int then) {
    var place = then;
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var i = bytes.length - 1; i >= 0; i--) {
      var set = new BitSet();
      set.set(bytes[i] & 0xFF);
      place = take(set, place);
    }
    return place;
  }

  // First bytes behind which it goes on alike are one instruction.
  private int oneOf(CodePoints points, int then) {
    var firsts = new LinkedHashMap<Integer, BitSet>();
    for (var range : points.ranges()) {
      for (var part : Utf8.parts(range)) {
        var place = then;
        for (var bytes : part.subList(1, part.size()).reversed()) {
          place = take(set(bytes), place);
        }
        firsts.computeIfAbsent(place, p -> new BitSet()).or(set(part.getFirst()));
      }
    }
    var places = new ArrayList<Integer>();
    firsts.forEach((place, set) -> places.add(take(set, place)));
    return fork(places);
  }

  private static BitSet set(Utf8.Bytes bytes) {
    var set = new BitSet();
    set.set(bytes.first(), bytes.last() + 1);
    return set;
  }

  private int repeat(Repeat repeat, int then) {
    var body = repeat.body();
    var bounded = repeat.most() < Repeat.UNBOUNDED;
    var copies = bounded ? repeat.most() : repeat.least() + 1;
    IntUnaryOperator copy =
        copies == 1 || isSmall(body)
            ? place -> compile(body, place)
            : place -> emit(Operation.CALL, ruleOf(body), place);
    var place = bounded ? optional(copy, repeat.most() - repeat.least(), then) : loop(copy, then);
    for (var i = 0; i < repeat.least(); i++) {
      var one = copy.applyAsInt(place);
      if (one == place) {
        break; // the body is nothing, however often
      }
      place = one;
    }
    return place;
  }

  private int loop(IntUnaryOperator copy, int then) {
    var list = lists.size();
    lists.add(new int[0]);
    var loop = emit(Operation.FORK, list, NOWHERE);
    lists.set(list, new int[] {copy.applyAsInt(loop), then});
    return loop;
  }

  private int optional(IntUnaryOperator copy, int most, int then) {
    var place = then;
    for (var i = 0; i < most; i++) {
      var one = copy.applyAsInt(place);
      if (one == place) {
        break;
      }
      place = fork(List.of(one, then));
    }
    return place;
  }

  private static boolean isSmall(Expression body) {
    return switch (body) {
      case Literal literal -> literal.text().length() <= 1;
      case OneOf oneOf -> oneOf.points().ranges().getLast().last() < 128;
      case Reference reference -> true;
      case Sequence sequence -> false;
      case Choice choice -> false;
      case Repeat repeat -> false;
    };
  }

  private int take(BitSet bytes, int then) {
    var set = sets.computeIfAbsent(bytes, b -> sets.size());
    var key = (long) set << 32 | then;
    var known = takes.get(key);
    if (known != null) {
      return known;
    }
    var place = emit(Operation.TAKE, set, then);
    takes.put(key, place);
    return place;
  }

  private int fork(List<Integer> places) {
    var distinct = new LinkedHashSet<>(places);
    if (distinct.size() == 1) {
      return places.getFirst();
    }
    lists.add(ints(distinct));
    return emit(Operation.FORK, lists.size() - 1, NOWHERE);
  }

  private int emit(Operation operation, int argument, int then) {
    if (operations.size() == MOST_INSTRUCTIONS) {
      throw Fault.input(
          "wrong-grammar",
          "the grammar is too large: it has more than "
              + MOST_INSTRUCTIONS
              + " steps when repetitions are written out",
          "let less be repeated, such as {0,100}");
    }
    operations.add(operation);
    arguments.add(argument);
    next.add(then);
    return operations.size() - 1;
  }

  /** The places from which a rule can be brought to its end with these bytes. */
  private BitSet live(int[] entries, BitSet alphabet) {
    var dependents = dependents(entries);
    var usable = sets.keySet().stream().map(set -> set.intersects(alphabet)).toList();
    var live = new BitSet();
    var open = new ArrayDeque<Integer>();
    for (var place = 0; place < operations.size(); place++) {
      if (operations.get(place) == Operation.RETURN) {
        live.set(place);
        open.add(place);
      }
    }
    while (!open.isEmpty()) {
      for (var place : dependents.getOrDefault(open.remove(), List.of())) {
        var lives =
            switch (operations.get(place)) {
              case TAKE -> usable.get(arguments.get(place)) && live.get(next.get(place));
              case CALL -> live.get(entries[arguments.get(place)]) && live.get(next.get(place));
              case FORK, RETURN -> true; // one of its places lives
            };
        if (lives && !live.get(place)) {
          live.set(place);
          open.add(place);
        }
      }
    }
    return live;
  }

  private Map<Integer, List<Integer>> dependents(int[] entries) {
    var dependents = new HashMap<Integer, List<Integer>>();
    for (var place = 0; place < operations.size(); place++) {
      var argument = arguments.get(place);
      switch (operations.get(place)) {
        case TAKE -> add(dependents, next.get(place), place);
        case CALL -> {
          add(dependents, next.get(place), place);
          add(dependents, entries[argument], place);
        }
        case FORK -> {
          for (var target : lists.get(argument)) {
            add(dependents, target, place);
          }
        }
        case RETURN -> {}
      }
    }
    return dependents;
  }

  private static void add(Map<Integer, List<Integer>> lists, int key, int value) {
    lists.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
  }

  // Each set parts every class into those that are in it and those that are not.
  private byte[] classes() {
    var classes = new byte[256];
    var count = 1;
    for (var set : sets.keySet()) {
      if (count == classes.length) {
        break;
      }
      var renamed = new HashMap<Integer, Integer>();
      for (var b = 0; b < classes.length; b++) {
        var key = 2 * (classes[b] & 0xFF) + (set.get(b) ? 1 : 0);
        classes[b] = (byte) (int) renamed.computeIfAbsent(key, k -> renamed.size());
      }
      count = renamed.size();
    }
    return classes;
  }

  private static BitSet classSet(BitSet bytes, byte[] classes) {
    var set = new BitSet();
    bytes.stream().forEach(b -> set.set(classes[b] & 0xFF));
    return set;
  }

  private static int maximum(byte[] classes) {
    var most = 0;
    for (var c : classes) {
      most = Math.max(most, c & 0xFF);
    }
    return most;
  }

  private static int[] ints(Collection<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }
}

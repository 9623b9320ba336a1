package org.vademecum.student.grammar;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vademecum.student.grammar.Expression.Choice;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Expression.Repeat;
import org.vademecum.student.grammar.Expression.Sequence;

/**
 * Says by definition, slowly, what a grammar derives: for every rule and place of a text where the
 * rule may end, and whether it may go on behind the text; found by repeating until nothing is new.
 */
final class NaiveReader {
  private final Grammar grammar;
  private final int[] text;
  private final Map<String, BitSet[]> ends = new HashMap<>(); // one more bit: beyond the text
  private boolean changed;

  NaiveReader(Grammar grammar, String text) {
    this.grammar = grammar;
    this.text = text.codePoints().toArray();
    for (var name : grammar.rules().keySet()) {
      var places = new BitSet[this.text.length + 1];
      Arrays.setAll(places, i -> new BitSet());
      ends.put(name, places);
    }
    do {
      changed = false;
      grammar.rules().forEach(this::read);
    } while (changed);
  }

  private void read(String name, Expression body) {
    for (var from = 0; from <= text.length; from++) {
      var known = known(name, from);
      var before = known.cardinality();
      known.or(ends(body, from));
      changed |= known.cardinality() > before;
    }
  }

  private BitSet known(String rule, int from) {
    return Objects.requireNonNull(ends.get(rule))[from];
  }

  /** Whether the text is one of the grammar's. */
  boolean derives() {
    return known(Grammar.ROOT, 0).get(text.length);
  }

  /** Whether a text of the grammar begins like this; every rule must derive something. */
  boolean begins() {
    return derives() || known(Grammar.ROOT, 0).get(beyond());
  }

  private int beyond() {
    return text.length + 1;
  }

  private BitSet ends(Expression expression, int from) {
    var found = new BitSet();
    switch (expression) {
      case Literal literal -> {
        var points = literal.text().codePoints().toArray();
        var common = 0;
        while (common < points.length
            && from + common < text.length
            && points[common] == text[from + common]) {
          common++;
        }
        if (common == points.length) {
          found.set(from + common);
        } else if (from + common == text.length) {
          found.set(beyond());
        }
      }
      case OneOf oneOf -> {
        if (from == text.length) {
          found.set(beyond());
        } else if (oneOf.points().ranges().stream()
            .anyMatch(r -> r.first() <= text[from] && text[from] <= r.last())) {
          found.set(from + 1);
        }
      }
      case Sequence sequence -> {
        var reached = new BitSet();
        reached.set(from);
        for (var part : sequence.parts()) {
          reached = behind(reached, part);
        }
        found.or(reached);
      }
      case Choice choice -> choice.alternatives().forEach(a -> found.or(ends(a, from)));
      case Repeat repeat -> {
        var reached = new BitSet();
        reached.set(from);
        for (var i = 0; i < repeat.least(); i++) {
          reached = behind(reached, repeat.body());
        }
        found.or(reached);
        for (var i = repeat.least(); i < repeat.most(); i++) {
          reached = behind(reached, repeat.body());
          var before = found.cardinality();
          found.or(reached);
          if (found.cardinality() == before && repeat.most() == Repeat.UNBOUNDED) {
            break;
          }
        }
      }
      case Reference reference -> found.or(known(reference.rule(), from));
    }
    return found;
  }

  private BitSet behind(BitSet starts, Expression part) {
    var found = new BitSet();
    if (starts.get(beyond())) {
      found.set(beyond());
    }
    starts.stream().filter(i -> i <= text.length).forEach(i -> found.or(ends(part, i)));
    return found;
  }
}

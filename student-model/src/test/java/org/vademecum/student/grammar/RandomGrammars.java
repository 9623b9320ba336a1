package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.vademecum.student.grammar.Expression.Choice;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Expression.Repeat;
import org.vademecum.student.grammar.Expression.Sequence;

/**
 * Grammars of any kind, left-recursive and ambiguous too, over a few characters of one to four
 * bytes that share bytes; and texts that they derive. Every rule derives something: its first
 * alternative calls rules behind it only.
 */
final class RandomGrammars {
  static final String CHARACTERS = "ab\u00E9\u00DF\u4E2D\u4E01\uD83D\uDE00\uD83D\uDE01";
  private static final int[] POINTS = CHARACTERS.codePoints().toArray();

  private final Random random;
  private final int rules;

  RandomGrammars(Random random) {
    this.random = random;
    this.rules = 1 + random.nextInt(4);
  }

  Grammar grammar() {
    var bodies = new LinkedHashMap<String, Expression>();
    for (var rule = 0; rule < rules; rule++) {
      var alternatives = new ArrayList<Expression>();
      alternatives.add(expression(2, rule + 1));
      for (var more = random.nextInt(3); more > 0; more--) {
        alternatives.add(expression(2, 0));
      }
      bodies.put(name(rule), new Choice(alternatives));
    }
    return new Grammar(bodies);
  }

  private static String name(int rule) {
    return rule == 0 ? Grammar.ROOT : "rule-" + rule;
  }

  private Expression expression(int depth, int firstRule) {
    return switch (random.nextInt(depth > 0 ? 8 : 4)) {
      case 0 -> new Literal(word(random.nextInt(3)));
      case 1 -> new OneOf(CodePoints.of(word(1 + random.nextInt(3))));
      case 2, 3 ->
          firstRule < rules
              ? new Reference(name(firstRule + random.nextInt(rules - firstRule)))
              : new Literal(word(1));
      case 4 -> {
        var least = random.nextInt(3);
        var most = random.nextBoolean() ? Repeat.UNBOUNDED : least + random.nextInt(3);
        yield new Repeat(expression(depth - 1, firstRule), least, most);
      }
      case 5 -> new Choice(expressions(depth, firstRule));
      default -> new Sequence(expressions(depth, firstRule));
    };
  }

  private List<Expression> expressions(int depth, int firstRule) {
    var parts = new ArrayList<Expression>();
    for (var i = 1 + random.nextInt(3); i > 0; i--) {
      parts.add(expression(depth - 1, firstRule));
    }
    return parts;
  }

  String word(int length) {
    var word = new StringBuilder();
    for (var i = 0; i < length; i++) {
      word.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
    }
    return word.toString();
  }

  /** A text that the grammar derives. */
  String text(Grammar grammar) {
    var text = new StringBuilder();
    derive(new Reference(Grammar.ROOT), grammar, 6, text);
    return text.toString();
  }

  private void derive(Expression expression, Grammar grammar, int depth, StringBuilder text) {
    switch (expression) {
      case Literal literal -> text.append(literal.text());
      case OneOf oneOf -> {
        var ranges = oneOf.points().ranges();
        var range = ranges.get(random.nextInt(ranges.size()));
        text.appendCodePoint(range.first() + random.nextInt(range.last() - range.first() + 1));
      }
      case Sequence sequence -> sequence.parts().forEach(p -> derive(p, grammar, depth, text));
      case Choice choice -> {
        var which = depth > 0 ? random.nextInt(choice.alternatives().size()) : 0;
        derive(choice.alternatives().get(which), grammar, depth, text);
      }
      case Repeat repeat -> {
        var more = depth > 0 && repeat.most() > repeat.least() ? random.nextInt(3) : 0;
        for (var i = Math.min((long) repeat.least() + more, repeat.most()); i > 0; i--) {
          derive(repeat.body(), grammar, depth, text);
        }
      }
      case Reference reference -> derive(grammar.rule(reference.rule()), grammar, depth - 1, text);
    }
  }
}

package org.vademecum.student.grammar;

import java.util.stream.Collectors;
import org.vademecum.student.grammar.Expression.Choice;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Expression.Repeat;
import org.vademecum.student.grammar.Expression.Sequence;

/** Writes grammars as {@link GbnfParser} reads them. */
final class GbnfWriter {
  private GbnfWriter() {}

  static String write(Grammar grammar) {
    return grammar.rules().entrySet().stream()
        .map(rule -> rule.getKey() + " ::= " + write(rule.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String write(Expression expression) {
    return switch (expression) {
      case Literal literal -> quoted(literal.text());
      case OneOf oneOf -> written(oneOf.points());
      case Sequence sequence ->
          sequence.parts().isEmpty()
              ? "\"\""
              : sequence.parts().stream().map(GbnfWriter::grouped).collect(Collectors.joining(" "));
      case Choice choice ->
          choice.alternatives().stream()
              .map(GbnfWriter::write)
              .collect(Collectors.joining(" | ", "(", ")"));
      case Repeat repeat -> grouped(repeat.body()) + times(repeat);
      case Reference reference -> reference.rule();
    };
  }

  private static String grouped(Expression expression) {
    var text = write(expression);
    return expression instanceof Sequence || expression instanceof Repeat ? "(" + text + ")" : text;
  }

  private static String times(Repeat repeat) {
    return repeat.most() == Repeat.UNBOUNDED
        ? "{" + repeat.least() + ",}"
        : "{" + repeat.least() + "," + repeat.most() + "}";
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(GbnfWriter::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String written(CodePoints points) {
    return points.ranges().stream()
        .map(
            range ->
                range.first() == range.last()
                    ? escaped(range.first())
                    : escaped(range.first()) + "-" + escaped(range.last()))
        .collect(Collectors.joining("", "[", "]"));
  }

  // Letters and digits alone need no thought.
  private static String escaped(int point) {
    if (point < 128 && Character.isLetterOrDigit(point)) {
      return Character.toString(point);
    }
    return point <= 0xFFFF ? "\\u%04X".formatted(point) : "\\U%08X".formatted(point);
  }
}

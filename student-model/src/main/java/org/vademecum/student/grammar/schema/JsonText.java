package org.vademecum.student.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.vademecum.cli.Json;
import org.vademecum.student.grammar.CodePoints;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Grammar;

/** How JSON is written: the rules of {@code json.gbnf}, and expressions from them. */
final class JsonText {
  /** Any JSON object, with all rules that are used here by name. */
  static final Grammar GRAMMAR = Grammar.parse(read("json.gbnf"));

  static final Expression VALUE = new Reference("value");
  static final Expression SPACE = new Reference("space");
  static final Expression CHARACTER = new Reference("character");
  static final Expression COMMA = Expression.sequence(new Literal(","), SPACE);

  private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}"); // pairs are no match
  private static final CodePoints PLAIN = ((OneOf) GRAMMAR.rule("plain")).points();

  private JsonText() {}

  private static String read(String name) {
    try (var stream = JsonText.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value as it stands. */
  static Expression constant(JsonNode value) {
    return new Literal(written(value));
  }

  // Half a surrogate pair can stand in a JSON string, but in no text unless it is escaped.
  private static String written(Object value) {
    return UNPAIRED
        .matcher(Json.write(value))
        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
  }

  /** A key and its value. */
  static Expression member(String key, Expression value) {
    return member(new Literal(written(key)), value);
  }

  static Expression member(Expression key, Expression value) {
    return Expression.sequence(key, new Literal(":"), new Reference("blank"), value);
  }

  static Expression quoted(Expression content) {
    return Expression.sequence(new Literal("\""), content, new Literal("\""));
  }

  /** One character of a set within a string, escaped where it has to be. */
  static Expression character(CodePoints points) {
    var alternatives = new ArrayList<Expression>();
    var plain = points.intersection(PLAIN);
    if (!plain.isEmpty()) {
      alternatives.add(new OneOf(plain));
    }
    for (var range : points.without(PLAIN).ranges()) {
      for (var point = range.first(); point <= range.last(); point++) {
        alternatives.add(new Literal(escaped(Character.toString(point))));
      }
    }
    return Expression.choice(alternatives);
  }

  /** A text as it is written between quotes. */
  static String escaped(String text) {
    var quoted = written(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  /**
   * A string that is none of these, written without escapes, so that it can't be one of them in
   * disguise.
   */
  static Expression stringBut(List<String> excluded) {
    return quoted(otherThan(excluded.stream().map(JsonText::escaped).distinct().toList()));
  }

  // A text of plain characters that leaves the tree of excluded ones somewhere, or ends within it.
  private static Expression otherThan(List<String> excluded) {
    if (excluded.isEmpty()) {
      return Expression.anyNumber(new OneOf(PLAIN));
    }
    var alternatives = new ArrayList<Expression>();
    if (!excluded.contains("")) {
      alternatives.add(Expression.EMPTY);
    }
    var firsts =
        excluded.stream().filter(t -> !t.isEmpty()).map(t -> t.codePointAt(0)).distinct().toList();
    var others = PLAIN;
    for (var first : firsts) {
      var character = Character.toString(first);
      others = others.without(CodePoints.of(character));
      if (PLAIN.intersection(CodePoints.of(character)).isEmpty()) {
        continue; // escaped, which is not written here
      }
      var rests =
          excluded.stream()
              .filter(t -> t.startsWith(character))
              .map(t -> t.substring(character.length()))
              .toList();
      alternatives.add(Expression.sequence(new Literal(character), otherThan(rests)));
    }
    if (!others.isEmpty()) {
      alternatives.add(
          Expression.sequence(new OneOf(others), Expression.anyNumber(new OneOf(PLAIN))));
    }
    return Expression.choice(alternatives);
  }
}

package org.vademecum.student.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vademecum.cli.Fault;
import org.vademecum.student.grammar.CodePoints.Range;
import org.vademecum.student.grammar.Expression.Choice;
import org.vademecum.student.grammar.Expression.Literal;
import org.vademecum.student.grammar.Expression.OneOf;
import org.vademecum.student.grammar.Expression.Reference;
import org.vademecum.student.grammar.Expression.Repeat;
import org.vademecum.student.grammar.Expression.Sequence;

/**
 * Reads llama.cpp's GBNF by recursive descent.
 *
 * <pre>
 * rule        name "::=" alternatives, to the end of the line
 * alternatives sequences between "|", behind which a line may end
 * element     "literal"  [class]  [^class]  .  name  (alternatives), over lines too
 * repetition  * + ? {n} {n,} {n,m} behind an element
 * comment     # to the end of the line
 * </pre>
 */
final class GbnfParser {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST_GROUP = 100;
  private static final int MOST_REPETITIONS = 3; // of one element
  private static final int LONGEST_QUOTE = 24;

  private final String text;
  private final Map<String, Expression> rules = new LinkedHashMap<>();
  private final Map<String, Integer> used = new LinkedHashMap<>(); // where first
  private int at;
  private int depth;

  GbnfParser(String text) {
    this.text = text;
  }

  Grammar parse() {
    if (text.length() > LONGEST_TEXT) {
      throw Fault.input(
          "wrong-grammar",
          "the grammar has more than " + LONGEST_TEXT + " characters: " + text.length(),
          "write it with rules that are used more than once");
    }
    skipSpace(Lines.ACROSS);
    while (at < text.length()) {
      rule();
      skipSpace(Lines.ACROSS);
    }
    if (!rules.containsKey(Grammar.ROOT)) {
      throw wrong(at, "there is no rule named root", "write root ::= ...");
    }
    used.forEach(
        (name, where) -> {
          if (!rules.containsKey(name)) {
            throw wrong(where, "there is no rule of this name", "define it, or correct its name");
          }
        });
    return new Grammar(rules);
  }

  private void rule() {
    var start = at;
    var name = name();
    if (name.isEmpty()) {
      throw wrong(at, "here a rule must begin", "write name ::= ...");
    }
    skipSpace(Lines.SAME);
    if (!text.startsWith("::=", at)) {
      throw wrong(at, "behind a rule's name ::= must stand", "write name ::= ...");
    }
    at += 3;
    skipSpace(Lines.ACROSS);
    var expression = alternatives(Lines.SAME);
    if (at < text.length() && peek() != '\n' && peek() != '\r') {
      throw wrong(at, "this does not belong into a rule", "quote what is a text");
    }
    if (rules.putIfAbsent(name, expression) != null) {
      throw wrong(start, "the rule is defined twice", "give one of them another name");
    }
  }

  /** Whether blanks may be ends of lines. */
  private enum Lines {
    SAME,
    ACROSS
  }

  private Expression alternatives(Lines lines) {
    var alternatives = new ArrayList<Expression>();
    alternatives.add(sequence(lines));
    while (nextIsBar()) {
      at++;
      skipSpace(Lines.ACROSS);
      alternatives.add(sequence(lines));
    }
    return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
  }

  // A line that begins with a bar goes on with the rule: no rule can begin so.
  private boolean nextIsBar() {
    var before = at;
    skipSpace(Lines.ACROSS);
    if (at < text.length() && peek() == '|') {
      return true;
    }
    at = before;
    return false;
  }

  private Expression sequence(Lines lines) {
    var parts = new ArrayList<Expression>();
    while (at < text.length()) {
      var start = at;
      var part = element();
      if (at == start) {
        break;
      }
      parts.add(repetitions(part, lines));
      skipSpace(lines);
    }
    return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
  }

  // Moves on where there is an element, and stays where not.
  private Expression element() {
    return switch (peek()) {
      case '"' -> literal();
      case '[' -> characterClass();
      case '(' -> group();
      case '.' -> {
        at++;
        yield new OneOf(CodePoints.ALL);
      }
      default -> {
        var start = at;
        var name = name();
        if (!name.isEmpty()) {
          used.putIfAbsent(name, start);
        }
        yield new Reference(name);
      }
    };
  }

  private Expression group() {
    var start = at++;
    if (++depth > DEEPEST_GROUP) {
      throw wrong(start, "groups are nested deeper than " + DEEPEST_GROUP, "use rules instead");
    }
    skipSpace(Lines.ACROSS);
    var inner = alternatives(Lines.ACROSS);
    if (at == text.length() || peek() != ')') {
      throw wrong(at == text.length() ? start : at, "the group does not end here", "write )");
    }
    at++;
    depth--;
    return inner;
  }

  private Expression repetitions(Expression element, Lines lines) {
    var repeated = element;
    var levels = 0;
    while (true) {
      var before = at;
      skipSpace(lines);
      var start = at;
      if (at == text.length() || "*+?{".indexOf(peek()) < 0) {
        at = before;
        return repeated;
      }
      if (++levels > MOST_REPETITIONS) {
        throw wrong(start, "too many repetitions of one element", "write one of them");
      }
      repeated =
          switch (text.charAt(at++)) {
            case '*' -> Expression.anyNumber(repeated);
            case '+' -> Expression.repeat(repeated, 1, Repeat.UNBOUNDED);
            case '?' -> Expression.optional(repeated);
            default -> counted(repeated, start);
          };
    }
  }

  private Expression counted(Expression body, int start) {
    var least = number(start);
    var most = least;
    if (at < text.length() && peek() == ',') {
      at++;
      skipSpace(Lines.SAME);
      most = at < text.length() && peek() == '}' ? Repeat.UNBOUNDED : number(start);
    }
    if (at == text.length() || peek() != '}' || most < least) {
      throw wrong(start, "this is no repetition", "write {n}, {n,} or {n,m} with n up to m");
    }
    at++;
    return Expression.repeat(body, least, most);
  }

  private int number(int start) {
    skipSpace(Lines.SAME);
    var from = at;
    var number = 0L;
    while (at < text.length() && peek() >= '0' && peek() <= '9') {
      number = Math.min(Repeat.UNBOUNDED - 1, 10 * number + peek() - '0'); // far beyond what works
      at++;
    }
    if (at == from) {
      throw wrong(start, "this is no repetition", "write {n}, {n,} or {n,m}");
    }
    skipSpace(Lines.SAME);
    return (int) number;
  }

  private Expression literal() {
    var start = at++;
    var content = new StringBuilder();
    while (at < text.length() && peek() != '"') {
      var where = at;
      var point = character();
      if (isSurrogate(point)) {
        throw wrong(where, "half a character stands in no text", "write the whole with \\U");
      }
      content.appendCodePoint(point);
    }
    if (at == text.length()) {
      throw wrong(start, "the literal does not end", "write \"");
    }
    at++;
    return new Literal(content.toString());
  }

  private Expression characterClass() {
    var start = at++;
    var negated = at < text.length() && peek() == '^';
    if (negated) {
      at++;
    }
    var ranges = new ArrayList<Range>();
    while (at < text.length() && peek() != ']') {
      var where = at;
      var first = character();
      var last = first;
      if (at + 1 < text.length() && peek() == '-' && text.charAt(at + 1) != ']') {
        at++;
        last = character();
      }
      if (last < first) {
        throw wrong(where, "the range ends before it begins", "write the smaller one first");
      }
      ranges.add(new Range(first, last));
    }
    if (at == text.length()) {
      throw wrong(start, "the class does not end", "write ]");
    }
    at++;
    var listed = CodePoints.union(ranges);
    var points = negated ? listed.complement() : listed;
    if (points.isEmpty()) {
      throw wrong(start, "no character is in this class", "write one");
    }
    return new OneOf(points);
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private int character() {
    if (peek() != '\\') {
      var point = text.codePointAt(at);
      at += Character.charCount(point);
      return point;
    }
    var start = at++;
    if (at == text.length()) {
      throw wrong(start, "the escape does not end", "write \\\\ for a backslash");
    }
    var kind = text.charAt(at++);
    return switch (kind) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'x' -> hex(start, 2);
      case 'u' -> hex(start, 4);
      case 'U' -> hex(start, 8);
      case '\\', '"', '[', ']', '-', '^' -> kind;
      default ->
          throw wrong(
              start,
              "there is no such escape",
              "use \\n \\r \\t \\xHH \\uHHHH \\UHHHHHHHH \\\\ \\\" \\[ \\] \\- \\^");
    };
  }

  private int hex(int start, int digits) {
    var value = 0L;
    for (var i = 0; i < digits; i++, at++) {
      var digit = at < text.length() && peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw wrong(start, "the escape has not " + digits + " hexadecimal digits", "add zeros");
      }
      value = 16 * value + digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw wrong(start, "there is no such character", "give one up to \\U0010FFFF");
    }
    return (int) value;
  }

  private String name() {
    var from = at;
    while (at < text.length() && isOfName(peek())) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isOfName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  private char peek() {
    return text.charAt(at);
  }

  private void skipSpace(Lines lines) {
    while (at < text.length()) {
      var c = peek();
      if (c == '#') {
        while (at < text.length() && peek() != '\n') {
          at++;
        }
      } else if (c == ' ' || c == '\t' || lines == Lines.ACROSS && (c == '\n' || c == '\r')) {
        at++;
      } else {
        return;
      }
    }
  }

  private Fault wrong(int where, String what, String remedy) {
    var before = text.substring(0, where);
    var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    var column = 1 + before.length() - (before.lastIndexOf('\n') + 1);
    var rest = text.substring(where, Math.min(text.length(), where + LONGEST_QUOTE));
    var quote = rest.lines().findFirst().orElse("");
    return Fault.input(
        "wrong-grammar",
        what
            + ", line "
            + line
            + ", column "
            + column
            + ": "
            + (quote.isEmpty() ? "end of the " + (where < text.length() ? "line" : "text") : quote),
        remedy);
  }
}

package org.vademecum.student.grammar.schema;

import java.util.ArrayList;
import org.vademecum.cli.Fault;
import org.vademecum.student.grammar.CodePoints;
import org.vademecum.student.grammar.Expression;
import org.vademecum.student.grammar.Expression.Repeat;

/**
 * Reads the regular part of ECMA-262's expressions: characters, classes, groups, alternatives,
 * repetitions, and {@code ^} and {@code $} at the ends of the whole's alternatives. An alternative
 * without them is found anywhere in the string.
 *
 * <p>Where engines differ, the set is the smaller one: {@code \s} is ASCII's white space, and
 * {@code \S} has no white space of Unicode either.
 */
final class PatternReader {
  private static final int DEEPEST_GROUP = 100;
  private static final CodePoints DIGITS = CodePoints.range('0', '9');
  private static final CodePoints WORD =
      CodePoints.union(
          DIGITS,
          CodePoints.range('a', 'z'),
          CodePoints.range('A', 'Z'),
          CodePoints.range('_', '_'));
  private static final CodePoints SPACES = CodePoints.of(" \t\n\u000B\f\r");
  private static final CodePoints ALL_SPACES =
      CodePoints.union(
          SPACES,
          CodePoints.of("\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF"),
          CodePoints.range(0x2000, 0x200A));
  private static final CodePoints LINE_ENDS = CodePoints.of("\n\r\u0085\u2028\u2029");

  private final String pattern;
  private final String pointer;
  private int at;
  private int depth;

  private PatternReader(String pattern, String pointer) {
    this.pattern = pattern;
    this.pointer = pointer;
  }

  /**
   * The strings that match, without their quotes.
   *
   * @throws Fault of type {@code unsupported-schema} where the pattern is not regular or not known
   */
  static Expression read(String pattern, String pointer) {
    return new PatternReader(pattern, pointer).whole();
  }

  private Expression whole() {
    var anything = Expression.anyNumber(JsonText.CHARACTER);
    var alternatives = new ArrayList<Expression>();
    do {
      var parts = new ArrayList<Expression>();
      if (!take('^')) {
        parts.add(anything);
      }
      parts.add(sequence());
      if (!take('$')) {
        parts.add(anything);
      }
      alternatives.add(new Expression.Sequence(parts));
    } while (take('|'));
    if (at < pattern.length()) {
      throw notRead();
    }
    return Expression.choice(alternatives);
  }

  private Expression alternatives() {
    var alternatives = new ArrayList<Expression>();
    do {
      alternatives.add(sequence());
    } while (take('|'));
    return Expression.choice(alternatives);
  }

  private Expression sequence() {
    var parts = new ArrayList<Expression>();
    while (at < pattern.length() && "|)$^".indexOf(pattern.charAt(at)) < 0) {
      parts.add(repetition(element()));
    }
    return new Expression.Sequence(parts);
  }

  private Expression element() {
    if (take('(')) {
      if (pattern.startsWith("?", at) && !pattern.startsWith("?:", at)) {
        throw notRead(); // looking around, names
      }
      at += pattern.startsWith("?:", at) ? 2 : 0;
      if (++depth > DEEPEST_GROUP) {
        throw notRead();
      }
      var inner = alternatives();
      if (!take(')')) {
        throw notRead();
      }
      depth--;
      return inner;
    }
    if (take('[')) {
      return JsonText.character(characterClass());
    }
    if (take('.')) {
      return JsonText.character(LINE_ENDS.complement());
    }
    if (take('\\')) {
      return JsonText.character(escape());
    }
    if ("*+?{}])".indexOf(pattern.charAt(at)) >= 0) {
      throw notRead();
    }
    return JsonText.character(plain());
  }

  private CodePoints plain() {
    var point = pattern.codePointAt(at);
    at += Character.charCount(point);
    return single(point);
  }

  private CodePoints single(int point) {
    var set = CodePoints.range(point, point);
    if (set.isEmpty()) {
      throw notRead(); // half a character
    }
    return set;
  }

  private Expression repetition(Expression element) {
    var least = 0;
    var most = Repeat.UNBOUNDED;
    if (take('*')) {
      least = 0;
    } else if (take('+')) {
      least = 1;
    } else if (take('?')) {
      most = 1;
    } else if (take('{')) {
      least = number();
      most = least;
      if (take(',')) {
        most = pattern.startsWith("}", at) ? Repeat.UNBOUNDED : number();
      }
      if (!take('}') || most < least) {
        throw notRead();
      }
    } else {
      return element;
    }
    take('?'); // lazy or not, the strings are the same
    if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
      throw notRead();
    }
    return Expression.repeat(element, least, most);
  }

  private int number() {
    var from = at;
    while (at < pattern.length() && Character.isDigit(pattern.charAt(at)) && at - from < 9) {
      at++;
    }
    if (at == from) {
      throw notRead();
    }
    return Integer.parseInt(pattern, from, at, 10);
  }

  private CodePoints characterClass() {
    var negated = take('^');
    var sets = new ArrayList<CodePoints>();
    while (!take(']')) {
      if (at == pattern.length() || pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
        throw notRead(); // sets of sets differ between engines
      }
      var first = inClass();
      if (pattern.startsWith("-", at) && !pattern.startsWith("-]", at)) {
        at++;
        if (at == pattern.length()) {
          throw notRead();
        }
        sets.add(range(first, inClass()));
      } else {
        sets.add(first);
      }
    }
    var union = CodePoints.union(sets.toArray(CodePoints[]::new));
    var set = negated ? union.complement() : union;
    if (set.isEmpty()) {
      throw notRead();
    }
    return set;
  }

  private CodePoints inClass() {
    return take('\\') ? escape() : plain();
  }

  private CodePoints range(CodePoints first, CodePoints last) {
    var from = first.ranges().getFirst();
    var to = last.ranges().getFirst();
    if (from.first() != from.last() || to.first() != to.last() || from.first() > to.first()) {
      throw notRead();
    }
    return CodePoints.range(from.first(), to.last());
  }

  private CodePoints escape() {
    if (at == pattern.length()) {
      throw notRead();
    }
    var kind = pattern.charAt(at++);
    return switch (kind) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.complement();
      case 'w' -> WORD;
      case 'W' -> WORD.complement();
      case 's' -> SPACES;
      case 'S' -> ALL_SPACES.complement();
      case 't' -> single('\t');
      case 'n' -> single('\n');
      case 'r' -> single('\r');
      case 'f' -> single('\f');
      case 'v' -> single('\u000B');
      case 'x' -> single(hex(2));
      case 'u' -> single(hex(4));
      default -> {
        if (Character.isLetterOrDigit(kind) || kind > 127) {
          throw notRead(); // references to groups, borders of words, properties
        }
        yield single(kind);
      }
    };
  }

  private int hex(int digits) {
    var value = 0;
    for (var i = 0; i < digits; i++, at++) {
      var digit = at < pattern.length() ? Character.digit(pattern.charAt(at), 16) : -1;
      if (digit < 0) {
        throw notRead();
      }
      value = 16 * value + digit;
    }
    return value;
  }

  private boolean take(char wanted) {
    var there = at < pattern.length() && pattern.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private Fault notRead() {
    return SchemaFaults.unsupported(
        "the pattern is not understood from character " + (at + 1) + " on: " + pattern, pointer);
  }
}

package org.vademecum.student.grammar;

import java.util.List;

/** What a rule of a {@link Grammar} derives. */
public sealed interface Expression {
  /** The text as it stands; may be empty. */
  record Literal(String text) implements Expression {}

  /** One character of a set. */
  record OneOf(CodePoints points) implements Expression {}

  /** One after the other. */
  record Sequence(List<Expression> parts) implements Expression {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** Any one of them. */
  record Choice(List<Expression> alternatives) implements Expression {
    public Choice {
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * The body so many times.
   *
   * @param most {@link #UNBOUNDED} for any number
   */
  record Repeat(Expression body, int least, int most) implements Expression {
    /** Any number. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;
  }

  /** What the rule of this name derives. */
  record Reference(String rule) implements Expression {}

  /** Nothing. */
  Expression EMPTY = new Literal("");

  static Expression literal(String text) {
    return new Literal(text);
  }

  static Expression sequence(Expression... parts) {
    return new Sequence(List.of(parts));
  }

  static Expression choice(Expression... alternatives) {
    return new Choice(List.of(alternatives));
  }

  /** One of them; the only one where there is but one. */
  static Expression choice(List<Expression> alternatives) {
    return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
  }

  static Expression optional(Expression body) {
    return new Repeat(body, 0, 1);
  }

  static Expression anyNumber(Expression body) {
    return new Repeat(body, 0, Repeat.UNBOUNDED);
  }

  static Expression repeat(Expression body, int least, int most) {
    return new Repeat(body, least, most);
  }
}

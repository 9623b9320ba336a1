package org.vademecum.engine.verify;

import java.util.Locale;

/** What speaks for or against a sentence, as a figure that can be weighed. */
enum Signal {
  /** Statements that were looked for in the evidence. */
  STATEMENTS,
  /** Share of its words that the nearest place has, of the statement with the least; of all. */
  LEAST_SHARE,
  MEAN_SHARE,
  /** The same, words with a beginning or a character in common counted in part. */
  LEAST_NEAR,
  MEAN_NEAR,
  /** Share of what is said that any cited text has. */
  ANYWHERE,
  /** Share of a nearest place that is said. */
  BACKWARDS,
  /** Words that the nearest place lacks: rare ones of the pack, others, general, unknown ones. */
  MISSING_TERMS,
  MISSING_KNOWN,
  MISSING_COMMON,
  MISSING_UNKNOWN,
  /** Names that it lacks. */
  MISSING_NAMES,
  /** Content words. */
  LENGTH,
  /** What the nearest place has against a statement. */
  DENIED,
  AFFIRMED,
  TURNED,
  OPPOSED,
  OF_ALL,
  FORETOLD,
  TOLD,
  OF_BODY,
  OF_ANOTHER,
  UNQUALIFIED,
  UNCONDITIONAL,
  /** What the sentence does, and whether its place does it, too. */
  HEDGED,
  HEDGE_LOST,
  NEGATION_KEPT,
  NEGATION_ALONE,
  NEGATION_LOST,
  CAUSAL,
  CAUSE_ALONE,
  OF_THIS_CASE,
  ADVISES,
  ADVICE_ALONE,
  EVENTS,
  PROVISO,
  COMPARES,
  /** Claims that rules found supported. */
  NUMBERS_HELD,
  NAMES_HELD,
  DIRECTIONS_HELD,
  /** What rules miss without deciding. */
  UNNAMED,
  UNDIRECTED,
  AMOUNTS,
  OF_PEOPLE,
  /** Length of the missing words, in fives: terms are long. */
  MISSING_LETTERS,
  /** Share by weight that the nearest sentence has, has alone, the nearest two, all have. */
  COVER_ONE,
  COVER_ALONE,
  COVER_TWO,
  COVER_ALL,
  COVER_BACK,
  WEIGHT_MISSING,
  WEIGHT;

  /** The signal of this name in a file of weights. */
  static Signal of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.vademecum.engine.verify;

import java.util.Locale;

/** What speaks for or against a sentence, as a figure that can be weighed. */
enum Signal {
  /** Statements that had to be looked for in the evidence. */
  STATEMENTS,
  LEAST_SHARE,
  MEAN_SHARE,
  LEAST_NEAR,
  MEAN_NEAR,
  /** Share of what is said that any of the cited texts has. */
  ANYWHERE,
  /** Share of the nearest place that is said. */
  BACKWARDS,
  MISSING_TERMS,
  MISSING_KNOWN,
  MISSING_COMMON,
  MISSING_UNKNOWN,
  MISSING_NAMES,
  LENGTH,
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
  NUMBERS_HELD,
  NAMES_HELD,
  DIRECTIONS_HELD,
  UNNAMED,
  UNDIRECTED,
  AMOUNTS,
  OF_PEOPLE,
  MISSING_LETTERS,
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

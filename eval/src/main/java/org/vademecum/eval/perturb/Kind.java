package org.vademecum.eval.perturb;

import java.util.Locale;

/** What is made wrong, and what must happen then. */
public enum Kind {
  /** The source is another case's. */
  SWAPPED(Expect.REFUSED),
  /** What the response rests on is taken out of the source. */
  MISSING(Expect.REFUSED),
  /** A number of the response is another one. */
  NUMBER(Expect.CAUGHT),
  /** A unit of the response is one of another size. */
  UNIT(Expect.CAUGHT),
  /** A word such as high or rising is its opposite. */
  DIRECTION(Expect.CAUGHT),
  /** A statement is denied. */
  NEGATION(Expect.CAUGHT),
  /** A number is the one that another case has in the same place. */
  PATIENT(Expect.CAUGHT),
  /** The source gets a passage that says the opposite of what the response rests on. */
  CONTRADICTING(Expect.REFUSED);

  /** What must happen with a row. */
  public enum Expect {
    /** A detector scores it under one half. */
    CAUGHT,
    /** The same; and a system that is to answer from this source must not answer so. */
    REFUSED,
    /** An untouched row: a detector scores it one half or more. */
    UNCHANGED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Expect expect;

  Kind(Expect expect) {
    this.expect = expect;
  }

  public Expect expect() {
    return expect;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

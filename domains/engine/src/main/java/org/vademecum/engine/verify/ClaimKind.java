package org.vademecum.engine.verify;

import java.util.Locale;

/** What a claim is about. */
public enum ClaimKind {
  NUMBER,
  UNIT,
  NAME,
  DIRECTION,
  SEVERITY,
  RELATION,
  ADVICE,
  CERTAINTY,
  PATTERN,
  STATUS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

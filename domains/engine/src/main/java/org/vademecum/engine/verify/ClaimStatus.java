package org.vademecum.engine.verify;

import java.util.Locale;

/** How a claim stands to its evidence, by the contract's words. */
public enum ClaimStatus {
  SUPPORTED,
  UNSUPPORTED,
  CONTRADICTED,
  UNCHECKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

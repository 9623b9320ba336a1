package org.vademecum.engine.judge;

/** How a result lies: normal, low, high, critically low or high, abnormal, or not judged. */
public enum Flag {
  N,
  L,
  H,
  LL,
  HH,
  A,
  UNJUDGED;

  public boolean low() {
    return this == L || this == LL;
  }

  public boolean high() {
    return this == H || this == HH;
  }

  public boolean critical() {
    return this == LL || this == HH;
  }

  public boolean outside() {
    return this != N && this != UNJUDGED;
  }
}

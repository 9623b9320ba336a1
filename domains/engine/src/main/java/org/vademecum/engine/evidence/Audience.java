package org.vademecum.engine.evidence;

import java.util.Locale;

/** Who reads an answer. */
public enum Audience {
  CLINICIAN,
  PATIENT;

  /**
   * The audience of a word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Audience of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "clinician" -> CLINICIAN;
      case "patient" -> PATIENT;
      default ->
          throw new IllegalArgumentException("not an audience (clinician, patient): " + word);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

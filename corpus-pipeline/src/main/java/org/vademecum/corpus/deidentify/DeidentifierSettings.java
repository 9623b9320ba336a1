package org.vademecum.corpus.deidentify;

import java.io.Serializable;

/**
 * What a site decides about de-identification.
 *
 * @param siteKey the secret under which a patient's shift of dates is made. Whoever has it and the
 *     key of a patient can move that patient's dates back, so it must stay with the site, and two
 *     sites must not share one.
 */
public record DeidentifierSettings(String siteKey) implements Serializable {
  private static final int SHORTEST = 16;

  /** Refuses a key that could be tried out. */
  public DeidentifierSettings {
    if (siteKey.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "The site key has %d characters. Give at least %d, made at random."
              .formatted(siteKey.length(), SHORTEST));
    }
  }

  @Override
  public String toString() {
    return "DeidentifierSettings[siteKey=hidden]";
  }
}

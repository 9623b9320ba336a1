package org.vademecum.corpus.deidentify;

import java.util.Map;

/**
 * A text without personal data, and how much of each kind was taken out or moved.
 *
 * @param text the text with marks
 * @param counts how many spans of a kind were found; a kind without any is missing
 */
public record Deidentified(String text, Map<PersonalData, Integer> counts) {
  /** Copies the counts. */
  public Deidentified {
    counts = Map.copyOf(counts);
  }

  /** How many spans of one kind were found. */
  public int count(PersonalData kind) {
    return counts.getOrDefault(kind, 0);
  }
}

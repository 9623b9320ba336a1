package org.vademecum.corpus.deidentify;

/**
 * A stretch of a text that holds one kind of personal data.
 *
 * @param start its first character
 * @param end the character after its last
 */
record Span(int start, int end, PersonalData kind) {
  Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("No span runs from %d to %d.".formatted(start, end));
    }
  }
}

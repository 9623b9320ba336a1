package org.vademecum.corpus.deidentify;

/** Finds personal data of one family in a text. Holds no state of a text, so threads share it. */
@FunctionalInterface
interface Finder {
  /** Adds to {@code spans} what it finds in {@code text}. */
  void find(String text, Spans spans);
}

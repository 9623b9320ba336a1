package org.vademecum.student.tokenizer;

/** What a word is before anything is merged. */
@FunctionalInterface
interface Symbols {
  /** The ids of the word's symbols. */
  int[] of(String word);
}

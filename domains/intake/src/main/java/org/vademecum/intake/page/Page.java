package org.vademecum.intake.page;

import java.util.List;

/**
 * A page of a file.
 *
 * @param number counted from 1
 * @param words in any order
 */
public record Page(int number, List<Word> words) {
  public Page {
    words = List.copyOf(words);
  }
}

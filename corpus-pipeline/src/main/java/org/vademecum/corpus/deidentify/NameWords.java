package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.Map;

/** Builds tables of words with a weight. */
final class NameWords {
  private NameWords() {}

  /** Two lists of words, parted by blanks, each with the weight of its words. */
  static Map<String, Float> weighed(float first, String words, float second, String others) {
    var table = new HashMap<String, Float>();
    for (var word : others.split(" ")) {
      table.put(word, second);
    }
    for (var word : words.split(" ")) {
      table.put(word, first);
    }
    return Map.copyOf(table);
  }
}

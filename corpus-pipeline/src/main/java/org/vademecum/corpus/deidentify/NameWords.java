package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.Map;

/** Reads the words that stand beside Chinese names, with their weights. */
final class NameWords {
  private NameWords() {}

  /** The words of one place, "before", "after" or "title"; the highest weight of each counts. */
  static Map<String, Float> weighed(String place) {
    var table = new HashMap<String, Float>();
    for (var line : WordLists.lines("chinese-name-context.tsv")) {
      var fields = line.split("\t");
      if (fields[0].equals(place)) {
        var weight = Float.valueOf(fields[1]);
        for (var word : fields[2].split(" ")) {
          table.merge(word, weight, Math::max);
        }
      }
    }
    return Map.copyOf(table);
  }
}

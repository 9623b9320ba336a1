package org.vademecum.engine.verify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/**
 * In how many of a pack's passages a word stands. Where a sentence uses a word that few passages
 * have and that its evidence lacks, it is likely to speak of something else.
 */
final class Vocabulary {
  /**
   * What a unit weighs that no passage has; such a word is as often an everyday one as a rare one.
   */
  private static final double UNKNOWN = 0.6;

  private final Map<Language, Map<String, Integer>> counts = new HashMap<>();
  private final Map<Language, Map<String, Integer>> units = new HashMap<>();
  private final Map<Language, Integer> sizes = new HashMap<>();

  Vocabulary(@Nullable Pack pack, SentenceReader reader) {
    if (pack == null) {
      return;
    }
    for (var passage : pack.passages()) {
      var words = counts.computeIfAbsent(passage.language(), ignored -> new HashMap<>());
      sizes.merge(passage.language(), 1, Integer::sum);
      ContentReader.covering(
              passage.title() + "\n" + passage.text(), reader.lexicon(passage.language()))
          .forEach(word -> words.merge(word, 1, Integer::sum));
      var own = units.computeIfAbsent(passage.language(), ignored -> new HashMap<>());
      ContentReader.units(
              passage.title() + "\n" + passage.text(), reader.lexicon(passage.language()))
          .forEach(unit -> own.merge(unit, 1, Integer::sum));
    }
  }

  boolean empty() {
    return counts.isEmpty();
  }

  /**
   * In which share of the passages a token stands; of a pair of characters, the more common one.
   */
  double share(String token, Language language) {
    var words = counts.getOrDefault(language, Map.of());
    var size = Math.max(1, sizes.getOrDefault(language, 0));
    var most = 0;
    for (var part : token.split("\\|")) {
      most = Math.max(most, words.getOrDefault(part, 0));
    }
    return (double) most / size;
  }

  /** How rare a unit is: 0 for one that every passage has. */
  double weight(String unit, Language language) {
    var size = Math.max(2, sizes.getOrDefault(language, 0));
    var count = units.getOrDefault(language, Map.of()).getOrDefault(unit, 0);
    return count == 0 ? UNKNOWN : Math.log((double) size / count) / Math.log(size);
  }
}

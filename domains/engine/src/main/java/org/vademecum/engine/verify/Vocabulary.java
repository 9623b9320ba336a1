package org.vademecum.engine.verify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/**
 * In how many of a pack's passages a word stands. A word that few passages have is a term: where a
 * sentence uses one that its evidence lacks, it speaks of something else, however much of the rest
 * is covered.
 */
final class Vocabulary {
  private static final double TERM_SHARE = 0.02;
  private static final int TERM_LENGTH = 5;

  private final Map<Language, Map<String, Integer>> counts = new HashMap<>();
  private static final double UNKNOWN = 0.6;
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

  /** Whether a content token that the evidence lacks is a term of the domain. */
  boolean term(String token, Language language) {
    var words = counts.getOrDefault(language, Map.of());
    var most = TERM_SHARE * sizes.getOrDefault(language, 0);
    return language == Language.EN
        && token.length() >= TERM_LENGTH
        && !Lexicon.of(language).common(token)
        && between(words.getOrDefault(token, 0), most);
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

  private static boolean between(int count, double most) {
    return count >= 1 && count <= most;
  }
}

package org.vademecum.engine.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vademecum.engine.text.Language;

/**
 * A sentence as the verifier reads it.
 *
 * @param text the folded text that all positions refer to
 * @param owners for each number the names that it may belong to; empty where there are none
 * @param identifiers words with a digit in them that are no known name
 * @param senses words of rising and falling, bound to names or not
 * @param segments stretches of content words between separators
 */
record Reading(
    String text,
    Language language,
    List<Mention> mentions,
    List<CueMatch> cues,
    List<NumberMention> numbers,
    List<List<Mention>> owners,
    List<DateMention> dates,
    List<String> identifiers,
    List<DirectionMention> directions,
    List<Sense> senses,
    List<Segment> segments) {

  boolean has(Cue cue) {
    return cues.stream().anyMatch(c -> c.is(cue));
  }

  /** The first phrase that does this, or an empty text. */
  String first(Cue cue) {
    return cues.stream().filter(c -> c.is(cue)).map(CueMatch::text).findFirst().orElse("");
  }

  /**
   * Content words of a stretch, in their normal forms; for Chinese its pairs of characters.
   *
   * @param words as printed, for messages
   * @param parts the tokens, or the pairs of characters in them
   * @param negated whether an odd number of negations stands in its clause
   * @param places where each token begins in the text
   * @param start where it begins in the text
   */
  record Segment(
      List<String> tokens,
      List<String> words,
      boolean negated,
      Set<String> parts,
      List<Integer> places,
      int start) {
    Segment(
        List<String> tokens, List<String> words, boolean negated, List<Integer> places, int start) {
      this(tokens, words, negated, parts(tokens), places, start);
    }

    private static Set<String> parts(List<String> tokens) {
      var parts = new HashSet<String>();
      tokens.forEach(t -> parts.addAll(List.of(t.split("\\|"))));
      parts.remove("");
      return parts;
    }
  }
}

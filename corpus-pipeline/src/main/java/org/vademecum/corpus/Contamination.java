package org.vademecum.corpus;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which texts share a passage with an evaluation set: a run of 13 words, or of 26 characters of
 * which at least half are Chinese. A text that is shorter than that counts as a whole; one of fewer
 * than 5 words or 10 characters only where it is all of a document, because any report holds it.
 *
 * <p>Thirteen words are what GPT-3's authors used (Brown et al. 2020, appendix C); a Chinese word
 * has about two characters.
 */
public final class Contamination implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Words, and characters, that two texts share if one is contaminated. */
  public static final int WORDS = 13;

  public static final int CHARACTERS = 26;

  private static final int FEWEST_WORDS = 5;
  private static final int FEWEST_CHARACTERS = 10;

  private final Map<Integer, Set<Long>> words = new HashMap<>();
  private final Map<Integer, Set<Long>> characters = new HashMap<>();
  private final Set<Long> wholes = new HashSet<>();

  private final int wordRun;
  private final int characterRun;

  /** An index of evaluation texts, by runs of so many words and characters. */
  public Contamination(Iterable<String> texts, int wordRun, int characterRun) {
    this.wordRun = wordRun;
    this.characterRun = characterRun;
    for (var text : texts) {
      // Documents are compared as they are after normalisation, before personal data is replaced.
      add(Normalise.text(text));
    }
  }

  private void add(String text) {
    var chars = Scripts.characters(text);
    if (chars.length == 0) {
      return;
    }
    wholes.add(whole(chars));
    var tokens = tokens(text);
    var runs = Math.min(wordRun, tokens.length);
    if (runs >= FEWEST_WORDS) {
      addRuns(words, tokens, runs);
    }
    if (chinese(chars, 0, chars.length) || chars.length >= characterRun) {
      var size = Math.min(characterRun, chars.length);
      for (var i = 0; size >= FEWEST_CHARACTERS && i + size <= chars.length; i++) {
        if (chinese(chars, i, size)) {
          characters
              .computeIfAbsent(size, s -> new HashSet<>())
              .add(Shingles.run(longs(chars), i, size));
        }
      }
    }
  }

  private static void addRuns(Map<Integer, Set<Long>> index, long[] tokens, int size) {
    var set = index.computeIfAbsent(size, s -> new HashSet<>());
    for (var i = 0; i + size <= tokens.length; i++) {
      set.add(Shingles.run(tokens, i, size));
    }
  }

  /** What of a text also stands in an evaluation set, or empty. */
  public Optional<String> shared(String text) {
    var whole = sharedWhole(text);
    if (whole.isPresent()) {
      return whole;
    }
    var list = Scripts.words(text);
    var tokens = list.stream().mapToLong(Shingles::hash).toArray();
    for (var size : new TreeSet<>(words.keySet())) {
      var at = find(words.getOrDefault(size, Set.of()), tokens, size);
      if (at >= 0) {
        return Optional.of(String.join(" ", list.subList(at, at + size)));
      }
    }
    var chars = Scripts.characters(text);
    for (var size : new TreeSet<>(characters.keySet())) {
      var at = find(characters.getOrDefault(size, Set.of()), longs(chars), size);
      if (at >= 0) {
        return Optional.of(new String(chars, at, size));
      }
    }
    return Optional.empty();
  }

  /** The text itself where it is all of an evaluation text, or empty. */
  public Optional<String> sharedWhole(String text) {
    var chars = Scripts.characters(text);
    return wholes.contains(whole(chars))
        ? Optional.of(new String(chars, 0, Math.min(chars.length, 2 * characterRun)))
        : Optional.empty();
  }

  private static int find(Set<Long> runs, long[] tokens, int size) {
    for (var i = 0; i + size <= tokens.length; i++) {
      if (runs.contains(Shingles.run(tokens, i, size))) {
        return i;
      }
    }
    return -1;
  }

  private static long whole(int[] chars) {
    return Shingles.run(longs(chars), 0, chars.length);
  }

  private static long[] tokens(String text) {
    return Scripts.words(text).stream().mapToLong(Shingles::hash).toArray();
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  private static boolean chinese(int[] chars, int from, int size) {
    var han = 0;
    for (var i = from; i < from + size; i++) {
      han += Scripts.isHan(chars[i]) ? 1 : 0;
    }
    return 2 * han >= size;
  }
}

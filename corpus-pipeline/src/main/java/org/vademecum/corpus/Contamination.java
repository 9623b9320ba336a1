package org.vademecum.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Which texts share a run with an evaluation set: 13 words, or 26 characters of which at least half
 * are Chinese. An evaluation text that is shorter than that counts as a whole; one of fewer than 5
 * words or 10 characters only where it is all of a document, because any report holds it.
 *
 * <p>Thirteen words are what GPT-3's authors used (Brown et al. 2020, appendix C); a Chinese word
 * has about two characters. As there, a run that very many documents share is no sign that a
 * document has seen the evaluation, see {@link Decontamination}; so all shared runs are told, and
 * whether a text holds an evaluation text as good as whole.
 */
public final class Contamination implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Words, and characters, that two texts share if one is contaminated. */
  public static final int WORDS = 13;

  public static final int CHARACTERS = 26;

  private static final int FEWEST_WORDS = 5;
  private static final int FEWEST_CHARACTERS = 10;
  private static final int MOST_RUNS = 400;
  private static final double AS_GOOD_AS_WHOLE = 0.8;

  private final Map<Integer, Map<Long, int[]>> words = new HashMap<>();
  private final Map<Integer, Map<Long, int[]>> characters = new HashMap<>();
  private final Set<Long> wholes = new HashSet<>();
  private final List<Integer> runsOf = new ArrayList<>();
  private final int wordRun;
  private final int characterRun;

  /**
   * What a text shares with evaluation texts.
   *
   * @param runs each shared run once, in the text's order, at most 400
   * @param whole whether four fifths of an evaluation text's runs are among them
   */
  public record Overlap(List<String> runs, boolean whole) {
    static final Overlap NONE = new Overlap(List.of(), false);

    public Overlap {
      runs = List.copyOf(runs);
    }

    public boolean isEmpty() {
      return runs.isEmpty();
    }
  }

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
    var tokens = tokens(Scripts.words(text));
    var size = Math.min(wordRun, tokens.length);
    if (size >= FEWEST_WORDS) {
      var index = words.computeIfAbsent(size, s -> new HashMap<>());
      addRuns(index, Shingles.runs(tokens, size));
    }
    var length = Math.min(characterRun, chars.length);
    if (length >= FEWEST_CHARACTERS
        && (chinese(chars, 0, chars.length) || length == characterRun)) {
      var runs = new ArrayList<Long>();
      for (var i = 0; i + length <= chars.length; i++) {
        if (chinese(chars, i, length)) {
          runs.add(Shingles.run(longs(chars), i, length));
        }
      }
      var index = characters.computeIfAbsent(length, s -> new HashMap<>());
      addRuns(index, runs.stream().mapToLong(Long::longValue).toArray());
    }
  }

  // Each run knows the texts that have it, as far as they are few: a run of many says nothing.
  private void addRuns(Map<Long, int[]> index, long[] runs) {
    if (runs.length == 0) {
      return;
    }
    var text = runsOf.size();
    var distinct = Arrays.stream(runs).distinct().toArray();
    runsOf.add(distinct.length);
    for (var run : distinct) {
      index.merge(run, new int[] {text}, Contamination::joined);
    }
  }

  private static int[] joined(int[] texts, int[] more) {
    if (texts.length >= 8) {
      return texts;
    }
    var joined = Arrays.copyOf(texts, texts.length + 1);
    joined[texts.length] = more[0];
    return joined;
  }

  /** What a text shares with the evaluation texts. */
  public Overlap overlap(String text) {
    var chars = Scripts.characters(text);
    if (wholes.contains(whole(chars))) {
      return new Overlap(List.of(beginning(chars)), true);
    }
    var runs = new LinkedHashSet<String>();
    var hits = new HashMap<Integer, Set<Long>>();
    var list = Scripts.words(text);
    var tokens = tokens(list);
    for (var size : new TreeSet<>(words.keySet())) {
      find(
          words.getOrDefault(size, Map.of()),
          tokens,
          size,
          at -> String.join(" ", list.subList(at, at + size)),
          runs,
          hits);
    }
    for (var size : new TreeSet<>(characters.keySet())) {
      find(
          characters.getOrDefault(size, Map.of()),
          longs(chars),
          size,
          at -> new String(chars, at, size),
          runs,
          hits);
    }
    return runs.isEmpty() ? Overlap.NONE : new Overlap(List.copyOf(runs), anyWhole(hits));
  }

  private boolean anyWhole(Map<Integer, Set<Long>> hits) {
    return hits.entrySet().stream()
        .anyMatch(e -> e.getValue().size() >= AS_GOOD_AS_WHOLE * runsOf.get(e.getKey()));
  }

  private static void find(
      Map<Long, int[]> index,
      long[] tokens,
      int size,
      IntFunction<String> words,
      Set<String> runs,
      Map<Integer, Set<Long>> hits) {
    for (var i = 0; i + size <= tokens.length; i++) {
      var run = Shingles.run(tokens, i, size);
      var texts = index.get(run);
      if (texts == null) {
        continue;
      }
      for (var text : texts) {
        hits.computeIfAbsent(text, t -> new HashSet<>()).add(run);
      }
      if (runs.size() < MOST_RUNS) {
        runs.add(words.apply(i));
      }
    }
  }

  /** Whether the text is all of an evaluation text. */
  public boolean isWhole(String text) {
    return wholes.contains(whole(Scripts.characters(text)));
  }

  private String beginning(int[] chars) {
    return new String(chars, 0, Math.min(chars.length, 2 * characterRun));
  }

  private static long whole(int[] chars) {
    return Shingles.run(longs(chars), 0, chars.length);
  }

  private static long[] tokens(List<String> words) {
    return words.stream().mapToLong(Shingles::hash).toArray();
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

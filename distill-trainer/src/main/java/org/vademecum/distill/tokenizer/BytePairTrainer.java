package org.vademecum.distill.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.vademecum.student.tokenizer.ByteAlphabet;

/**
 * Learns byte-pair merges (Sennrich et al., 2016) from word counts: the most frequent pair of
 * neighbours becomes a token, again and again. Pair counts are kept up to date word by word, and a
 * heap of stale entries finds the next pair.
 *
 * <p>A token of ASCII text is at most 24 bytes long, others 12, four Chinese characters: the
 * expression that finds words keeps a run of Chinese letters together, and a token should not hold
 * half a sentence.
 */
public final class BytePairTrainer {
  private static final int LONGEST_ASCII = 24;
  private static final int LONGEST_OTHER = 12;

  private record Pair(int left, int right) {}

  private record Candidate(Pair pair, long count) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      // most frequent first; ties by ids, so that the outcome does not depend on hashing
      var byCount = Long.compare(other.count, count);
      if (byCount != 0) {
        return byCount;
      }
      var byLeft = Integer.compare(pair.left, other.pair.left);
      return byLeft != 0 ? byLeft : Integer.compare(pair.right, other.pair.right);
    }
  }

  private final List<String> tokens = new ArrayList<>();
  private final List<String[]> merges = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Map<Pair, Long> pairCounts = new HashMap<>();
  private final Map<Pair, Set<Integer>> occurrences = new HashMap<>();
  private final PriorityQueue<Candidate> heap = new PriorityQueue<>();

  private BytePairTrainer() {}

  /**
   * Trains a vocabulary of at most {@code size} tokens: special tokens, 256 bytes, merges.
   *
   * @throws IllegalArgumentException if the size leaves no room for the bytes
   */
  public static Vocabulary train(WordCounts text, int size) {
    var trainer = new BytePairTrainer();
    var special = SpecialTokens.all();
    if (size < special.size() + 256) {
      throw new IllegalArgumentException("vocabulary too small: " + size);
    }
    trainer.tokens.addAll(special);
    for (var b = 0; b < 256; b++) {
      trainer.tokens.add(String.valueOf(ByteAlphabet.character((byte) b)));
    }
    trainer.load(text, special.size());
    trainer.merge(size);
    return new Vocabulary(trainer.tokens, trainer.merges);
  }

  private void load(WordCounts text, int firstByte) {
    var idOf = new HashMap<Character, Integer>();
    for (var b = 0; b < 256; b++) {
      idOf.put(ByteAlphabet.character((byte) b), firstByte + b);
    }
    // sorted, so that training twice gives the same vocabulary
    for (var entry : new TreeMap<>(text.counts()).entrySet()) {
      var word = encoded(entry.getKey()).chars().map(c -> idOf.get((char) c)).toArray();
      words.add(word);
      counts.add(entry.getValue());
      for (var i = 0; i + 1 < word.length; i++) {
        change(new Pair(word[i], word[i + 1]), words.size() - 1, entry.getValue());
      }
    }
    pairCounts.forEach((pair, count) -> heap.add(new Candidate(pair, count)));
  }

  private static String encoded(String word) {
    var out = new StringBuilder();
    for (var b : word.getBytes(StandardCharsets.UTF_8)) {
      out.append(ByteAlphabet.character(b));
    }
    return out.toString();
  }

  private void change(Pair pair, int word, long by) {
    pairCounts.merge(pair, by, Long::sum);
    if (by > 0) {
      occurrences.computeIfAbsent(pair, p -> new HashSet<>()).add(word);
    }
  }

  private void merge(int size) {
    while (tokens.size() < size && !heap.isEmpty()) {
      var best = heap.poll();
      long now = pairCounts.getOrDefault(best.pair, 0L);
      if (now != best.count) {
        if (now > 0) {
          heap.add(new Candidate(best.pair, now));
        }
        continue;
      }
      if (now < 2) {
        return;
      }
      var left = tokens.get(best.pair.left);
      var right = tokens.get(best.pair.right);
      if (tooLong(left + right)) {
        continue;
      }
      merges.add(new String[] {left, right});
      tokens.add(left + right);
      apply(best.pair, tokens.size() - 1);
    }
  }

  private static boolean tooLong(String token) {
    var ascii = token.chars().allMatch(c -> c < 128 || c == ByteAlphabet.character((byte) ' '));
    return token.length() > (ascii ? LONGEST_ASCII : LONGEST_OTHER);
  }

  private void apply(Pair pair, int merged) {
    var touched = new HashSet<Pair>();
    for (var index : occurrences.getOrDefault(pair, Set.of())) {
      var word = words.get(index);
      long count = counts.get(index);
      var shorter = replace(word, pair, merged);
      if (shorter.length == word.length) {
        continue;
      }
      for (var i = 0; i + 1 < word.length; i++) {
        change(new Pair(word[i], word[i + 1]), index, -count);
      }
      for (var i = 0; i + 1 < shorter.length; i++) {
        var next = new Pair(shorter[i], shorter[i + 1]);
        change(next, index, count);
        if (next.left == merged || next.right == merged) {
          touched.add(next);
        }
      }
      words.set(index, shorter);
    }
    pairCounts.remove(pair);
    occurrences.remove(pair);
    for (var next : touched) {
      heap.add(new Candidate(next, pairCounts.getOrDefault(next, 0L)));
    }
  }

  private static int[] replace(int[] word, Pair pair, int merged) {
    var out = new int[word.length];
    var n = 0;
    for (var i = 0; i < word.length; i++) {
      if (i + 1 < word.length && word[i] == pair.left && word[i + 1] == pair.right) {
        out[n++] = merged;
        i++;
      } else {
        out[n++] = word[i];
      }
    }
    return Arrays.copyOf(out, n);
  }
}

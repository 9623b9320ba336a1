package org.vademecum.distill.tokenizer;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often each pre-token occurs. Texts are cut at special tokens, digits stand alone, and the
 * rest is cut by GPT-2's expression: contractions, words with the space before them, runs of signs,
 * white space.
 */
public final class WordCounts {
  private static final Pattern WORDS =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SPECIAL =
      Pattern.compile(
          SpecialTokens.all().stream().map(Pattern::quote).collect(Collectors.joining("|")));
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  private final Map<String, Long> counts = new HashMap<>();

  /** Counts a text's words, each occurrence as {@code weight}. */
  public void add(String text, int weight) {
    for (var plain : SPECIAL.split(text)) {
      for (var part : DIGIT.split(plain)) {
        var words = WORDS.matcher(part);
        while (words.find()) {
          counts.merge(words.group(), (long) weight, Long::sum);
        }
      }
    }
  }

  Map<String, Long> counts() {
    return counts;
  }
}

package org.vademecum.eval.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How far the words of a text stand in another; runs of letters, numbers, single Han characters.
 */
final class Overlap {
  private static final Pattern TOKEN =
      Pattern.compile("\\d+(?:[.,]\\d+)*|\\p{IsHan}|[\\p{L}&&[^\\p{IsHan}]]+");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  private final List<Set<String>> grams = new ArrayList<>();

  /** Reads the text that is to cover others. */
  Overlap(String source) {
    var tokens = tokens(source);
    for (var n = 1; n <= 4; n++) {
      grams.add(new HashSet<>(grams(tokens, n)));
    }
  }

  static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  static List<String> grams(List<String> tokens, int n) {
    var grams = new ArrayList<String>();
    for (var i = 0; i + n <= tokens.size(); i++) {
      grams.add(n == 1 ? tokens.get(i) : String.join(" ", tokens.subList(i, i + n)));
    }
    return grams;
  }

  /** The share of n-grams that the source does not have; 0 where there is none. */
  double novel(List<String> tokens, int n) {
    var own = grams(tokens, n);
    var novel = own.stream().filter(g -> !grams.get(n - 1).contains(g)).count();
    return own.isEmpty() ? 0 : novel / (double) own.size();
  }

  /** How many numbers stand nowhere in the source. */
  long novelNumbers(List<String> tokens) {
    return tokens.stream()
        .filter(t -> NUMBER.matcher(t).matches() && !grams.getFirst().contains(t))
        .count();
  }

  /** How many words of at least five letters stand nowhere in the source. */
  long novelWords(List<String> tokens) {
    return tokens.stream().filter(t -> t.length() >= 5 && !grams.getFirst().contains(t)).count();
  }
}

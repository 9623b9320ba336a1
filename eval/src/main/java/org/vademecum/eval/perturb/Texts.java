package org.vademecum.eval.perturb;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.SentenceSplitter;
import org.vademecum.eval.cases.SupportCase;

/** Sentences of a text, and which of them says most of what another says. */
final class Texts {
  private static final Pattern WORD =
      Pattern.compile("[\\p{IsLatin}\\d.]{3,}|\\p{IsHan}(?=(\\p{IsHan}))");
  private static final Pattern UNSURE =
      Pattern.compile(
          "(?i)\\b(?:not|no|nor|neither|never|none|without|cannot|if|whether|unless|or|either|may"
              + "|might|could|would|possibly|perhaps|rather|instead|than)\\b|n't|\\?"
              + "|[不没未无非否若或？]|如果|可能|也许|除非");

  private Texts() {}

  static Language language(String text) {
    return Language.of(SupportCase.language(text));
  }

  static List<String> sentences(String text) {
    return SentenceSplitter.split(text, language(text));
  }

  /**
   * Whether it denies, asks, hedges, compares or offers a choice, so that an edit may stay true.
   */
  static boolean unsure(String sentence) {
    return UNSURE.matcher(sentence).find();
  }

  /** Words that carry content: of three letters and more, pairs of characters in Chinese. */
  static Set<String> words(String text) {
    var words = new HashSet<String>();
    var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      var second = matcher.group(1);
      words.add(
          second == null ? matcher.group().replaceAll("\\.+$", "") : matcher.group() + second);
    }
    return words;
  }

  /** The share of a text's words that stand in the other; 0 for a text without words. */
  static double covered(String text, String by) {
    var words = words(text);
    var others = words(by);
    var found = words.stream().filter(others::contains).count();
    return words.isEmpty() ? 0 : found / (double) words.size();
  }

  /** The sentence of a source that says most of what the other sentence says. */
  static Optional<String> nearest(String sentence, String source) {
    return sentences(source).stream()
        .max(java.util.Comparator.comparingDouble(s -> covered(sentence, s)))
        .filter(s -> covered(sentence, s) >= 0.3);
  }
}

package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;

/**
 * A second, blunter door behind the verifier for what the student writes from passages: most of its
 * words must stand in the evidence that it cites. The verifier is lenient towards other words for
 * the same thing, because it also judges people and large models; a small student that uses words
 * from nowhere is more likely slipping than rephrasing.
 *
 * <p>Counted are pairs of adjacent Han characters, and Latin words of four letters or more by their
 * first five letters.
 */
final class FaithfulWording {
  private static final double LEAST_SHARE = 0.75;
  private static final int SHORTEST_WORD = 4;
  private static final int STEM = 5;
  private static final Pattern WORD = Pattern.compile("[a-z]{" + SHORTEST_WORD + ",}");

  private FaithfulWording() {}

  /** Whether a sentence keeps to the words of what it cites; true where it cites no passage. */
  static boolean keepsTo(String sentence, Language language, Evidence cited) {
    if (cited.passages().isEmpty()) {
      return true;
    }
    var known = new HashSet<String>();
    cited.passages().forEach(p -> known.addAll(units(p.title() + "\n" + p.text(), language)));
    cited.findings().forEach(f -> known.addAll(units(f.statement(), language)));
    cited.observations().forEach(o -> known.addAll(units(o.name(), language)));
    var used = units(sentence, language);
    var covered = used.stream().filter(known::contains).count();
    return used.isEmpty() || covered >= LEAST_SHARE * used.size();
  }

  private static List<String> units(String text, Language language) {
    return language == Language.ZH ? pairs(text) : List.copyOf(stems(text));
  }

  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (var i = 0; i + 1 < text.length(); i++) {
      if (Character.isIdeographic(text.charAt(i)) && Character.isIdeographic(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }

  private static Set<String> stems(String text) {
    var stems = new HashSet<String>();
    var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      var word = words.group();
      stems.add(word.substring(0, Math.min(STEM, word.length())));
    }
    return stems;
  }
}

package org.vademecum.eval.perturb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Puts the opposite for a word of direction. Not in a sentence that denies, hedges or compares, not
 * in one with several such words, not where the sentence of the source that says most of the same
 * has the opposite too, and not within a compound ("low-density").
 */
final class DirectionEdit {
  private static final Map<String, String> UP_TO_DOWN = new LinkedHashMap<>();

  static {
    var pairs =
        """
        increased decreased|increases decreases|increasing decreasing|increase decrease|elevated reduced
        raised lowered|higher lower|highest lowest|high low|above below|rising falling|rose fell|rises falls
        升高 降低|偏高 偏低|增高 减低|高于 低于|增多 减少|上升 下降|增加 减少|过高 过低
        """;
    for (var pair : pairs.strip().split("[|\\n]")) {
      var words = pair.strip().split(" ");
      UP_TO_DOWN.put(words[0], words[1]);
    }
  }

  private static final Map<String, String> OPPOSITE = new LinkedHashMap<>(UP_TO_DOWN);

  static {
    UP_TO_DOWN.forEach((up, down) -> OPPOSITE.putIfAbsent(down, up));
  }

  private static final Pattern WORD =
      Pattern.compile(
          "(?i)(?<![\\p{IsLatin}-])("
              + String.join("|", OPPOSITE.keySet().stream().filter(w -> w.charAt(0) < 128).toList())
              + ")(?![\\p{IsLatin}-])|"
              + String.join(
                  "|", OPPOSITE.keySet().stream().filter(w -> w.charAt(0) > 128).toList()));

  private DirectionEdit() {}

  static Optional<Edit> of(String text, String source, SplittableRandom random) {
    var edits = new ArrayList<Edit>();
    for (var sentence : Texts.sentences(text)) {
      var at = text.indexOf(sentence);
      var matcher = WORD.matcher(sentence);
      if (Texts.unsure(sentence) || words(sentence).size() != 1 || at < 0 || !matcher.find()) {
        continue;
      }
      var word = matcher.group();
      var opposite = String.valueOf(OPPOSITE.get(word.toLowerCase(Locale.ROOT)));
      var nearest = Texts.nearest(sentence, source);
      if (nearest.isPresent() && words(nearest.get()).stream().noneMatch(w -> up(w) != up(word))) {
        edits.add(replace(text, at + matcher.start(), at + matcher.end(), cased(opposite, word)));
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(edits.get(random.nextInt(edits.size())));
  }

  static List<String> words(String sentence) {
    return WORD.matcher(sentence).results().map(r -> r.group().toLowerCase(Locale.ROOT)).toList();
  }

  static boolean up(String word) {
    return UP_TO_DOWN.containsKey(word.toLowerCase(Locale.ROOT));
  }

  private static String cased(String word, String like) {
    return Character.isUpperCase(like.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }

  // The article goes with the new word: "an elevated", "a reduced".
  private static Edit replace(String text, int start, int end, String to) {
    var article = Pattern.compile("\\b([Aa])(n?) $").matcher(text.substring(0, start));
    if (!article.find()) {
      return Edit.replace(text, start, end, to);
    }
    var vowel = "aeiou".indexOf(Character.toLowerCase(to.charAt(0))) >= 0;
    return Edit.replace(text, article.start(), end, article.group(1) + (vowel ? "n " : " ") + to);
  }
}

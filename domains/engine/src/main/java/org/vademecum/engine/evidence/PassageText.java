package org.vademecum.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/**
 * A passage as the student reads it: numbers with their units, and words with digits in them, are
 * {@code <n1>} … {@code <n9>}.
 *
 * @param text the passage with number tokens
 * @param numbers what each token is realised as
 */
public record PassageText(String text, List<String> numbers) {
  private static final int MOST = 9;

  // A number with what belongs to it: a range, a power of ten, a unit. Or a word with a digit in
  // it.
  private static final Pattern NUMBER =
      Pattern.compile(
          "[A-Za-z][A-Za-z]*[-‑]?\\d[A-Za-z0-9]*(?:[-‑/][A-Za-z0-9]+)*"
              + "|\\d+(?:[.,]\\d+)*(?:\\s?(?:[-–~～]|to|至|到)\\s?\\d+(?:[.,]\\d+)*)?"
              + "(?:\\s?(?:[×x*]\\s?)?10[\\^*]?\\d*)?"
              + "(?:\\s?(?:%|‰|℃|[µμunmpkMGdf]?(?:mol|g|L|l|IU|U|Eq|s|h|m)(?:[/·.](?:[a-zA-Zµμ]*\\d*(?:\\.\\d+)?[a-zA-Z²³]*))*|mm\\[?Hg\\]?|mmHg|kPa|fL|fl))?"
              + "(?![A-Za-z0-9])"
              + "|\\d+[A-Za-z0-9-]*");

  public PassageText {
    numbers = List.copyOf(numbers);
  }

  /** A passage as a prompt holds it: its title, then its first sentences. */
  public static PassageText of(Passage passage, Language language) {
    var colon = language == Language.ZH ? "：" : ": ";
    return of(passage.title() + colon + Excerpt.of(passage.text()));
  }

  /**
   * Reads a passage's text. What stands behind the ninth number is left out from its sentence on,
   * so that no digit remains.
   */
  public static PassageText of(String passage) {
    var safe = passage.replace('<', '‹').replace('\n', ' ');
    var matcher = NUMBER.matcher(safe);
    var numbers = new ArrayList<String>();
    var text = new StringBuilder();
    var end = 0;
    while (matcher.find()) {
      if (numbers.size() == MOST) {
        return new PassageText(wholeSentences(text.append(safe, end, matcher.start())), numbers);
      }
      numbers.add(matcher.group().strip());
      text.append(safe, end, matcher.start()).append("<n").append(numbers.size()).append('>');
      end = matcher.end();
    }
    return new PassageText(text.append(safe, end, safe.length()).toString(), numbers);
  }

  private static String wholeSentences(StringBuilder text) {
    var end = Math.max(text.lastIndexOf(". "), text.lastIndexOf("。"));
    return end < 0 ? "" : text.substring(0, end + 1);
  }

  /** A text with every number of this passage in it replaced by its token, for training texts. */
  public String refer(String sentence) {
    var matcher = NUMBER.matcher(sentence.replace('<', '‹'));
    return matcher.replaceAll(
        found -> {
          var at = numbers.indexOf(found.group().strip());
          return at < 0
              ? java.util.regex.Matcher.quoteReplacement(found.group())
              : "<n" + (at + 1) + ">";
        });
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Language;

/**
 * Divides a text into sentences: at ends of lines, at 。！？； and at a point, exclamation or question
 * mark before a space. A point in a number, an abbreviation or an initial divides nothing; bullets
 * and list numbers at the start of a line go.
 */
public final class SentenceSplitter {
  private static final Pattern BULLET =
      Pattern.compile("^(?:[-*•·▪◦]|\\d{1,2}[.)、](?=\\s|\\p{IsHan}))\\s*");

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "vs", "etc", "approx", "ca", "fig", "no",
          "ref", "refs", "max", "min", "resp", "cf", "al", "incl", "excl", "st", "jan", "feb",
          "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "u.s", "p",
          "a.m", "p.m");
  private static final String CLOSERS = "\"”’')）】]」";

  private SentenceSplitter() {}

  /** The sentences in order, stripped; none is empty. */
  public static List<String> split(String text, Language language) {
    var sentences = new ArrayList<String>();
    for (var line : text.split("\\R", -1)) {
      splitLine(BULLET.matcher(line.strip()).replaceFirst(""), language, sentences);
    }
    return List.copyOf(sentences);
  }

  private static void splitLine(String line, Language language, List<String> sentences) {
    var from = 0;
    for (var i = 0; i < line.length(); i++) {
      if (ends(line, i, language)) {
        var end = i + 1;
        while (end < line.length()
            && (CLOSERS.indexOf(line.charAt(end)) >= 0 || "。！？!?".indexOf(line.charAt(end)) >= 0)) {
          end++;
        }
        add(line.substring(from, end), sentences);
        from = end;
        i = end - 1;
      }
    }
    add(line.substring(from), sentences);
  }

  private static void add(String sentence, List<String> sentences) {
    var stripped = sentence.strip();
    if (stripped.chars().anyMatch(Character::isLetterOrDigit)) {
      sentences.add(stripped);
    }
  }

  private static boolean ends(String line, int at, Language language) {
    var c = line.charAt(at);
    if (c == '。' || c == '！' || c == '？' || (c == '；' && language == Language.ZH)) {
      return true;
    }
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    var next = at + 1;
    while (next < line.length() && CLOSERS.indexOf(line.charAt(next)) >= 0) {
      next++;
    }
    var space = next >= line.length() || Character.isWhitespace(line.charAt(next));
    return space && (c != '.' || !abbreviation(line, at, next));
  }

  private static boolean abbreviation(String line, int at, int next) {
    var from = at;
    while (from > 0
        && (Character.isLetter(line.charAt(from - 1)) || line.charAt(from - 1) == '.')) {
      from--;
    }
    var word = line.substring(from, at).toLowerCase(Locale.ROOT);
    var initial = word.length() == 1 && Character.isUpperCase(line.charAt(from)) && from > 0;
    var following = line.substring(Math.min(next, line.length())).stripLeading();
    var goesOn = !following.isEmpty() && !Character.isUpperCase(following.charAt(0));
    return initial && !following.isEmpty() && goesOn
        || (ABBREVIATIONS.contains(word)
            && !following.isEmpty()
            && (goesOn || !Set.of("etc", "no", "max", "min").contains(word)));
  }
}

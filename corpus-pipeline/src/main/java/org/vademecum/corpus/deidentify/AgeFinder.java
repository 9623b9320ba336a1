package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;

/** Finds ages over 89 in both languages, in figures and in Chinese numerals. */
final class AgeFinder implements Finder {
  private static final Pattern AFTER =
      Pattern.compile(
          "(9\\d|1[0-2]\\d)(?:[- ]?(?:year|yr|y)s?[- ]?old| ?y/?o(?![a-z])| (?:years|yrs) of age|[FM](?![\\w-])"
              + "| ?周?岁)");
  private static final Pattern BEFORE =
      Pattern.compile("(?i)(?:\\bage[ds]?|\\bage of|\\bage is|年龄|享年|高龄)[ :：为是]{0,3}$");
  private static final Pattern NUMERAL =
      Pattern.compile(
          "(?<![一二三四五六七八九十百零〇])(?:九十[一二三四五六七八九]?|一百(?:零[一二三四五六七八九]|[一二]?十[一二三四五六七八九]?)?)[多几]?周?岁");

  @Override
  public void find(String text, Spans spans) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if ((c == '9' || c == '1') && Characters.beginsNumber(text, i)) {
        figures(text, i, spans);
      }
    }
    if (text.indexOf('岁') >= 0) {
      var matcher = NUMERAL.matcher(text);
      while (matcher.find()) {
        spans.add(matcher.start(), matcher.end(), PersonalData.AGE_OVER_89);
      }
    }
  }

  private static void figures(String text, int start, Spans spans) {
    if (".-/<>~".indexOf(Characters.at(text, start - 1)) >= 0
        || Characters.isLetter(Characters.at(text, start - 1))) {
      return;
    }
    var end = Characters.endOfDigits(text, start);
    var matcher = AFTER.matcher(text).region(start, text.length()).useTransparentBounds(true);
    if (matcher.lookingAt()) {
      spans.add(start, matcher.end(), PersonalData.AGE_OVER_89);
    } else if (isOver89(text, start, end)
        && BEFORE.matcher(text.substring(Math.max(0, start - 12), start)).find()) {
      spans.add(start, end, PersonalData.AGE_OVER_89);
    }
  }

  private static boolean isOver89(String text, int start, int end) {
    if (end - start > 3
        || end - start < 2
        || ".%-/".indexOf(Characters.at(text, end)) >= 0
            && Characters.isDigit(Characters.at(text, end + 1))) {
      return false;
    }
    var age = Integer.parseInt(text.substring(start, end));
    return age >= 90 && age < 130;
  }
}

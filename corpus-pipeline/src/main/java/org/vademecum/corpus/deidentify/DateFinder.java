package org.vademecum.corpus.deidentify;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds dates: days, and months of a year. A year alone is no date, nor are two numbers with a
 * slash, which are mostly a result.
 */
final class DateFinder implements Finder {
  private static final List<DateForm> FROM_DIGIT =
      List.of(
          DateForm.YEAR_FIRST,
          DateForm.YEAR_LAST,
          DateForm.CHINESE,
          DateForm.CHINESE_DAY,
          DateForm.DAY_MONTH,
          DateForm.YEAR_MONTH);
  private static final List<DateForm> FROM_NAME = List.of(DateForm.MONTH_DAY, DateForm.MONTH_YEAR);
  private static final String NUMERALS = "[一二三四五六七八九十]{1,3}";
  private static final Pattern IN_NUMERALS =
      Pattern.compile(
          "(?<![一二三四五六七八九十〇零○])(?:[一二][一二三四五六七八九〇零○]{3}年)?"
              + NUMERALS
              + "月"
              + NUMERALS
              + "[日号]"
              + "|(?<![一二三四五六七八九十〇零○])[一二][一二三四五六七八九〇零○]{3}年"
              + NUMERALS
              + "月");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?:(?:(?:19|20)\\d{2})年)?(?:1[0-2]|0?[1-9])月\\d{1,2}[日号]?[-~～至到—]\\d{1,2}[日号]");
  private static final Pattern DATE_CUE =
      Pattern.compile(
          "(?i)(?:\\b(?:date|dob|born|birth|birthday|collected|reported|received|drawn|admitted|discharged|dated)"
              + "|日期|时间|出生|生日|生于|采样|入院|出院|报告)[ :：于是为on]{0,4}$");
  private static final Pattern TIME_AFTER =
      Pattern.compile("[ T]?(?:[01]\\d|2[0-3]):?[0-5]\\d(?::?[0-5]\\d)?(?!\\d)");
  private static final Pattern ON = Pattern.compile("\\b(?:[Oo]n|dated|DOB:?) $");
  private static final Pattern PREPOSITION =
      Pattern.compile(
          "(?i)(?:on|in|of|since|until|till|by|from|to|through|before|after|around|and|dated|:),? $");

  @Override
  public void find(String text, Spans spans) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Characters.isDigit(c)) {
        i = Math.max(number(text, i, spans), Characters.endOfDigits(text, i)) - 1;
      } else if ("JFMASOND".indexOf(c) >= 0
          && !Characters.isWordCharacter(Characters.at(text, i - 1))) {
        name(text, i, spans);
      }
    }
    if (text.indexOf('月') >= 0) {
      var matcher = IN_NUMERALS.matcher(text);
      while (matcher.find()) {
        spans.add(matcher.start(), matcher.end(), PersonalData.DATE);
      }
    }
  }

  private static int number(String text, int start, Spans spans) {
    var before = Characters.at(text, start - 1);
    var isPart =
        Characters.isAsciiLetter(before) && before != 'T'
            || "-./".indexOf(before) >= 0 && Characters.isDigit(Characters.at(text, start - 2));
    if (isPart && !followsDate(text, start, spans)) {
      return start;
    }
    var range = DAYS.matcher(text).region(start, text.length());
    if (text.indexOf('月', start) - start < 10 && range.lookingAt()) {
      spans.add(start, range.end(), PersonalData.DATE);
      return range.end();
    }
    for (var form : FROM_DIGIT) {
      var end = tried(form, text, start, spans);
      if (end > start) {
        return end;
      }
    }
    return behindCue(text, start, spans);
  }

  /** The second date of 2024-03-05-2024-03-08. */
  private static boolean followsDate(String text, int start, Spans spans) {
    return Characters.at(text, start - 1) == '-' && !spans.free(start - 2, start - 1);
  }

  private static int behindCue(String text, int start, Spans spans) {
    var end = Characters.endOfDigits(text, start);
    var before = text.substring(Math.max(0, start - 16), start);
    var full = end - start == 14 || end - start == 12;
    var dated =
        end - start == 8
            && (DATE_CUE.matcher(before).find()
                || TIME_AFTER.matcher(text).region(end, text.length()).lookingAt());
    if (full || dated) {
      return tried(DateForm.COMPACT, text, start, spans);
    }
    if (end - start <= 2 && Characters.at(text, end) == '/' && ON.matcher(before).find()) {
      var matcher = DateForm.DAY_ONLY.pattern().matcher(text).region(start, text.length());
      if (matcher.useTransparentBounds(true).lookingAt()
          && WrittenDate.read(matcher.group(), DayOrder.MONTH_FIRST).isPresent()) {
        spans.add(start, matcher.end(), PersonalData.DATE);
        return matcher.end();
      }
    }
    return start;
  }

  private static void name(String text, int start, Spans spans) {
    for (var form : FROM_NAME) {
      var matcher = form.pattern().matcher(text).region(start, text.length());
      if (!matcher.useTransparentBounds(true).lookingAt()) {
        continue;
      }
      // "May 5" can be a verb and a count, and March a walk; a preposition decides.
      var sure =
          form == DateForm.MONTH_YEAR
              || matcher.group("y") != null
              || matcher.group("o") != null
              || !matcher.group("m").equals("May")
              || PREPOSITION.matcher(text.substring(Math.max(0, start - 10), start)).find();
      if (sure && spans.add(start, matcher.end(), PersonalData.DATE)) {
        return;
      }
    }
  }

  private static int tried(DateForm form, String text, int start, Spans spans) {
    var matcher = form.pattern().matcher(text).region(start, text.length());
    return matcher.useTransparentBounds(true).lookingAt()
            && spans.add(start, matcher.end(), PersonalData.DATE)
        ? matcher.end()
        : start;
  }
}

package org.vademecum.engine.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.NumberMention.Bound;
import org.vademecum.engine.verify.NumberMention.Form;
import org.vademecum.engine.verify.NumberMention.Sign;

/** Finds numbers with their units, ranges and comparators in a folded text. */
final class NumberReader {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![A-Za-z0-9.^])(?:(<=|>=|<|>) ?)?(?<sign>(?<![\\w)])-)?"
              + "(?<value>(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?)");
  private static final Pattern RANGE =
      Pattern.compile(
          "\\G ?(?:-|~|to|至|到|and) ?(?:below |under )?(?<value>-?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?)(?![\\d.]*[-/]\\d)");
  private static final Pattern POWER_UNIT =
      Pattern.compile(
          "\\G ?\\(?(?:(?:[xX*]|times) ?)?10 ?(?:\\^|\\*\\*|\\*|[eE])? ?(?:9|12|6|3) ?(?:/ ?u?[lL](?![A-Za-z])| per lit(?:re|er)|每升)");
  private static final Pattern UNIT =
      Pattern.compile(
          "\\G ?([A-Za-z%\u2030][A-Za-z0-9\\[\\]]*(?:[/.*][A-Za-z0-9\\[\\]^.]*[A-Za-z0-9\\]])*"
              + "|[毫微纳皮千]?(?:克|摩尔|升|米|单位|国际单位)(?:每[毫分微]?升|/[毫分微]?升)?)");
  private static final Pattern ENDS_AS_RANGE = Pattern.compile("\\d ?[-~] ?$");
  private static final Pattern BELOW = Pattern.compile("(?i)below|under|低于");
  private static final Pattern ABOVE = Pattern.compile("(?i)above|over |exceeds|高于|超");
  private static final Pattern LIMIT =
      Pattern.compile("(?i)limit|reference|range|interval|上限|下限|参考|区间|范围");
  private static final Pattern INTERVAL =
      Pattern.compile("(?i)reference|range|interval|normal|usual|参考|区间|范围|正常");
  private static final Pattern GRADE =
      Pattern.compile(
          "(?<![A-Za-z0-9.+])(?:(?<digit>[1-9]) ?\\+(?![+\\d])"
              + "|\\+(?<after>[1-9])(?=$|[,，。;；)])"
              + "|(?<pluses>\\+{2,})(?![\\w+-])"
              + "|(?<single>\\+)(?=$|[,，。;；)]|\\. ?$))");
  private static final Pattern PLUS_WORD = Pattern.compile("(?i)\\G plus(?:es)?(?![\\w-]| ?\\d)");
  private static final Pattern PLUS_BEHIND_DIGIT =
      Pattern.compile("(?i)(?<![A-Za-z0-9.])[1-9] plus(?:es)?(?![\\w-]| ?\\d)");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?i)(?:(?:the|a|an|its|of|about|around|roughly|usual|upper|lower|critical|reference"
              + "|normal|limit|threshold|cut-?off|value|adult|recommended|decision"
              + "|level|target|interval|range)\\b ?)+");
  private static final Pattern BETWEEN_CHINESE =
      Pattern.compile("[的约为参考正常上下限界值危急区间大概左右报告所列给出目标范围]{1,10}");
  private static final int NEAR = 45;

  private NumberReader() {}

  static List<NumberMention> find(
      String text,
      Lexicon lexicon,
      List<Mention> mentions,
      List<CueMatch> cues,
      List<DateMention> dates,
      List<int[]> identifiers,
      UnitNames units) {
    var numbers = new ArrayList<NumberMention>();
    grades(text, mentions, dates, identifiers, numbers);
    if (text.chars().anyMatch(Character::isDigit)) {
      var matcher = NUMBER.matcher(text);
      var at = 0;
      while (at <= text.length() && matcher.find(at)) {
        at = matcher.end();
        if (!inside(matcher.start("value"), mentions, dates, identifiers)
            && !graded(matcher.start("value"), numbers)
            && !powerUnit(text, matcher.start("value"))) {
          var number = number(text, matcher, cues, mentions, units);
          numbers.add(number);
          at = number.end();
        }
      }
    }
    words(text, lexicon, cues, mentions, numbers);
    numbers.sort(Comparator.comparingInt(NumberMention::start));
    return numbers;
  }

  // Grades of a qualitative result: "2+", "(++)", "+3", "2 plus"; their value is the plus count.
  private static void grades(
      String text,
      List<Mention> mentions,
      List<DateMention> dates,
      List<int[]> identifiers,
      List<NumberMention> numbers) {
    if (text.indexOf('+') >= 0) {
      var matcher = GRADE.matcher(text);
      while (matcher.find()) {
        if (!inside(matcher.start(), mentions, dates, identifiers)) {
          var digit =
              matcher.group("digit") != null ? matcher.group("digit") : matcher.group("after");
          var pluses = matcher.end() - matcher.start();
          var count = digit == null ? pluses : Integer.parseInt(digit);
          numbers.add(grade(text, matcher.start(), matcher.end(), count));
        }
      }
    }
    var matcher = PLUS_BEHIND_DIGIT.matcher(text);
    while (matcher.find()) {
      if (!inside(matcher.start(), mentions, dates, identifiers)) {
        var count = Character.digit(text.charAt(matcher.start()), 10);
        numbers.add(grade(text, matcher.start(), matcher.end(), count));
      }
    }
  }

  private static NumberMention grade(String text, int start, int end, int count) {
    return new NumberMention(
        start,
        end,
        text.substring(start, end),
        BigDecimal.valueOf(count),
        null,
        Bound.NONE,
        null,
        Form.GRADE,
        false,
        false,
        Sign.NONE);
  }

  private static boolean graded(int at, List<NumberMention> numbers) {
    return numbers.stream().anyMatch(n -> n.grade() && n.start() <= at && at < n.end());
  }

  private static boolean inside(
      int at, List<Mention> mentions, List<DateMention> dates, List<int[]> identifiers) {
    return mentions.stream().anyMatch(m -> m.start() <= at && at < m.end())
        || dates.stream().anyMatch(d -> d.start() <= at && at < d.end())
        || identifiers.stream().anyMatch(i -> i[0] <= at && at < i[1]);
  }

  private static boolean powerUnit(String text, int at) {
    return POWER_UNIT.matcher(text).find(at)
        && text.startsWith("10", at)
        && !(at > 1 && ENDS_AS_RANGE.matcher(text.substring(0, at)).find());
  }

  private static NumberMention number(
      String text,
      java.util.regex.Matcher matcher,
      List<CueMatch> cues,
      List<Mention> mentions,
      UnitNames units) {
    var value = new BigDecimal(matcher.group("value").replace(",", ""));
    var negative = matcher.group("sign") != null && !behindName(matcher.start("sign"), mentions);
    value = negative ? value.negate() : value;
    var end = matcher.end();
    var unit = unit(text, end, units);
    BigDecimal upper = null;
    var range = RANGE.matcher(text);
    var rangeFrom = unit == null ? end : unit.end;
    if (range.find(rangeFrom)
        && (!text.startsWith("and", range.start() + 1) || between(text, matcher.start()))) {
      upper = new BigDecimal(range.group("value").replace(",", ""));
      upper = upper.compareTo(value) < 0 ? upper.abs() : upper;
      end = range.end();
      unit = unit(text, end, units);
    }
    if (unit != null) {
      end = unit.end;
    }
    var start = matcher.start();
    var bound =
        upper != null ? Bound.NONE : bound(text, matcher.group(1), start, end, cues, mentions);
    var after = end;
    var counting =
        cues.stream()
            .anyMatch(c -> c.is(Cue.COUNTED) && c.start() >= after && c.start() <= after + 1);
    return new NumberMention(
        start,
        end,
        text.substring(start, end).strip(),
        value,
        upper,
        bound,
        unit == null ? null : unit.text,
        Form.DIGITS,
        counting,
        limitCue(start, text, cues, mentions, LIMIT),
        matcher.group(1) == null ? Sign.NONE : sign(start, text, cues, mentions));
  }

  private static Sign sign(int start, String text, List<CueMatch> cues, List<Mention> mentions) {
    if (limitCue(start, text, cues, mentions, INTERVAL)) {
      return Sign.INTERVAL;
    }
    var open = text.lastIndexOf('(', start);
    return open >= 0 && text.indexOf(')', open) >= start ? Sign.BRACKETED : Sign.PLAIN;
  }

  // A dash between a Chinese name and its number only divides them.
  private static boolean behindName(int at, List<Mention> mentions) {
    return mentions.stream().anyMatch(m -> m.end() == at);
  }

  private static boolean between(String text, int start) {
    return text.substring(0, start).toLowerCase(java.util.Locale.ROOT).endsWith("between ");
  }

  private record Unit(int end, String text) {}

  private static @Nullable Unit unit(String text, int from, UnitNames units) {
    var power = POWER_UNIT.matcher(text);
    if (power.find(from)) {
      return new Unit(power.end(), power.group().strip());
    }
    var matcher = UNIT.matcher(text);
    if (!matcher.find(from)) {
      return null;
    }
    var found = matcher.group(1);
    if (units.known(found) || found.contains("/") || found.startsWith("%")) {
      return new Unit(matcher.end(), found);
    }
    if (found.equalsIgnoreCase("percent")) {
      return new Unit(matcher.end(), "%");
    }
    return null;
  }

  private static Bound bound(
      String text,
      @Nullable String sign,
      int start,
      int end,
      List<CueMatch> cues,
      List<Mention> mentions) {
    if (sign != null) {
      return sign.startsWith("<") ? Bound.BELOW : Bound.ABOVE;
    }
    for (var cue : cues) {
      if (cue.start() >= end && cue.start() <= end + 1) {
        if (cue.is(Cue.ABOVE_AFTER)) {
          return Bound.ABOVE;
        }
        if (cue.is(Cue.BELOW_AFTER)) {
          return Bound.BELOW;
        }
      }
    }
    var found = Bound.NONE;
    for (var cue : cues) {
      if (cue.end() <= start
          && start - cue.end() <= NEAR
          && near(text, cue.end(), start, mentions)) {
        var kind = bound(cue);
        found = kind == Bound.NONE ? found : kind;
      }
    }
    return found;
  }

  private static Bound bound(CueMatch cue) {
    if (cue.is(Cue.BELOW) || (cue.is(Cue.LOW) && BELOW.matcher(cue.text()).lookingAt())) {
      return Bound.BELOW;
    }
    var above = cue.is(Cue.HIGH) && ABOVE.matcher(cue.text()).lookingAt();
    return cue.is(Cue.ABOVE) || above ? Bound.ABOVE : Bound.NONE;
  }

  // Nothing but words such as "the limit of" may stand between a comparator and its number.
  private static boolean near(String text, int from, int to, List<Mention> mentions) {
    var between = text.substring(from, to);
    if (between.chars().anyMatch(c -> Character.isDigit(c) || ",，;；()".indexOf(c) >= 0)) {
      return false;
    }
    if (mentions.stream().anyMatch(m -> m.start() >= from && m.end() <= to)) {
      return false;
    }
    var words = between.strip();
    return words.isEmpty()
        || BETWEEN.matcher(words).matches()
        || BETWEEN_CHINESE.matcher(words).matches();
  }

  private static boolean limitCue(
      int start, String text, List<CueMatch> cues, List<Mention> mentions, Pattern words) {
    for (var cue : cues) {
      var limits =
          (cue.is(Cue.REFERENCE) && (words == LIMIT || words.matcher(cue.text()).find()))
              || (cue.cues().stream().anyMatch(Cue::direction) && words.matcher(cue.text()).find());
      if (limits
          && cue.end() <= start
          && start - cue.end() <= NEAR
          && mentions.stream().noneMatch(m -> m.start() >= cue.end() && m.end() <= start)
          && text.substring(cue.end(), start).chars().noneMatch(c -> ",，;；".indexOf(c) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static void words(
      String text,
      Lexicon lexicon,
      List<CueMatch> cues,
      List<Mention> mentions,
      List<NumberMention> numbers) {
    for (var match : lexicon.numbers().find(text, (t, s, e, v) -> true)) {
      var followed =
          lexicon.language() == Language.EN
              || cues.stream()
                  .anyMatch(
                      c ->
                          c.start() == match.end()
                              && (c.is(Cue.NUMBER_FOLLOWERS) || c.is(Cue.COUNTED)));
      var taken =
          mentions.stream().anyMatch(m -> m.start() < match.end() && match.start() < m.end());
      var plus = PLUS_WORD.matcher(text);
      if (!taken && plus.find(match.end())) {
        numbers.add(grade(text, match.start(), plus.end(), match.values().getFirst()));
      } else if (followed && !taken) {
        numbers.add(
            new NumberMention(
                match.start(),
                match.end(),
                text.substring(match.start(), match.end()),
                BigDecimal.valueOf(match.values().getFirst()),
                null,
                Bound.NONE,
                null,
                Form.WORD,
                true,
                false,
                Sign.NONE));
      }
    }
  }
}

package org.vademecum.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.OrdinalRank;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ResultStatus;

/** What stands behind a name in a line of text: value, unit, range, mark, in any usual order. */
final class TextTail {
  private static final String NUMBER = "[-+]?\\d+(?:[.,]\\d+)*";
  private static final Pattern VALUE =
      Pattern.compile("(?:[<>≤≥]=?\\s*)?" + NUMBER + "(?::\\d+)?(?![\\d.:]|-\\d)");
  private static final Pattern VALUE_RANGE = Pattern.compile("\\d+-\\d+(?=\\s)");
  private static final Pattern RANGE =
      Pattern.compile(
          "[(\\[【]?\\s*(?:(?:参考(?:值|范围|区间)?|正常(?:值|范围)?|ref(?:erence)?\\.?(?:\\s(?:range"
              + "|interval|value))?|normal(?:\\srange)?|range)\\s*:?\\s*)?("
              + NUMBER
              + "\\s*(?:-{1,2}|–|—|~|～|〜|to|至|_)\\s*"
              + NUMBER
              + "|[<>≤≥]=?\\s*"
              + NUMBER
              + ")(?:\\s*[^)\\]】\\d\\s]{1,12})?\\s*[)\\]】]|(?:(?:参考(?:值|范围|区间)?|正常(?:值|范围)?"
              + "|ref(?:erence)?\\.?(?:\\s(?:range|interval|value))?|normal(?:\\srange)?|range)\\s*:?\\s*)?("
              + NUMBER
              + "\\s*(?:-{1,2}|–|—|~|～|〜|to|至|_)\\s*"
              + NUMBER
              + "|[<>≤≥]=?\\s*"
              + NUMBER
              + ")(?![\\d.]|[*^]\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GRADE = Pattern.compile("[1-5]\\+(?=\\s|$|\\()");
  private static final Pattern RANGE_IN_WORDS =
      Pattern.compile(
          "^(?:参考|正常)(?:值|范围|区间)?\\s*:\\s*(?=\\p{IsHan})|^(?:reference|ref\\.?|normal)\\s*:\\s*(?=\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TWO_LIMITS =
      Pattern.compile("(" + NUMBER + ")\\s+(" + NUMBER + ")(?=\\s|$)");
  private static final Pattern FLAG =
      Pattern.compile(
          "[(\\[]?((?:↑|↓|⬆|⬇)+|\\*+|!+|(?:HH|LL|H|L|AA|A|N|high|low|critical|abnormal|normal"
              + "|偏高|偏低|升高|降低|增高|减低|高|低|异常|危急值?|正常)(?![\\p{L}\\p{N}/]))[)\\]]?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_NUMBER = Pattern.compile(NUMBER + "(?=\\s|$)");
  private static final Pattern TIMES_TEN =
      Pattern.compile("[×xX*]\\s*(?=10(?:[\\^*]?-?\\d|[⁰¹²³⁴-⁹⁻]))");
  private static final Pattern TOKEN =
      Pattern.compile("(?:[^\\s,;|↑↓⬆⬇(]|(?<=/)[(])+(?:\\s/[^\\s,;|↑↓⬆⬇(]+)?");

  private final Pack pack;
  private final List<String> qualitative;

  /** The parts of a result; the remark is what is none of them. */
  record Tail(
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag,
      @Nullable ResultStatus status,
      String remark) {
    int remarkWords() {
      // Chinese has no spaces between words: two characters count as one.
      var han = remark.chars().filter(Character::isIdeographic).count();
      var other = Stream.of(remark.split("[\\s\\p{IsHan}]+")).filter(TextTail::isWord).count();
      return (int) (han / 2 + other);
    }
  }

  private static boolean isWord(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  TextTail(Pack pack) {
    this.pack = pack;
    this.qualitative =
        pack.ordinals().stream()
            .flatMap(OrdinalRank::printed)
            .map(t -> Fold.of(t).strip())
            .filter(t -> !t.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The end of the value that the text begins with, marks before it included; empty without. */
  Optional<Integer> value(String text) {
    var from = flagEnd(text, 0);
    var end = valueEnd(text, from);
    return end < 0 ? Optional.empty() : Optional.of(end);
  }

  /** The tail's parts, or empty where no value stands at its beginning. */
  Optional<Tail> read(String text) {
    var status = status(text);
    if (status.isPresent()) {
      return Optional.of(new Tail(null, null, null, null, status.get(), ""));
    }
    var from = flagEnd(text, 0);
    var end = valueEnd(text, from);
    if (end < 0) {
      return Optional.empty();
    }
    var flag =
        from == 0
            ? null
            : FLAG.matcher(text).results().findFirst().map(m -> m.group(1)).orElse(null);
    var value = text.substring(from, end).strip();
    var rest = text.substring(end);
    // A second number may be an earlier result or part of the name: which one counts is a guess.
    if (BARE_NUMBER.matcher(rest.strip()).lookingAt()
        && !TWO_LIMITS.matcher(rest.strip()).lookingAt()
        && !RANGE.matcher(rest.strip()).lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(parts(value, flag, rest));
  }

  private Tail parts(String value, @Nullable String before, String text) {
    var flag = before;
    String unit = null;
    String range = null;
    var remark = new StringBuilder();
    var rest = clean(text);
    while (!rest.isEmpty()) {
      var end = flagEnd(rest, 0);
      var limits = RANGE.matcher(rest);
      var two = TWO_LIMITS.matcher(rest);
      var words = range == null ? qualitativeEnd(rest, 0) : -1;
      if (end > 0) {
        var m = FLAG.matcher(rest);
        flag = flag == null && m.lookingAt() ? m.group(1) : flag;
      } else if (range == null && limits.lookingAt()) {
        range = limits.group(1) == null ? limits.group(2) : limits.group(1);
        end = limits.end();
      } else if (range == null && two.lookingAt()) {
        range = Ranges.of(two.group(1), two.group(2));
        end = two.end();
      } else if (words > 0) {
        range = rest.substring(0, words);
        end = words;
      } else {
        end = tokenEnd(rest);
        var token = rest.substring(0, end).strip();
        if (unit == null && remark.isEmpty() && isUnit(token)) {
          unit = token;
        } else {
          remark.append(remark.isEmpty() ? "" : " ").append(token);
        }
      }
      rest = clean(rest.substring(end));
    }
    return new Tail(value, unit, range, flag, null, remark.toString());
  }

  private static String clean(String text) {
    var stripped = RANGE_IN_WORDS.matcher(text.replaceFirst("^[\\s,;|:]+", "")).replaceFirst("");
    var times = TIMES_TEN.matcher(stripped);
    return times.lookingAt() ? stripped.substring(times.end()) : stripped;
  }

  private boolean isUnit(String token) {
    return token.length() <= 20 && !token.startsWith("(") && !token.matches("[\\p{IsHan}]{3,}");
  }

  // A unit may have a space in it, where the pack or UCUM then knows it.
  private int tokenEnd(String text) {
    var token = TOKEN.matcher(text);
    if (!token.lookingAt()) {
      return Math.min(1, text.length());
    }
    var second =
        TOKEN.matcher(text).region(Math.min(text.length(), token.end() + 1), text.length());
    if (token.end() < text.length()
        && text.charAt(token.end()) == ' '
        && second.lookingAt()
        && second.end() <= 20
        && second.group().matches("[A-Za-z0-9²/.]+")
        && !pack.units().known(token.group())
        && pack.units().known(text.substring(0, second.end()))) {
      return second.end();
    }
    return token.end();
  }

  private static int flagEnd(String text, int from) {
    var flag = FLAG.matcher(text).region(from, text.length());
    if (!flag.lookingAt()) {
      return from;
    }
    var end = flag.end();
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int valueEnd(String text, int from) {
    if (text.startsWith(PageTable.UNREADABLE, from)) {
      return from + 1;
    }
    var several = VALUE_RANGE.matcher(text).region(from, text.length());
    if (several.lookingAt() && RANGE.matcher(text).region(several.end(), text.length()).find()) {
      return several.end();
    }
    var number = VALUE.matcher(text).region(from, text.length());
    // "3+" is a grade, not a number with a sign behind it.
    var printed = GRADE.matcher(text).region(from, text.length());
    var grade = printed.lookingAt() ? printed.end() : qualitativeEnd(text, from);
    if (number.lookingAt() && grade <= number.end()) {
      var rest = text.substring(number.end()).stripLeading();
      // "3.5 - 5.1" behind a name is a range without a result.
      return rest.matches("(?s)[-–—~至]\\s*\\d.*") ? -1 : number.end();
    }
    return grade;
  }

  private int qualitativeEnd(String text, int from) {
    for (var word : qualitative) {
      var end = from + word.length();
      if (text.regionMatches(true, from, word, 0, word.length())
          && TextNames.boundary(text, end)
          && (Character.isLetter(word.charAt(0)) || !followedByDigit(text, end))) {
        var sign = Pattern.compile("\\s?[(][-+±]{1,4}[)]").matcher(text).region(end, text.length());
        return sign.lookingAt() ? sign.end() : end;
      }
    }
    return -1;
  }

  private static boolean followedByDigit(String text, int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static Optional<ResultStatus> status(String text) {
    var words = text.strip().split("[\\s,;。.]{2,}|[,;。]", 2)[0];
    return words.length() > 20
        ? Optional.empty()
        : Statuses.ofWord(words.toLowerCase(Locale.ROOT)).filter(s -> !s.judged());
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * Joins words of direction, severity and status to the names that they are said of. A word whose
 * neighbours are other content ("reduced production") is said of no name.
 */
final class DirectionReader {
  private static final Pattern ALTERNATIVE = Pattern.compile("(?i) (?:or|and|to|nor|even) ");

  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)(?:应为|预期|正常为|参考(?:值|区间|范围)?[:：为]?) ?$"
              + "|\\(?(?:expected|normally|reference|should be|ought to be):? $");

  private static final Pattern EXPECTED_BEHIND =
      Pattern.compile("\\G(?: [\\p{L}-]+){1,3} would (?:be|have been) (?:expected|usual|typical)");

  private static final int LISTED = 4;

  private final Layout layout;
  private final String text;
  private final boolean english;

  DirectionReader(Layout layout) {
    this.layout = layout;
    this.text = layout.text;
    this.english = layout.lexicon.language() == Language.EN;
  }

  List<DirectionMention> read() {
    var found = new ArrayList<DirectionMention>();
    for (var cue : layout.cues) {
      var sense = sense(cue);
      var alone = sense != null && sense.severity() && cue.is(Cue.ADVERB);
      if (sense != null && !expected(cue, text) && !alone && !(sense.severity() && attached(cue))) {
        var mention = bind(cue, sense);
        if (mention != null) {
          found.add(mention);
        }
      }
    }
    return found;
  }

  // "(expected: negative)", "a low X would be expected" say how it should be, not how it is.
  static boolean expected(CueMatch cue, String text) {
    return EXPECTED.matcher(text.substring(0, cue.start())).find()
        || (cue.cues().stream().anyMatch(Cue::direction)
            && EXPECTED_BEHIND.matcher(text).find(cue.end()));
  }

  private static @Nullable Cue sense(CueMatch cue) {
    return cue.cues().stream()
        .filter(c -> c.direction() || c.severity() || c == Cue.PENDING)
        .findFirst()
        .orElse(null);
  }

  // A severity word right before a direction word goes with it.
  private boolean attached(CueMatch severity) {
    return layout.cues.stream().anyMatch(c -> severity.equals(severityBefore(c)));
  }

  private @Nullable CueMatch severityBefore(CueMatch direction) {
    if (direction.cues().stream().noneMatch(Cue::direction)) {
      return null;
    }
    for (var cue : layout.cues) {
      if (cue.cues().stream().anyMatch(Cue::severity)
          && cue.end() <= direction.start()
          && text.substring(cue.end(), direction.start()).isBlank()) {
        return cue;
      }
    }
    return null;
  }

  private @Nullable DirectionMention bind(CueMatch cue, Cue sense) {
    var severity = severityBefore(cue);
    var start = severity == null ? cue.start() : severity.start();
    var after = layout.firstAfter(cue.end());
    var before = layout.lastBefore(start);
    var follows =
        after >= 0
            && (english
                ? lightBetween(
                    alternatives(cue.end()), layout.mentions.get(after).start(), 0, Side.AFTER)
                : List.of("", "的")
                    .contains(text.substring(cue.end(), layout.mentions.get(after).start())));
    var precedes = before >= 0 && preceded(before, start);
    if (english) {
      if (follows && sense != Cue.PENDING) {
        return mention(cue, sense, layout.wideRow(after), true, severity, start);
      }
      if (contentFollows(cue.end()) || sense == Cue.RAISING || sense == Cue.LOWERING) {
        return null;
      }
    }
    if (precedes) {
      return mention(cue, sense, layout.wideRow(before), false, severity, start);
    }
    if (!english && follows) {
      return mention(cue, sense, layout.wideRow(after), true, severity, start);
    }
    return ofResult(start) ? mention(cue, sense, List.of(), false, severity, start) : null;
  }

  // "normal or high X": both are said of X.
  private int alternatives(int from) {
    for (var cue : layout.cues) {
      var joined =
          cue.start() >= from
              && cue.cues().stream().anyMatch(Cue::direction)
              && ALTERNATIVE.matcher(text.substring(from, cue.start())).matches();
      if (joined) {
        return alternatives(cue.end());
      }
    }
    return from;
  }

  private boolean preceded(int before, int start) {
    var name = layout.mentions.get(before);
    var sameClause = layout.clauseAt(name.start()) == layout.clauseAt(start);
    var carried = !sameClause && !layout.clauseHasName(layout.clauseAt(start));
    return (sameClause || carried) && lightBetween(name.end(), start, 1, Side.BEFORE);
  }

  private boolean ofResult(int start) {
    return layout.cues.stream()
        .anyMatch(
            c ->
                (c.is(Cue.RESULT) || c.is(Cue.COUNTED))
                    && c.end() <= start
                    && lightBetween(c.end(), start, 0, Side.BEFORE));
  }

  private enum Side {
    BEFORE,
    AFTER
  }

  // Whether only numbers, brackets and light words (and at most so many others) stand between.
  private boolean lightBetween(int from, int to, int allowed, Side side) {
    var others = 0;
    var at = from;
    while (at < to) {
      var c = text.charAt(at);
      var next = skipLight(at, to, side);
      if (next > at) {
        at = next;
      } else if (Folding.asciiWord(c)) {
        while (at < to && (Folding.asciiWord(text.charAt(at)) || text.charAt(at) == '-')) {
          at++;
        }
        others++;
      } else if (Folding.han(c)) {
        at++;
        others++;
      } else if (side == Side.AFTER && c != ' ' && c != '"') {
        return false;
      } else if (";；。！？:".indexOf(c) >= 0) {
        return false;
      } else {
        at++;
      }
      if (others > allowed) {
        return false;
      }
    }
    return true;
  }

  private int skipLight(int at, int to, Side side) {
    for (var number : layout.numbers) {
      if (number.start() <= at && at < number.end()) {
        return side == Side.AFTER ? at : number.end();
      }
    }
    for (var name : layout.mentions) {
      if (side == Side.BEFORE && name.start() == at) {
        return name.end();
      }
    }
    var cue = layout.cueAt(at);
    if (cue != null && cue.start() == at && cue.end() <= to && lightCue(cue, side)) {
      return cue.end();
    }
    var light = light(at, to);
    if (side == Side.AFTER && light > at) {
      var word = text.substring(at, light).toLowerCase(Locale.ROOT);
      return List.of(
                  "with", "is", "are", "was", "were", "at", "和", "与", "而", "、", "或", "均", "都", "为",
                  "时")
              .contains(word)
          ? at
          : light;
    }
    return light;
  }

  private static boolean lightCue(CueMatch cue, Side side) {
    if (cue.cues().stream().anyMatch(Cue::severity) || cue.is(Cue.THIS_CASE)) {
      return true;
    }
    return side == Side.BEFORE
        && (cue.cues().stream().anyMatch(c -> c.denies() || c.direction())
            || cue.is(Cue.REFERENCE)
            || cue.is(Cue.HEDGE)
            || cue.is(Cue.NOT_NEGATION)
            || cue.is(Cue.RESULT));
  }

  private int light(int at, int to) {
    for (var match : layout.lexicon.light().find(text.substring(at, to), (t, s, e, v) -> true)) {
      return match.start() == 0 ? at + match.end() : at;
    }
    return at;
  }

  // "reduced production": the direction is that of the word behind it, which is no measured name.
  private boolean contentFollows(int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= text.length() || !Character.isLetter(text.charAt(at))) {
      return at < text.length() && text.charAt(at) == '-' && from == at;
    }
    var end = at;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    var word = text.substring(at, end).toLowerCase(Locale.ROOT);
    var cue = layout.cueAt(at);
    return !layout.lexicon.function(word)
        && (cue == null || cue.cues().stream().noneMatch(DirectionReader::mayFollow));
  }

  private static boolean mayFollow(Cue cue) {
    return cue.direction()
        || cue.denies()
        || cue == Cue.AND
        || cue == Cue.CONTRAST
        || cue == Cue.CONDITION
        || cue == Cue.BELOW
        || cue == Cue.ABOVE
        || cue == Cue.PENDING;
  }

  private DirectionMention mention(
      CueMatch cue,
      Cue sense,
      List<Mention> names,
      boolean attributive,
      @Nullable CueMatch severity,
      int start) {
    return new DirectionMention(
        cue.start(),
        cue.end(),
        text.substring(start, cue.end()),
        sense,
        names,
        negated(start),
        attributive,
        severity);
  }

  // "无B时可使A升高": what is denied is under what circumstances.
  private boolean inCircumstance(CueMatch negation, int start) {
    return !english && text.substring(negation.end(), start).contains("时");
  }

  // A negation before the word in its clause, with no other direction between; "neither A nor B".
  private boolean negated(int start) {
    var count = 0;
    for (var cue : layout.cues) {
      if (cue.cues().stream().anyMatch(Cue::denies)
          && cue.end() <= start
          && layout.clauseAt(cue.start()) == layout.clauseAt(start)
          && !directionBetween(cue.end(), start)
          && !inCircumstance(cue, start)
          && lightBetween(cue.end(), start, farther(cue), Side.BEFORE)) {
        count = cue.text().equalsIgnoreCase("nor") ? Math.max(count, 1) : count + 1;
      }
    }
    return count % 2 == 1;
  }

  // "without" reaches over a list: "not with A or a fall of B".
  private int farther(CueMatch denial) {
    return english ? 1 : denial.is(Cue.WITHOUT) ? LISTED : 0;
  }

  private boolean directionBetween(int from, int to) {
    return layout.cues.stream()
        .anyMatch(
            c -> c.start() >= from && c.end() <= to && c.cues().stream().anyMatch(Cue::direction));
  }
}

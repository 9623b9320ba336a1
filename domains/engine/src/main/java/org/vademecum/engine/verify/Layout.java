package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.text.Language;

/**
 * The build of a sentence: its clauses, and which names stand in a row ("A, B and C"), so that what
 * is said of one is said of all.
 */
final class Layout {
  private static final Pattern NOUN =
      Pattern.compile(
          "(?i)(?:^|[,(]|\\b(?:and|with|while|but|by)\\b) ?(?:(?:the|a|an|your|his|her|marked|mild|severe) )*"
              + "([\\p{L}-]{4,})(?: (?:of|is|at|was|to))? ?\\(?$");
  private static final Pattern NOUN_CHINESE =
      Pattern.compile("[和与、，及但而且其][A-Za-z]*([\\p{IsHan}]{2,8}?)(?:为|是|达|的)?$");

  private static final Pattern OF_OTHER =
      Pattern.compile("\\G的(?![高低大小上下参正目标限]|目标|正常)[\\p{IsHan}]{2}");

  private static final String BREAKS = ";；。！？!?:：—";

  final String text;
  final Lexicon lexicon;
  final List<Mention> mentions;
  final List<CueMatch> cues;
  final List<NumberMention> numbers;
  private final int[] row;
  private final int[] wideRow;
  private final int[] clause;

  Layout(
      String text,
      Lexicon lexicon,
      List<Mention> mentions,
      List<CueMatch> cues,
      List<NumberMention> numbers) {
    this.text = text;
    this.lexicon = lexicon;
    this.mentions = mentions.stream().filter(Mention::measured).toList();
    this.cues = cues;
    this.numbers = numbers;
    this.row = new int[this.mentions.size()];
    this.wideRow = new int[this.mentions.size()];
    this.clause = new int[text.length() + 1];
    findRows();
    findClauses();
  }

  private void findRows() {
    for (var i = 1; i < row.length; i++) {
      var from = mentions.get(i - 1).end();
      var to = mentions.get(i).start();
      var joined = joins(from, to);
      var plain = joined && numbers.stream().noneMatch(n -> n.start() >= from && n.end() <= to);
      row[i] = plain ? row[i - 1] : i;
      wideRow[i] = joined ? wideRow[i - 1] : i;
    }
  }

  // Nothing but numbers, commas, brackets and "and" between two names puts them in a row.
  private boolean joins(int from, int to) {
    var at = from;
    while (at < to) {
      var next = skip(at, to);
      if (next == at) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private int skip(int at, int to) {
    for (var number : numbers) {
      if (number.start() <= at && at < number.end()) {
        return number.end();
      }
    }
    for (var cue : cues) {
      if (cue.start() == at && cue.is(Cue.AND)) {
        return cue.end();
      }
    }
    if (" ,，、/()的+".indexOf(text.charAt(at)) >= 0) {
      return at + 1;
    }
    for (var word : List.of("the ", "your ", "of ", "also ", "still ")) {
      if (text.startsWith(word, at) && at + word.length() <= to) {
        return at + word.length();
      }
    }
    return at;
  }

  private void findClauses() {
    var current = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var stop = c == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      var comma = (c == ',' || c == '，') && !insideRow(i) && !insideNumber(i);
      if (BREAKS.indexOf(c) >= 0 && !insideNumber(i) || stop || comma || contrastAt(i)) {
        current++;
      }
      clause[i] = current;
    }
    clause[text.length()] = current;
  }

  private boolean insideNumber(int at) {
    return numbers.stream().anyMatch(n -> n.start() <= at && at < n.end());
  }

  private boolean contrastAt(int at) {
    return cues.stream().anyMatch(c -> c.start() == at && c.is(Cue.CONTRAST));
  }

  private boolean insideRow(int at) {
    for (var i = 1; i < wideRow.length; i++) {
      if (wideRow[i] == wideRow[i - 1]
          && mentions.get(i - 1).end() <= at
          && at < mentions.get(i).start()) {
        return true;
      }
    }
    return false;
  }

  int clauseAt(int at) {
    return clause[Math.min(at, clause.length - 1)];
  }

  /** The names in a row with this one; where numbers may stand between, too, if so wanted. */
  private List<Mention> rowOf(int index, int[] rows) {
    var members = new ArrayList<Mention>();
    for (var i = 0; i < rows.length; i++) {
      if (rows[i] == rows[index]) {
        members.add(mentions.get(i));
      }
    }
    return members;
  }

  /** All names that a direction word said of this one is said of. */
  List<Mention> wideRow(int index) {
    return rowOf(index, wideRow);
  }

  /** The last name before a place, within its clause or before; -1 where there is none. */
  int lastBefore(int at) {
    var found = -1;
    for (var i = 0; i < mentions.size() && mentions.get(i).end() <= at; i++) {
      found = i;
    }
    return found;
  }

  int firstAfter(int at) {
    for (var i = 0; i < mentions.size(); i++) {
      if (mentions.get(i).start() >= at) {
        return i;
      }
    }
    return -1;
  }

  boolean clauseHasName(int clauseNumber) {
    return mentions.stream().anyMatch(m -> clauseAt(m.start()) == clauseNumber);
  }

  /**
   * Whose number it is: that of the name nearest before it in its clause, else of a name right
   * behind it, else of the last name before. Numbers behind a row of as many names are taken in
   * order.
   */
  List<Mention> owners(NumberMention number) {
    var before = lastBefore(number.start());
    var after = firstAfter(number.end());
    if (ofUnknown(before < 0 ? 0 : mentions.get(before).end(), number)) {
      return List.of();
    }
    if (before >= 0 && clauseAt(mentions.get(before).start()) == clauseAt(number.start())) {
      return inRow(before, number);
    }
    if (after >= 0) {
      var between = text.substring(number.end(), mentions.get(after).start()).strip();
      if (between.isEmpty() || between.equals("of") || between.equals("的") || before < 0) {
        return rowOf(after, row);
      }
    }
    return before < 0 ? List.of() : inRow(before, number);
  }

  // "… with a saturation of 86 %": the noun right before the number is no known name.
  private boolean ofUnknown(int from, NumberMention number) {
    if (OF_OTHER.matcher(text).find(number.end())
        && mentions.stream().noneMatch(m -> m.start() == number.end() + 1)) {
      return true;
    }
    if (number.unit() == null || number.limitCue()) {
      return false;
    }
    var between = text.substring(from, number.start());
    var matcher = (lexicon.language() == Language.EN ? NOUN : NOUN_CHINESE).matcher(between);
    if (!matcher.find()) {
      return false;
    }
    var noun = matcher.group(1);
    return lexicon.language() == Language.ZH
        ? lexicon.cues().find(noun, (t, s, e, v) -> true).isEmpty()
        : !lexicon.stop(noun.toLowerCase(java.util.Locale.ROOT))
            && !lexicon.function(noun.toLowerCase(java.util.Locale.ROOT))
            && lexicon.cues().find(noun, (t, s, e, v) -> true).isEmpty();
  }

  private List<Mention> inRow(int before, NumberMention number) {
    var members = rowOf(before, row);
    if (members.size() < 2 || number.upper() != null || number.limitCue()) {
      return members;
    }
    var from = mentions.get(before).end();
    var next = firstAfter(from);
    var to = next < 0 ? text.length() : mentions.get(next).start();
    var values =
        numbers.stream()
            .filter(n -> n.start() >= from && n.end() <= to)
            .filter(n -> n.upper() == null && !n.limitCue() && !n.word())
            .toList();
    var things = distinct(members);
    var place = values.indexOf(number);
    return values.size() == things.size() && place >= 0 ? List.of(things.get(place)) : members;
  }

  // "alanine aminotransferase (ALT)" is one thing said twice.
  private static List<Mention> distinct(List<Mention> members) {
    var things = new ArrayList<Mention>();
    for (var member : members) {
      if (things.stream().noneMatch(t -> t.sharesKey(member.keys()))) {
        things.add(member);
      }
    }
    return things;
  }

  /** The cue of this kind that starts or covers a place, or null. */
  @Nullable CueMatch cueAt(int at) {
    for (var cue : cues) {
      if (cue.start() <= at && at < cue.end()) {
        return cue;
      }
    }
    return null;
  }
}

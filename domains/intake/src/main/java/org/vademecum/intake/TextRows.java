package org.vademecum.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ResultStatus;

/** Results in a line of pasted text: numbering, name, mark, value, then mark, unit and range. */
final class TextRows {
  private static final int LONGEST_LINE = 1000;
  private static final Pattern NUMBERING =
      Pattern.compile(
          "(?:\\(\\d{1,3}\\)|\\d{1,3}[).、](?!\\d)|\\d{1,3}\\s(?=\\s*\\D)|[-*•·★☆※▲#]+)\\s*");
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s:=|,]*(?:\\.{2,}|…+|_{2,}|-{2,})?[\\s:=|]*");
  private static final Pattern OTHER_NAME =
      Pattern.compile(
          "(\\p{L}[^:\\t|;；。!?]{0,60}?)(\\s*:\\s*|\\s*\\t\\s*|\\s*\\|\\s*|\\s{2,}|\\s)(?=(?:[↑↓HL*]\\s*)?[<>≤≥]?\\s*[-+]?\\d)");
  private static final int MANY_WORDS = 3;

  private final Pack pack;
  private final TextNames names;
  private final TextTail tails;

  /**
   * @param text the part of the line that it was read from, without numbering
   * @param known whether it begins with a name of the pack
   * @param remark words behind the result that are no part of it
   */
  record Row(
      String text,
      boolean known,
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag,
      @Nullable ResultStatus status,
      @Nullable String remark) {}

  TextRows(Pack pack) {
    this.pack = pack;
    this.names = new TextNames(pack);
    this.tails = new TextTail(pack);
  }

  /** The results of a folded line; none where it is other text. */
  List<Row> of(String line) {
    if (line.length() > LONGEST_LINE) {
      return List.of();
    }
    var rows = new ArrayList<Row>();
    var rest = line;
    while (!rest.isEmpty()) {
      var start = start(rest);
      var next = nextRow(rest, start);
      var row = row(rest.substring(start, next).strip());
      if (row.isEmpty()) {
        return rows;
      }
      rows.add(row.get());
      rest = rest.substring(next).strip();
    }
    return rows;
  }

  // A name may itself begin with a number, so the name is looked for before the numbering goes.
  private int start(String text) {
    if (names.end(text, 0) > 0) {
      return 0;
    }
    var numbering = NUMBERING.matcher(text);
    var start = 0;
    while (numbering.region(start, text.length()).lookingAt() && numbering.end() > start) {
      start = numbering.end();
    }
    return start;
  }

  /** Where the next result of the same line begins, or the line's end. */
  private int nextRow(String text, int start) {
    var own = Math.max(names.end(text, start), start);
    for (var at = own + 1; at < text.length(); at++) {
      if (!separates(text.charAt(at - 1)) || separates(text.charAt(at))) {
        continue;
      }
      var from = at + start(text.substring(at));
      var end = names.end(text, from);
      if (end > 0
          && (end - from > 1 || wide(text, at))
          && tails.value(text.substring(afterBetween(text, end))).isPresent()
          && tails.value(text.substring(afterBetween(text, own))).isPresent()
          && afterBetween(text, own) < at) {
        return at;
      }
    }
    return text.length();
  }

  private static boolean separates(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == '|';
  }

  private static boolean wide(String text, int at) {
    return at > 1 && (separates(text.charAt(at - 2)) || ",;|\t".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static int afterBetween(String text, int from) {
    var between = BETWEEN.matcher(text).region(from, text.length());
    return between.lookingAt() ? between.end() : from;
  }

  private Optional<Row> row(String text) {
    var end = names.end(text, 0);
    if (end > 0) {
      var known = tails.read(text.substring(afterBetween(text, end)));
      if (known.isPresent() && !isProse(known.get())) {
        return known.map(t -> row(text, text.substring(0, end).strip(), t, true));
      }
    }
    return otherName(text);
  }

  // Without a name of the pack at the front, only a printed range tells a result from prose.
  private Optional<Row> otherName(String text) {
    var m = OTHER_NAME.matcher(text);
    if (!m.lookingAt() || m.group(1).strip().split("\\s+").length > 6) {
      return Optional.empty();
    }
    var name = m.group(1).strip();
    var apart = m.group(2).length() > 1 || !m.group(2).equals(" ");
    var known = apart && pack.observables().knowsName(name);
    return tails
        .read(text.substring(m.end()))
        .filter(t -> t.range() != null || known)
        .filter(t -> !isProse(t) && t.remarkWords() < MANY_WORDS)
        .map(t -> row(text, name, t, false));
  }

  private static boolean isProse(TextTail.Tail tail) {
    return tail.remarkWords() >= MANY_WORDS
        && tail.unit() == null
        && tail.range() == null
        && tail.flag() == null;
  }

  private static Row row(String text, String name, TextTail.Tail tail, boolean known) {
    return new Row(
        text,
        known,
        name.replaceFirst("[\\s:=.…_,-]+$", ""),
        tail.value(),
        tail.unit(),
        tail.range(),
        tail.flag(),
        tail.status(),
        tail.remarkWords() >= MANY_WORDS ? tail.remark() : null);
  }
}

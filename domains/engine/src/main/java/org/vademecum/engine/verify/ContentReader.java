package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.text.Language;

/**
 * The content words of a sentence: what is left when names, numbers, directions and the words
 * without content of their own are taken out. English words become stems; a Chinese character
 * becomes the two pairs it stands in ({@code 缺铁|铁最}), one of which has to be in the evidence.
 */
final class ContentReader {
  private final Layout layout;
  private final List<DirectionMention> directions;
  private final BitSet masked = new BitSet();

  ContentReader(
      Layout layout,
      List<Mention> names,
      List<DirectionMention> directions,
      List<DateMention> dates,
      List<int[]> identifiers) {
    this.layout = layout;
    this.directions = directions;
    names.forEach(m -> masked.set(m.start(), m.end()));
    layout.numbers.forEach(n -> masked.set(n.start(), n.end()));
    dates.forEach(d -> masked.set(d.start(), d.end()));
    identifiers.forEach(i -> masked.set(i[0], i[1]));
    for (var direction : directions) {
      masked.set(direction.start(), direction.end());
      if (direction.severity() != null) {
        masked.set(direction.severity().start(), direction.severity().end());
      }
    }
    for (var cue : layout.cues) {
      if (cue.cues().stream().anyMatch(Cue::grammatical)
          || DirectionReader.expected(cue, layout.text)) {
        masked.set(cue.start(), cue.end());
      }
    }
  }

  /** The stretches between separators that have content. */
  List<Reading.Segment> segments() {
    var segments = new ArrayList<Reading.Segment>();
    var pieces = pieces(layout.text, layout.lexicon, masked);
    var from = 0;
    while (from < pieces.size()) {
      var to = from;
      while (to < pieces.size() && pieces.get(to).kind != Kind.BREAK) {
        to++;
      }
      var segment = segment(pieces.subList(from, to));
      if (!segment.tokens().isEmpty()) {
        segments.add(segment);
      }
      from = to + 1;
    }
    return segments;
  }

  private Reading.Segment segment(List<Piece> pieces) {
    var tokens = new ArrayList<String>();
    var words = new ArrayList<String>();
    var places = new ArrayList<Integer>();
    for (var i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      if (!piece.content) {
        continue;
      }
      if (piece.kind == Kind.WORD) {
        tokens.add(piece.text);
        words.add(piece.printed);
        places.add(piece.at);
      } else if (piece.kind == Kind.HAN
          && (contentHan(pieces, i - 1) || contentHan(pieces, i + 1))) {
        tokens.add(pair(pieces, i - 1) + "|" + pair(pieces, i));
        words.add(piece.text);
        places.add(piece.at);
      }
    }
    var at = pieces.isEmpty() ? 0 : pieces.getFirst().at;
    var end = pieces.isEmpty() ? 0 : pieces.getLast().at + 1;
    return new Reading.Segment(tokens, words, negated(at, end), places, at);
  }

  private static boolean contentHan(List<Piece> pieces, int i) {
    return i >= 0 && i < pieces.size() && pieces.get(i).kind == Kind.HAN && pieces.get(i).content;
  }

  private static String pair(List<Piece> pieces, int i) {
    var whole = i >= 0 && i + 1 < pieces.size();
    return whole && pieces.get(i).kind == Kind.HAN && pieces.get(i + 1).kind == Kind.HAN
        ? pieces.get(i).text + pieces.get(i + 1).text
        : "";
  }

  // Negations of directions are the directions' own.
  private boolean negated(int from, int to) {
    var count = 0;
    for (var cue : layout.cues) {
      var ofDirection =
          directions.stream()
              .anyMatch(
                  d ->
                      d.negated()
                          && d.start() >= cue.end()
                          && layout.clauseAt(d.start()) == layout.clauseAt(cue.start()));
      if (cue.is(Cue.NEGATION) && cue.start() >= from && cue.start() < to && !ofDirection) {
        count++;
      }
    }
    return count % 2 == 1;
  }

  /** All tokens of a text that may cover others: stems, and pairs of Chinese characters. */
  static Set<String> covering(String text, Lexicon lexicon) {
    var tokens = new HashSet<String>();
    var pieces = pieces(Folding.fold(text), lexicon, new BitSet());
    for (var i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      if (piece.kind == Kind.WORD) {
        tokens.add(piece.text);
      } else if (piece.kind == Kind.HAN) {
        var pair = pair(pieces, i);
        if (!pair.isEmpty()) {
          tokens.add(pair);
        }
      }
    }
    return tokens;
  }

  /** The words of a text that have content, as stems; for Chinese its single characters. */
  static Set<String> units(String text, Lexicon lexicon) {
    var units = new HashSet<String>();
    for (var piece : pieces(Folding.fold(text), lexicon, new BitSet())) {
      if (piece.content && piece.kind != Kind.BREAK) {
        units.add(piece.text);
      }
    }
    return units;
  }

  /** Whether the evidence's tokens cover one of a sentence. */
  static boolean covers(Set<String> evidence, String token) {
    var bar = token.indexOf('|');
    return bar < 0
        ? evidence.contains(token)
        : evidence.contains(token.substring(0, bar)) || evidence.contains(token.substring(bar + 1));
  }

  private enum Kind {
    WORD,
    HAN,
    BREAK
  }

  private record Piece(Kind kind, String text, String printed, boolean content, int at) {}

  private static List<Piece> pieces(String text, Lexicon lexicon, BitSet masked) {
    var pieces = new ArrayList<Piece>();
    var stops = new BitSet();
    var sames = new HashMap<Integer, PhraseTrie.Match<String>>();
    if (lexicon.language() == Language.ZH) {
      lexicon.stops().find(text, (t, s, e, v) -> true).forEach(m -> stops.set(m.start(), m.end()));
    }
    lexicon.sames().find(text, (t, s, e, v) -> true).forEach(m -> sames.put(m.start(), m));
    var at = 0;
    while (at < text.length()) {
      var c = text.charAt(at);
      var same = sames.get(at);
      if (same != null && lexicon.language() == Language.EN) {
        var stem = Stems.of(same.values().getFirst());
        var printed = text.substring(at, same.end());
        pieces.add(new Piece(Kind.WORD, stem, printed, !masked.get(at), at));
        at = same.end();
      } else if (same != null) {
        var content = !masked.get(at) && !stops.get(at);
        for (var i = 0; i < same.values().getFirst().length(); i++) {
          var one = same.values().getFirst().substring(i, i + 1);
          pieces.add(new Piece(Kind.HAN, one, one, content, at));
        }
        at = same.end();
      } else if (Folding.han(c)) {
        pieces.add(
            new Piece(
                Kind.HAN,
                String.valueOf(c),
                String.valueOf(c),
                !masked.get(at) && !stops.get(at),
                at));
        at++;
      } else if (Character.isLetter(c)) {
        at = word(text, at, lexicon, masked, pieces);
      } else {
        if (c != ' ' && c != '-' && c != '"' && c != '\'') {
          pieces.add(new Piece(Kind.BREAK, "", "", false, at));
        }
        at++;
      }
    }
    return pieces;
  }

  private static int word(
      String text, int start, Lexicon lexicon, BitSet masked, List<Piece> pieces) {
    var end = start;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '\'')
        && !Folding.han(text.charAt(end))) {
      end++;
    }
    var printed = text.substring(start, end);
    var word = printed.toLowerCase(Locale.ROOT);
    var content = !masked.get(start) && !lexicon.stop(word) && word.length() > 1;
    pieces.add(new Piece(Kind.WORD, Stems.of(lexicon.same(word)), printed, content, start));
    return end;
  }
}

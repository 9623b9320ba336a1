package org.vademecum.rag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a text of either language, or of both, into terms. Laboratory text lives on numbers and
 * codes, so those are never broken: {@code 135.6} is one term, {@code CA19-9} is {@code ca199} and
 * its parts. Latin words lose their plural; Han text gives its characters and their pairs; a name
 * that the pack knows gives one more term, the same for all of its forms.
 *
 * <p>It does no word segmentation of Chinese: the dictionaries at hand break codes and names apart.
 */
final class Segmenter {
  private static final int LONGEST_TERM = 200;

  /** Letters that "prolonged" and "prolongation" share. */
  private static final int BEGINNING = 6;

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");

  private final Names names;

  Segmenter(Names names) {
    this.names = names;
  }

  /** The term that a long word shares with its relatives; empty for a short one. */
  static String beginningTerm(String stem) {
    return stem.length() > BEGINNING ? stem.substring(0, BEGINNING) + "~" : "";
  }

  /** The terms of a text in the order of their positions. */
  List<Token> segment(String text) {
    var normal = Atom.normal(text);
    var atoms = Atom.of(normal);
    var run = new Run(normal, atoms);
    for (var match : names.find(atoms)) {
      run.mark(match);
    }
    for (var at = 0; at < atoms.size(); ) {
      at =
          switch (atoms.get(at).kind()) {
            case HAN -> run.han(at);
            case ALPHANUMERIC -> run.chunk(at);
            case SIGN -> at + 1;
          };
    }
    return run.tokens;
  }

  /** One text being cut. */
  private static final class Run {
    private final String normal;
    private final List<Atom> atoms;
    private final List<List<String>> codesAt = new ArrayList<>();
    private final boolean[] named;
    private final List<Token> tokens = new ArrayList<>();
    private int position = -1;

    Run(String normal, List<Atom> atoms) {
      this.normal = normal;
      this.atoms = atoms;
      this.named = new boolean[atoms.size() + 1];
      atoms.forEach(a -> codesAt.add(List.of()));
    }

    void mark(Names.Match match) {
      codesAt.set(match.from(), match.codes());
      if (match.codes().isEmpty()) {
        return;
      }
      for (var i = match.from(); i < match.to(); i++) {
        named[i] = true;
      }
    }

    private void add(String term, Token.Kind kind, boolean content, int atom) {
      if (!term.isEmpty()) {
        var cut = term.length() > LONGEST_TERM ? term.substring(0, LONGEST_TERM) : term;
        tokens.add(new Token(cut, kind, position, content, named[atom]));
      }
    }

    private void names(int atom) {
      for (var code : codesAt.get(atom)) {
        var point = code.indexOf('.');
        add("obs:" + (point < 0 ? code : code.substring(0, point)), Token.Kind.NAME, true, atom);
        if (point >= 0) {
          add("dir:" + code.substring(point + 1), Token.Kind.DIRECTION, true, atom);
        }
      }
    }

    /** Han characters from here to the end of their run; returns the atom behind it. */
    int han(int from) {
      var to = from;
      while (to < atoms.size() && atoms.get(to).kind() == Atom.Kind.HAN && adjoins(from, to)) {
        to++;
      }
      var function = functionWords(from, to);
      for (var i = from; i < to; i++) {
        position++;
        add(atoms.get(i).key(), Token.Kind.HAN, !function[i - from], i);
        if (i + 1 < to) {
          var content = !function[i - from] && !function[i + 1 - from];
          var kind = Token.Kind.HAN_PAIR;
          var pair = atoms.get(i).key() + atoms.get(i + 1).key();
          tokens.add(new Token(pair, kind, position, content, named[i] && named[i + 1]));
        }
        names(i);
        direction(i, to);
      }
      return to;
    }

    private boolean adjoins(int from, int to) {
      return to == from || atoms.get(to - 1).end() == atoms.get(to).start();
    }

    private boolean[] functionWords(int from, int to) {
      var function = new boolean[to - from];
      for (var i = from; i < to; i++) {
        for (var length = Math.min(3, to - i); length > 0; length--) {
          var word = normal.substring(atoms.get(i).start(), atoms.get(i + length - 1).end());
          if (WordForms.isFunctionHan(word) && !named[i]) {
            for (var j = i; j < i + length; j++) {
              function[j - from] = true;
            }
            break;
          }
        }
      }
      return function;
    }

    private void direction(int i, int to) {
      var direction = "";
      if (i + 1 < to) {
        direction = WordForms.direction(atoms.get(i).key() + atoms.get(i + 1).key());
      }
      var before = i == 0 ? "" : atoms.get(i - 1).key();
      var besideName = i > 0 && named[i - 1] || named[i + 1] || WordForms.isDegree(before);
      if (direction.isEmpty() && besideName && !named[i]) {
        direction = WordForms.directionBesideName(atoms.get(i).key());
      }
      add(direction, Token.Kind.DIRECTION, true, i);
    }

    /** Letters and digits joined by hyphens and points; returns the atom behind them. */
    int chunk(int from) {
      var to = from + 1;
      while (to < atoms.size()
          && atoms.get(to).kind() == Atom.Kind.ALPHANUMERIC
          && isJoined(atoms.get(to - 1), atoms.get(to))) {
        to++;
      }
      var chunk = normal.substring(atoms.get(from).start(), atoms.get(to - 1).end());
      var digits = chunk.chars().anyMatch(Character::isDigit);
      var letters = chunk.codePoints().anyMatch(Character::isLetter);
      if (digits && letters) {
        code(chunk.toLowerCase(Locale.ROOT), from);
      } else if (digits) {
        numbers(chunk, from);
      } else {
        words(from, to);
      }
      for (var i = from; i < to; i++) {
        names(i);
      }
      return to;
    }

    private boolean isJoined(Atom before, Atom next) {
      if (next.start() - before.end() != 1) {
        return false;
      }
      var between = normal.charAt(before.end());
      var digits =
          Character.isDigit(before.printed().charAt(before.printed().length() - 1))
              && Character.isDigit(next.printed().charAt(0));
      return switch (between) {
        case '-', '‐', '‑', '·', '\'', '’' -> true;
        case '.', ',' -> digits;
        default -> false;
      };
    }

    private void code(String chunk, int atom) {
      position++;
      add(chunk.replaceAll("[^\\p{L}\\p{M}\\d.]", ""), Token.Kind.CODE, true, atom);
      var parts = new LinkedHashSet<String>();
      for (var piece : chunk.split("[^\\p{L}\\p{M}\\d.,]+")) {
        parts.add(piece);
      }
      var letters = LETTERS.matcher(chunk);
      while (letters.find()) {
        if (letters.group().length() > 1) {
          parts.add(letters.group());
        }
      }
      parts.remove(chunk);
      parts.forEach(p -> add(p, Token.Kind.PART, true, atom));
      var numbers = NUMBER.matcher(chunk);
      while (numbers.find()) {
        var number = numbers.group().replace(",", "");
        if (!parts.contains(number)) {
          add(number, Token.Kind.PART, true, atom);
        }
      }
    }

    private void numbers(String chunk, int atom) {
      var numbers = NUMBER.matcher(chunk);
      while (numbers.find()) {
        position++;
        add(numbers.group().replace(",", ""), Token.Kind.NUMBER, true, atom);
      }
    }

    private void words(int from, int to) {
      for (var i = from; i < to; i++) {
        var atom = atoms.get(i);
        var possessive = i > from && atom.printed().length() < 3 && isApostrophe(atom.start() - 1);
        if (possessive) {
          continue;
        }
        position++;
        var lower = atom.printed().toLowerCase(Locale.ROOT);
        add(atom.key(), Token.Kind.WORD, !WordForms.isFunctionWord(lower), i);
        beginning(atom.key(), lower, i);
        add(WordForms.direction(lower), Token.Kind.DIRECTION, true, i);
      }
    }

    private void beginning(String stem, String lower, int atom) {
      if (!WordForms.isFunctionWord(lower)) {
        add(beginningTerm(stem), Token.Kind.BEGINNING, true, atom);
      }
    }

    private boolean isApostrophe(int offset) {
      var c = normal.charAt(offset);
      return c == '\'' || c == '’';
    }
  }
}

package org.vademecum.intake.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vademecum.intake.page.Word;

/**
 * Words from the glyphs of a page: those of its main direction, in lines, apart where there is a
 * space. Raised digits become superscripts, so that {@code 10⁹} isn't read as 109.
 */
final class GlyphWords {
  private static final double WORD_GAP = 0.22;
  private static final double RAISED = 0.15;
  private static final double SMALLER = 0.85;
  private static final double WATERMARK = 4;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private GlyphWords() {}

  static List<Word> of(List<Glyph> all) {
    var glyphs = ofMainDirection(all);
    var words = new ArrayList<Word>();
    for (var line : lines(glyphs)) {
      words.addAll(words(line));
    }
    return words;
  }

  private static List<Glyph> ofMainDirection(List<Glyph> all) {
    var counts =
        all.stream()
            .filter(g -> !g.blank())
            .collect(Collectors.groupingBy(Glyph::direction, Collectors.counting()));
    if (counts.isEmpty()) {
      return List.of();
    }
    int main = Collections.max(counts.entrySet(), java.util.Map.Entry.comparingByValue()).getKey();
    var sizes = all.stream().mapToDouble(Glyph::size).sorted().toArray();
    var usual = sizes[sizes.length / 2];
    return all.stream()
        .filter(g -> g.direction() == main && g.size() <= WATERMARK * usual)
        .toList();
  }

  // Large glyphs open lines, smaller ones (raised digits) join them.
  private static List<List<Glyph>> lines(List<Glyph> glyphs) {
    var lines = new ArrayList<List<Glyph>>();
    var sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::baseline));
    for (var glyph : sorted) {
      var line =
          lines.reversed().stream().limit(4).filter(l -> sameLine(l.getFirst(), glyph)).findFirst();
      line.ifPresentOrElse(l -> l.add(glyph), () -> lines.add(new ArrayList<>(List.of(glyph))));
    }
    lines.forEach(l -> l.sort(Comparator.comparingDouble(Glyph::left)));
    return lines;
  }

  private static boolean sameLine(Glyph first, Glyph glyph) {
    var shared = Math.min(first.bottom(), glyph.bottom()) - Math.max(first.top(), glyph.top());
    return shared > 0.5 * Math.min(first.bottom() - first.top(), glyph.bottom() - glyph.top());
  }

  private static List<Word> words(List<Glyph> line) {
    var words = new ArrayList<Word>();
    var open = new ArrayList<Glyph>();
    for (var glyph : line) {
      if (drawnTwice(open, glyph)) {
        continue;
      }
      var apart =
          !open.isEmpty()
              && glyph.left() - open.getLast().right()
                  > WORD_GAP * Math.min(open.getLast().size(), glyph.size());
      if ((glyph.blank() || apart) && !open.isEmpty()) {
        words.add(word(open));
        open.clear();
      }
      if (!glyph.blank()) {
        open.add(glyph);
      }
    }
    if (!open.isEmpty()) {
      words.add(word(open));
    }
    return words;
  }

  // Bold print is imitated by drawing a glyph again beside itself.
  private static boolean drawnTwice(List<Glyph> open, Glyph glyph) {
    return open.reversed().stream()
        .limit(3)
        .anyMatch(
            g ->
                g.text().equals(glyph.text())
                    && glyph.left() - g.left() < 0.3 * (g.right() - g.left())
                    && Math.abs(g.baseline() - glyph.baseline()) < 0.1 * g.size());
  }

  private static Word word(List<Glyph> glyphs) {
    var size = glyphs.stream().mapToDouble(Glyph::size).max().orElse(1);
    var base =
        glyphs.stream().filter(g -> g.size() > SMALLER * size).findFirst().orElseThrow().baseline();
    var text = new StringBuilder();
    var known = true;
    for (var glyph : glyphs) {
      var raised = glyph.size() <= SMALLER * size && base - glyph.baseline() > RAISED * size;
      text.append(raised ? superscript(glyph.text()) : glyph.text());
      known &= !glyph.unknown();
    }
    return new Word(
        text.toString(),
        glyphs.getFirst().left(),
        base - 0.78 * size,
        glyphs.stream().mapToDouble(Glyph::right).max().orElse(0),
        base + 0.18 * size,
        known ? 1 : 0);
  }

  private static String superscript(String text) {
    return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9'
        ? SUPERSCRIPTS.substring(text.charAt(0) - '0', text.charAt(0) - '0' + 1)
        : text.equals("-") ? "⁻" : text;
  }
}

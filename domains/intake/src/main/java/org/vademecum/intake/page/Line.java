package org.vademecum.intake.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words of a page that stand side by side.
 *
 * @param words from left to right
 */
public record Line(int page, List<Word> words) {
  private static final double SAME_LINE = 0.5;
  private static final double SPACE = 0.17;
  private static final double SPACE_OF_HAN = 0.5;

  public Line {
    words = List.copyOf(words);
  }

  /** A stretch of words without a wide gap. */
  public record Cell(double left, double right, String text, double confidence) {
    public double centre() {
      return (left + right) / 2;
    }
  }

  /** The lines of a page from its top to its bottom. */
  public static List<Line> of(Page page) {
    var sorted = page.words().stream().sorted(Comparator.comparingDouble(Word::middle)).toList();
    var open = new ArrayList<Band>();
    for (var word : sorted) {
      var band = open.reversed().stream().limit(6).filter(b -> b.holds(word)).findFirst();
      if (band.isPresent()) {
        band.get().add(word);
      } else {
        open.add(new Band(word));
      }
    }
    return open.stream()
        .sorted(Comparator.comparingDouble(b -> b.middle))
        .map(b -> b.line(page.number()))
        .toList();
  }

  private static final class Band {
    private final List<Word> words = new ArrayList<>();
    private double top;
    private double bottom;
    private double middle;

    Band(Word word) {
      words.add(word);
      top = word.top();
      bottom = word.bottom();
      middle = word.middle();
    }

    // The band is as high as its first words: were it to grow, lines would run into each other.
    boolean holds(Word word) {
      var shared = Math.min(bottom, word.bottom()) - Math.max(top, word.top());
      return shared >= SAME_LINE * Math.min(bottom - top, word.height());
    }

    void add(Word word) {
      words.add(word);
      if (word.height() > bottom - top) {
        top = word.top();
        bottom = word.bottom();
        middle = word.middle();
      }
    }

    Line line(int page) {
      return new Line(page, words.stream().sorted(Comparator.comparingDouble(Word::left)).toList());
    }
  }

  /** The height of the text: that of most words. */
  public double height() {
    var heights = words.stream().mapToDouble(Word::height).sorted().toArray();
    return heights[heights.length / 2];
  }

  public double middle() {
    return words.stream().mapToDouble(Word::middle).average().orElse(0);
  }

  /** The stretches of the line that are more than so many text heights apart. */
  public List<Cell> cells(double gap) {
    var cells = new ArrayList<Cell>();
    var from = 0;
    var height = height();
    for (var i = 1; i <= words.size(); i++) {
      if (i == words.size() || words.get(i).left() - words.get(i - 1).right() > gap * height) {
        cells.add(cell(words.subList(from, i), height));
        from = i;
      }
    }
    return cells;
  }

  private static Cell cell(List<Word> words, double height) {
    return new Cell(
        words.getFirst().left(),
        words.stream().mapToDouble(Word::right).max().orElse(0),
        text(words, height),
        words.stream().mapToDouble(Word::confidence).min().orElse(0));
  }

  /** Words joined by spaces where there are any on the page. */
  public static String text(List<Word> words, double height) {
    var text = new StringBuilder();
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (i > 0) {
        var before = words.get(i - 1).text();
        var han =
            Character.isIdeographic(before.codePointBefore(before.length()))
                && Character.isIdeographic(word.text().codePointAt(0));
        var gap = (word.left() - words.get(i - 1).right()) / height;
        text.append(gap > (han ? SPACE_OF_HAN : SPACE) ? " " : "");
      }
      text.append(word.text());
    }
    return text.toString();
  }

  /** The whole line, with wide gaps as three spaces. */
  public String text() {
    return String.join("   ", cells(1.2).stream().map(Cell::text).toList());
  }
}

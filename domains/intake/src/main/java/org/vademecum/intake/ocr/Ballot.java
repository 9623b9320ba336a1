package org.vademecum.intake.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several readings of the same print, and what they agree on. Words are decided by the lexicon or
 * by confidence; numbers only by both models giving the same digits, and by no more than one
 * reading that differs.
 */
final class Ballot {
  private static final double SURE = 0.85;
  private static final double CLEAR = 0.72;
  private static final double SETTLED = 0.88;

  private final Lexicon lexicon;
  private final List<Vote> votes = new ArrayList<>();

  private final double width;

  private record Vote(String text, double confidence, boolean han, boolean number) {}

  /**
   * @param width of the print in ems; a number that leaves much of it unsaid has lost digits
   */
  Ballot(Lexicon lexicon, double width) {
    this.lexicon = lexicon;
    this.width = width;
  }

  void add(Tesseract.Reading reading, boolean han) {
    var text = Printed.text(reading.text());
    var number = Printed.isNumber(text);
    var fits = !number || Printed.fits(text, width);
    votes.add(new Vote(fits ? text : "", fits ? reading.confidence() : 0, han, number && fits));
  }

  /** Whether the first reading is of letters that need no second one. */
  boolean sureOfLetters() {
    var first = votes.getFirst();
    return first.confidence >= SURE
        && !Printed.hasDigits(first.text)
        && (lexicon.knows(first.text) || first.text.length() > 3 && first.confidence > 0.92);
  }

  boolean decided() {
    if (isNumber()) {
      return numberAgreed();
    }
    var best = best();
    return lexicon.knows(best.text)
        ? !Printed.hasDigits(best.text) || support(best) >= 2
        : best.confidence >= 0.93 && !Printed.hasDigits(best.text);
  }

  String text() {
    if (isNumber()) {
      return bestNumber().text;
    }
    var best = best();
    if (lexicon.knows(best.text)) {
      return best.text;
    }
    var alike = lexicon.lookAlike(best.text);
    if (!alike.equals(best.text)) {
      return alike;
    }
    var clean = lexicon.withoutStray(best.text);
    // What is read without doubt is another name, not a slip.
    return !clean.equals(best.text) || best.confidence > SETTLED
        ? clean
        : lexicon.nearest(best.text);
  }

  double confidence() {
    if (isNumber()) {
      return numberAgreed() ? 1 : 0;
    }
    var best = best();
    if (Printed.hasDigits(best.text)) {
      return support(best) >= 2 ? 1 : 0;
    }
    var known = lexicon.knows(best.text) || !lexicon.lookAlike(best.text).equals(best.text);
    return known ? 1 : best.confidence >= CLEAR ? best.confidence : 0;
  }

  // Print is a number where most readings say so.
  boolean isNumber() {
    var numbers = votes.stream().filter(Vote::number).toList();
    return numbers.size() * 2 > votes.size()
        || votes.size() == 2 && numbers.stream().anyMatch(v -> v.confidence > SURE)
        // The model of Han characters makes one of a digit that stands alone.
        || numbers.stream().filter(v -> !v.han && v.confidence > SURE).count() >= 2;
  }

  private Vote bestNumber() {
    return votes.stream()
        .filter(Vote::number)
        .max(Comparator.comparingLong(this::support).thenComparingDouble(Vote::confidence))
        .orElseThrow();
  }

  private long support(Vote vote) {
    var digits = Printed.digits(vote.text);
    return votes.stream()
        .filter(v -> vote.number ? Printed.digits(v.text).equals(digits) : v.text.equals(vote.text))
        .count();
  }

  private boolean numberAgreed() {
    var best = bestNumber();
    var digits = Printed.digits(best.text);
    var same = votes.stream().filter(v -> Printed.digits(v.text).equals(digits)).toList();
    var others =
        votes.stream()
            .filter(v -> v.number && !Printed.digits(v.text).equals(digits))
            .map(v -> Printed.digits(v.text))
            .distinct()
            .mapToLong(d -> votes.stream().filter(v -> Printed.digits(v.text).equals(d)).count())
            .max()
            .orElse(0);
    return same.stream().anyMatch(Vote::han)
        && same.stream().anyMatch(v -> !v.han)
        && others <= 1
        && same.size() >= Math.min(3, votes.size());
  }

  // Each model is asked for its own script; the other's reading counts where it is a known word.
  private Vote best() {
    var all = votes.stream().filter(Vote::han).count();
    var withHan = votes.stream().filter(v -> v.han && hasHan(v.text)).count();
    var sureLatin =
        votes.stream().anyMatch(v -> !v.han && v.confidence > SURE && v.text.length() > 2);
    var isHan = withHan * 2 > all && !sureLatin;
    return votes.stream()
        .filter(v -> v.han == isHan || lexicon.knows(v.text) && v.confidence > CLEAR)
        .max(
            Comparator.comparing((Vote v) -> lexicon.knows(v.text))
                .thenComparing(v -> Printed.hasDigits(v.text) ? support(v) : 0)
                .thenComparingDouble(Vote::confidence))
        .orElseGet(votes::getFirst);
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}

package org.vademecum.intake.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vademecum.intake.page.Word;

/** Reads a page's stretches of print one by one, with the model that reads each best. */
final class PictureReader {
  /** Held by who decodes or reads a picture. */
  static final ReentrantLock TURN = new ReentrantLock();

  private static @Nullable PictureReader shared;

  // Sizes of print, in pixels to the em, that the models were seen to read well.
  private static final double SMALL_EM = 24;
  private static final double COARSE_EM = 28;
  private static final double FINE_EM = 34;
  private static final double LARGE_EM = 42;
  private static final int SAMPLE = 6;

  private final Tesseract latin;
  private final Tesseract han;

  private PictureReader(Tesseract latin, Tesseract han) {
    this.latin = latin;
    this.han = han;
  }

  static List<Word> words(Picture picture, Lexicon lexicon) {
    TURN.lock();
    try {
      if (shared == null) {
        shared = new PictureReader(Tesseract.of("eng"), Tesseract.of("chi_sim"));
      }
      return shared.read(picture, lexicon);
    } finally {
      TURN.unlock();
    }
  }

  private List<Word> read(Picture picture, Lexicon lexicon) {
    var upright = new Prepared(picture);
    if (!readable(upright)) {
      for (var quarters : new int[] {2, 1, 3}) {
        var turned = new Prepared(picture.quarters(quarters));
        if (readable(turned)) {
          upright = turned;
          break;
        }
      }
    }
    var words = new ArrayList<Word>();
    for (var box : upright.segments.boxes()) {
      var word = word(upright, box, lexicon);
      if (word != null) {
        words.add(word);
      }
    }
    for (var colon : upright.segments.colons()) {
      words.add(word(":", colon, 1, upright.segments.em()));
    }
    for (var arrow : upright.segments.arrows()) {
      words.add(word(arrow.up() ? "↑" : "↓", arrow.box(), 1, upright.segments.em()));
    }
    return words;
  }

  /** A picture with what is to be read in it. */
  private final class Prepared {
    private final Picture page;
    private Segments segments;

    Prepared(Picture picture) {
      var lit = Cleaning.evenlyLit(picture);
      var skew = Cleaning.skew(lit);
      page = Math.abs(skew) < 0.05 ? lit : lit.turned(skew);
      var ink = Cleaning.ink(page);
      var thickest = Math.max(3, picture.width() / 400);
      Cleaning.withoutRules(page, ink, Math.max(100, picture.width() / 14), thickest);
      var pieces = Segments.pieces(ink, page.width(), page.height());
      segments = Segments.of(page, ink, pieces, Segments.em(pieces));
      segments = Segments.of(page, ink, pieces, measuredEm());
      for (var arrow : segments.arrows()) {
        Cleaning.wipe(page, ink, arrow.box().grown(1, page.width(), page.height()));
      }
    }

    // Numbers stand on every report, and their height is known.
    private double measuredEm() {
      var heights = new ArrayList<Integer>();
      var tried = 0;
      for (var box : segments.boxes()) {
        if (box.width() > box.height() && box.width() < 8 * box.height() && tried++ < 60) {
          var reading = latin.read(line(box, FINE_EM));
          var text = Printed.text(reading.text());
          if (reading.confidence() > 0.9 && text.matches("\\d[\\d.]{1,9}")) {
            heights.add(box.height());
          }
        }
        if (heights.size() >= 7) {
          break;
        }
      }
      heights.sort(null);
      return heights.isEmpty()
          ? segments.em()
          : heights.get(heights.size() / 2) / Segments.DIGIT_HEIGHT;
    }

    Picture line(Box box, double size) {
      var pad = (int) Math.round(segments.em() * 0.12);
      return page.part(box.grown(pad, page.width(), page.height()), size / segments.em(), 8);
    }
  }

  // Print that is upside down or on its side is read with little confidence by either model.
  private boolean readable(Prepared page) {
    var sample =
        page.segments.boxes().stream()
            .sorted(Comparator.comparingInt((Box b) -> b.width()).reversed())
            .filter(b -> b.height() < 2 * page.segments.em())
            .limit(SAMPLE)
            .toList();
    if (sample.isEmpty()) {
      return false;
    }
    var sum = 0.0;
    for (var box : sample) {
      sum += best(page, box).confidence();
    }
    return sum / sample.size() > 0.6;
  }

  private Tesseract.Reading best(Prepared page, Box box) {
    var first = latin.read(page.line(box, COARSE_EM));
    var second = han.read(page.line(box, COARSE_EM));
    return second.confidence() > first.confidence() ? second : first;
  }

  private @Nullable Word word(Prepared page, Box box, Lexicon lexicon) {
    var ballot = new Ballot(lexicon, box.width() / page.segments.em());
    ballot.add(latin.read(page.line(box, FINE_EM)), false);
    if (!ballot.sureOfLetters()) {
      ballot.add(han.read(page.line(box, COARSE_EM)), true);
    }
    if (ballot.isNumber() || !ballot.decided()) {
      ballot.add(latin.read(page.line(box, COARSE_EM)), false);
    }
    if (!ballot.decided()) {
      ballot.add(han.read(page.line(box, FINE_EM)), true);
      ballot.add(latin.read(page.line(box, LARGE_EM)), false);
    }
    if (!ballot.decided()) {
      ballot.add(han.read(page.line(box, SMALL_EM)), true);
      if (box.width() < 1.3 * page.segments.em() && box.height() > 0.8 * page.segments.em()) {
        single(page, box, ballot, true);
      } else if (box.width() < 0.75 * page.segments.em()) {
        single(page, box, ballot, false);
        single(page, box, ballot, true);
      }
    }
    var text = ballot.text();
    return text.isEmpty() ? null : word(text, box, ballot.confidence(), page.segments.em());
  }

  // A character without neighbours is read better beside itself.
  private void single(Prepared page, Box box, Ballot ballot, boolean ofHan) {
    for (var size : new double[] {COARSE_EM, FINE_EM}) {
      var reading = (ofHan ? han : latin).read(page.line(box, size).twice());
      var text = Printed.text(reading.text());
      if (text.length() == 2 && text.charAt(0) == text.charAt(1)) {
        ballot.add(new Tesseract.Reading(text.substring(1), reading.confidence()), ofHan);
      }
    }
  }

  private static Word word(String text, Box box, double confidence, double em) {
    // Lines are told apart by the height of the print, not by that of a dash.
    var middle = (box.top() + box.bottom()) / 2.0;
    var half = Math.max(box.height(), 0.7 * em) / 2;
    var unsure = Math.min(confidence, Word.RECOGNISED);
    return new Word(text, box.left(), middle - half, box.right(), middle + half, unsure);
  }
}

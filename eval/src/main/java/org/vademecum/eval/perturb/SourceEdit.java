package org.vademecum.eval.perturb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vademecum.eval.cases.SupportCase;

/** Changes of the source, or of a number by way of another case's source; the rest stays. */
final class SourceEdit {
  private static final double ANOTHERS = 0.6;
  private static final int LOST_WORDS = 3;

  private SourceEdit() {}

  /** Another group's source that does not happen to support the response. */
  static Optional<String> swapped(
      SupportCase base, String response, List<SupportCase> others, SplittableRandom random) {
    for (var tries = 0; tries < 20 && !others.isEmpty(); tries++) {
      var other = others.get(random.nextInt(others.size()));
      if (!other.group().equals(base.group())
          && !other.source().equals(base.source())
          && Texts.covered(response, other.source()) < ANOTHERS) {
        return Optional.of(other.source());
      }
    }
    return Optional.empty();
  }

  /**
   * The source without the part that one sentence of the response rests on: a paragraph of several,
   * or a sentence of one. Only where words or a number of that sentence are lost with it.
   */
  static Optional<Edit> missing(String source, String response, SplittableRandom random) {
    var paragraphs = List.of(source.split("\\n\\s*\\n"));
    var parts = paragraphs.size() > 1 ? paragraphs : Texts.sentences(source);
    var edits = new ArrayList<Edit>();
    for (var sentence : Texts.sentences(response)) {
      var rests =
          parts.stream()
              .max(java.util.Comparator.comparingDouble(p -> Texts.covered(sentence, p)))
              .orElse("");
      var at = source.indexOf(rests);
      if (parts.size() > 1 && at >= 0 && !rests.isEmpty()) {
        var edit = Edit.replace(source, at, at + rests.length(), "");
        if (lost(sentence, source, edit.text())) {
          edits.add(edit);
        }
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(edits.get(random.nextInt(edits.size())));
  }

  private static boolean lost(String sentence, String before, String after) {
    var lost = new HashSet<>(Texts.words(sentence));
    lost.retainAll(Texts.words(before));
    lost.removeAll(Texts.words(after));
    return lost.size() >= LOST_WORDS;
  }

  /** The source with a passage behind it that says the opposite of one that a sentence rests on. */
  static Optional<Edit> contradicting(String source, String response, SplittableRandom random) {
    for (var sentence : Texts.sentences(response)) {
      var rests = Texts.nearest(sentence, source);
      if (rests.isEmpty() || Texts.covered(sentence, rests.get()) < ANOTHERS) {
        continue;
      }
      var opposite =
          number(rests.get(), source, sentence, random)
              .or(() -> NegationEdit.of(rests.get(), random));
      if (opposite.isPresent()) {
        return Optional.of(
            new Edit(source + "\n\n" + opposite.get().text(), rests.get(), opposite.get().text()));
      }
    }
    return Optional.empty();
  }

  // A changed number contradicts only what has that number.
  private static Optional<Edit> number(
      String rests, String source, String sentence, SplittableRandom random) {
    return NumberEdit.of(rests, source, random)
        .filter(
            e -> NumberEdit.numbers(sentence).stream().anyMatch(n -> n.text().equals(e.from())));
  }

  /**
   * The response with the number that another group's source has behind the same words, where this
   * source has it nowhere.
   */
  static Optional<Edit> patient(
      SupportCase base, String response, List<SupportCase> others, SplittableRandom random) {
    var edits = new ArrayList<Edit>();
    for (var number : NumberEdit.evidenced(response, base.source())) {
      var before = before(base.source(), number.text());
      if (before.isEmpty()) {
        continue;
      }
      for (var other : others) {
        var at = other.source().indexOf(before.get());
        if (!other.group().equals(base.group()) && at >= 0) {
          var from = at + before.get().length();
          NumberEdit.numbers(other.source()).stream()
              .filter(n -> n.start() == from)
              .filter(n -> NumberEdit.absent(n.value(), base.source()))
              .findFirst()
              .ifPresent(
                  n -> edits.add(Edit.replace(response, number.start(), number.end(), n.text())));
        }
      }
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(edits.get(random.nextInt(edits.size())));
  }

  // The last two dozen characters of the line before a number, with a name in them.
  private static Optional<String> before(String source, String number) {
    for (var found : NumberEdit.numbers(source)) {
      if (found.text().equals(number)) {
        var line = source.lastIndexOf('\n', found.start()) + 1;
        var text = source.substring(Math.max(line, found.start() - 24), found.start());
        if (text.codePoints().filter(Character::isLetter).count() >= 2) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }
}

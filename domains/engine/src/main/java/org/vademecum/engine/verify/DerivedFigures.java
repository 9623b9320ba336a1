package org.vademecum.engine.verify;

import java.util.List;
import java.util.regex.Pattern;
import org.vademecum.engine.verify.NumberMention.Bound;

/**
 * Numbers that a sentence reckons from the figures of what it names: "three times the upper limit",
 * "28 % above", "higher by 12". A wrong one contradicts the figures.
 */
final class DerivedFigures {
  private static final Pattern TIMES_BEHIND =
      Pattern.compile("(?i)\\G ?(?:-?fold|times (?!10)|x the|倍)");
  private static final Pattern RATIO_BEFORE =
      Pattern.compile("(?i)(?:≈|=|ratio (?:is|of|comes to)?(?: about)?) ?$");
  private static final Pattern PERCENT = Pattern.compile("%");
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "(?i)(?:(?:higher|lower|above|below|differ\\w*|apart|gap|sum|total|together|more|less)\\b.{0,25}"
              + "|(?:by|高出|低了|高了|相差|差值?为?|之和为?|合计|共|多了?|少了?|减去.{0,8}(?:等于|为|=)) ?)$");
  private static final Pattern MORE =
      Pattern.compile("(?i)(?:more than|over|above|at least|exceed\\w*|超过|大于|不止|高于) ?$");
  private static final Pattern MORE_BEHIND = Pattern.compile("\\G ?倍?(?:以上|多|有余)");

  private final EvidenceView evidence;
  private final Tally tally;

  DerivedFigures(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  /** Whether the number is a derived one, and so has its claim. */
  boolean check(NumberMention number, Reading sentence) {
    var text = sentence.text();
    var before = withoutNames(sentence).substring(0, number.start());
    var arithmetic = new Arithmetic(named(sentence));
    var said = number.value().doubleValue();
    if (TIMES_BEHIND.matcher(text).find(number.end())) {
      return times(number, before, text, arithmetic);
    }
    var percent = number.unit() != null && PERCENT.matcher(number.unit()).lookingAt();
    var right =
        (percent && !ofPercents(sentence) && arithmetic.percent(said) && !stated(number))
            || (RATIO_BEFORE.matcher(before).find() && arithmetic.times(said, Bound.NONE))
            || (DIFFERENCE.matcher(before).find()
                && !stated(number)
                && arithmetic.differenceOrSum(number));
    if (right) {
      tally.supported(ClaimKind.NUMBER, number.text(), "follows from the figures");
    }
    return right;
  }

  // The "total" of a name adds nothing up.
  private static String withoutNames(Reading sentence) {
    var text = new StringBuilder(sentence.text());
    for (var name : sentence.mentions()) {
      for (var i = name.start(); i < name.end(); i++) {
        text.setCharAt(i, '_');
      }
    }
    return text.toString();
  }

  private boolean times(NumberMention number, String before, String text, Arithmetic arithmetic) {
    var more = MORE.matcher(before).find() || MORE_BEHIND.matcher(text).find(number.end());
    var bound = more ? Bound.ABOVE : number.bound();
    var passages =
        evidence.passages.stream()
            .flatMap(p -> p.sentences().stream())
            .flatMap(s -> s.numbers().stream())
            .anyMatch(n -> n.value().compareTo(number.value()) == 0);
    if (arithmetic.times(number.value().doubleValue(), bound)) {
      tally.supported(ClaimKind.NUMBER, number.text(), "follows from the figures");
    } else if (passages) {
      return false;
    } else {
      tally.unsupported(
          ClaimKind.NUMBER, number.text(), "no figures are " + number.text() + " times each other");
    }
    return true;
  }

  // What is itself in per cent is not told from a share of something.
  private boolean ofPercents(Reading sentence) {
    return named(sentence).stream()
        .anyMatch(m -> m.figures().stream().anyMatch(f -> "%".equals(f.unit())));
  }

  private boolean stated(NumberMention number) {
    return evidence.measured.stream()
        .anyMatch(m -> m.figures().stream().anyMatch(f -> f.is(number.value())));
  }

  private List<Measured> named(Reading sentence) {
    var named =
        evidence.measured.stream()
            .filter(m -> sentence.mentions().stream().anyMatch(n -> n.sharesKey(m.keys())))
            .toList();
    return named.isEmpty() ? evidence.measured : named;
  }
}

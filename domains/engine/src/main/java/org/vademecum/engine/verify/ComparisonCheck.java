package org.vademecum.engine.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vademecum.engine.verify.Measured.Figure;
import org.vademecum.engine.verify.Measured.Role;
import org.vademecum.engine.verify.NumberMention.Bound;

/**
 * Checks comparisons that are said without a number: one result with another ("A is higher than
 * B"), and a result with its limit ("about twice the upper limit").
 */
final class ComparisonCheck {
  private static final Pattern THAN =
      Pattern.compile(
          "(?i)\\b(?:(higher|greater|larger|more|above|exceeds?|exceeding|over)|(lower|smaller|less|below|under))\\b[^,;.]{0,20}?(?:\\bthan\\b)?|(高于|大于|超过|多于)|(低于|小于|少于|不及)");
  private static final Pattern TIMES =
      Pattern.compile(
          "(?i)\\b(half|twice|double|triple|quadruple|thrice)\\b[^,;.]{0,14}?(?:limit|threshold|end|cut-?off|bound|normal)"
              + "|[限值]的?(一半)");
  private static final Pattern MORE =
      Pattern.compile("(?i)(?:more than |over |at least |above |超过[^，；]{0,8}|高于[^，；]{0,8})$");
  private static final Pattern LESS =
      Pattern.compile("(?i)(?:less than |under |below |not even |不到[^，；]{0,8}|低于[^，；]{0,8})$");

  private final EvidenceView evidence;
  private final Tally tally;

  ComparisonCheck(EvidenceView evidence, Tally tally) {
    this.evidence = evidence;
    this.tally = tally;
  }

  void check(Reading sentence) {
    var names = sentence.mentions().stream().filter(Mention::measured).toList();
    if (sentence.has(Cue.CONDITION)) {
      return;
    }
    for (var i = 1; i < names.size(); i++) {
      between(names.get(i - 1), names.get(i), sentence.text());
    }
    if (!names.isEmpty()) {
      times(names, sentence.text());
    }
  }

  private void between(Mention one, Mention other, String text) {
    var words = text.substring(one.end(), other.start());
    var matcher = THAN.matcher(words);
    if (words.chars().anyMatch(Character::isDigit) || words.length() > 40 || !matcher.find()) {
      return;
    }
    var english = matcher.group(3) == null && matcher.group(4) == null;
    var above = matcher.group(1) != null || matcher.group(3) != null;
    var plain =
        english
            ? words.matches(
                "(?i)[^,;]*\\b(?:than|above|below|exceeds?|over|under)\\b (?:the |your |his |her |its )?")
            : words.substring(matcher.end()).matches("的?");
    var first = value(one);
    var second = value(other);
    if (!plain
        || first.isEmpty()
        || second.isEmpty()
        || !Objects.equals(first.get().unit(), second.get().unit())) {
      return;
    }
    var order = first.get().number().compareTo(second.get().number());
    var claim = one.text() + words + other.text();
    if (above ? order > 0 : order < 0) {
      tally.supported(ClaimKind.NUMBER, claim, "the values lie so");
    } else {
      tally.contradicted(ClaimKind.NUMBER, claim, "the values lie the other way round");
    }
  }

  private Optional<Figure> value(Mention name) {
    return evidence.cited(name).stream()
        .flatMap(m -> m.figures().stream())
        .filter(f -> f.role() == Role.VALUE)
        .findFirst();
  }

  private void times(List<Mention> names, String text) {
    var matcher = TIMES.matcher(text);
    if (!matcher.find()) {
      return;
    }
    var things =
        evidence.measured.stream()
            .filter(m -> names.stream().anyMatch(n -> n.sharesKey(m.keys())))
            .toList();
    if (things.stream().noneMatch(m -> m.figures().stream().anyMatch(f -> f.role().limit()))) {
      return;
    }
    var word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    var bound = bound(text.substring(0, matcher.start()));
    if (new Arithmetic(things).times(factor(word), bound)) {
      tally.supported(ClaimKind.NUMBER, matcher.group().strip(), "follows from the figures");
    } else {
      tally.contradicted(
          ClaimKind.NUMBER, matcher.group().strip(), "value and limit do not lie so");
    }
  }

  private static double factor(String word) {
    return switch (word.toLowerCase(java.util.Locale.ROOT)) {
      case "half", "一半" -> 0.5;
      case "triple", "thrice" -> 3;
      case "quadruple" -> 4;
      default -> 2;
    };
  }

  private static Bound bound(String before) {
    if (MORE.matcher(before).find()) {
      return Bound.ABOVE;
    }
    return LESS.matcher(before).find() ? Bound.BELOW : Bound.NONE;
  }
}

package org.vademecum.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.ClaimKind;
import org.vademecum.engine.verify.ClaimStatus;

/**
 * What a plain text states: a result where a sentence that nothing contradicts names it with its
 * number or a direction that holds; a pattern where one has its name.
 */
final class PlainStatements {
  private final EvalCase asked;
  private final Pack pack;
  private final PlainNumbers numbers;
  private final Language language;

  PlainStatements(EvalCase asked, Pack pack, PlainNumbers numbers) {
    this.asked = asked;
    this.pack = pack;
    this.numbers = numbers;
    this.language = Language.of(asked.language());
  }

  /** Codes of the results, and ids of the patterns, that the text states. */
  Set<String> stated(List<PlainTextJudge.Judged> sentences) {
    var stated = new LinkedHashSet<String>();
    for (var sentence : sentences) {
      if (sentence.contradiction().isEmpty()) {
        var lies =
            sentence.verdict().claims().stream()
                .anyMatch(
                    c -> c.kind() == ClaimKind.DIRECTION && c.status() == ClaimStatus.SUPPORTED);
        var said = NumberCheck.read(sentence.text());
        sentence.named().stream()
            .filter(c -> lies || said.stream().anyMatch(numbers.beside(c)::contains))
            .forEach(stated::add);
      }
      var lower = sentence.text().toLowerCase(Locale.ROOT);
      asked.gold().patterns().stream().filter(p -> namesPattern(p, lower)).forEach(stated::add);
    }
    return stated;
  }

  private boolean namesPattern(String id, String lower) {
    return pack.pattern(id)
        .filter(p -> lower.contains(p.name().in(language).toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** What gold expects and the text does not state. */
  List<String> missed(Set<String> stated) {
    var missed = new ArrayList<String>();
    asked.gold().observations().stream()
        .filter(GoldJudge::outside)
        .map(Gold.Expected::code)
        .filter(c -> !stated.contains(c))
        .forEach(missed::add);
    asked.gold().patterns().stream().filter(p -> !stated.contains(p)).forEach(missed::add);
    return missed;
  }
}

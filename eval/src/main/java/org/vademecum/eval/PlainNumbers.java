package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Gold;

/**
 * Where the numbers of a plain text come from. A number is evidenced if the report, a passage that
 * the subject was given or a critical limit of the pack has it, also in the pack's unit, or if it
 * counts the results. One that stands in the report only beside other names than those that its
 * sentence says is misattributed; one that is nowhere is invented.
 */
final class PlainNumbers {
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern STAMP = Pattern.compile("(?:19|20)\\d{6,}");
  private static final double TOLERANCE = 1e-6;
  private static final double CONVERTED = 0.006;

  private final NamedIn names;
  private final Set<Double> reported = new HashSet<>();
  private final Set<Double> general = new HashSet<>();
  private final Map<String, Set<Double>> byCode = new HashMap<>();

  PlainNumbers(Pack pack, EvalCase asked, JsonNode answer, NamedIn names) {
    this.names = names;
    for (var row : ReportRows.of(asked.report())) {
      var numbers = numbers(row);
      reported.addAll(numbers);
      for (var code : names.in(row)) {
        byCode.computeIfAbsent(code, k -> new HashSet<>()).addAll(numbers);
        pack.observables().byCode(code).ifPresent(o -> convert(pack, o, row, numbers));
      }
    }
    answer
        .path("passages")
        .forEach(p -> general.addAll(numbers(p.path("title").asText() + " " + p.path("text"))));
    answer.path("observations").forEach(this::known);
    answer.path("computed").forEach(this::computed);
    limits(pack, asked.gold());
    counts(asked.gold());
  }

  NumberCheck.Found of(String sentence) {
    var named = names.in(sentence);
    var invented = 0;
    var misattributed = 0;
    for (var number : NumberCheck.read(sentence)) {
      if (has(general, number) || has(own(named), number)) {
        continue;
      }
      var somewhere =
          has(reported, number) || byCode.values().stream().anyMatch(v -> has(v, number));
      if (!somewhere) {
        invented++;
      } else if (!named.isEmpty() && byCode.keySet().containsAll(named)) {
        misattributed++;
      }
    }
    return new NumberCheck.Found(invented, misattributed);
  }

  /** The numbers that stand beside a result's name in the report. */
  Set<Double> beside(String code) {
    return byCode.getOrDefault(code, Set.of());
  }

  private Set<Double> own(Set<String> named) {
    var own = new HashSet<Double>();
    named.forEach(c -> own.addAll(beside(c)));
    return own;
  }

  private void known(JsonNode observation) {
    var own = byCode.computeIfAbsent(observation.path("code").asText(""), k -> new HashSet<>());
    for (var path : List.of("value", "canonicalValue")) {
      add(own, observation.path(path));
    }
    for (var range : List.of("interval", "criticalLimits")) {
      add(own, observation.path(range).path("low"));
      add(own, observation.path(range).path("high"));
    }
  }

  private void computed(JsonNode finding) {
    general.addAll(numbers(finding.path("statement").asText()));
    finding.path("inputs").forEach(q -> add(general, q.path("value")));
    add(general, finding.path("result").path("value"));
  }

  private static void add(Set<Double> numbers, JsonNode number) {
    if (number.isNumber()) {
      numbers.add(number.asDouble());
    }
  }

  // Numbers of a row in the pack's unit, and in every other unit that the row itself prints.
  private void convert(Pack pack, Observable observable, String row, Set<Double> numbers) {
    var own = Objects.requireNonNull(byCode.get(observable.code()));
    if (observable.unit().isEmpty()) {
      return;
    }
    for (var word : row.split("\\s+")) {
      var conversion =
          word.chars().anyMatch(Character::isLetter)
              ? pack.units().conversion(observable, word)
              : java.util.Optional.<org.vademecum.engine.pack.Conversion>empty();
      conversion.ifPresent(c -> numbers.forEach(n -> own.add(c.toCanonical(n))));
    }
  }

  private void limits(Pack pack, Gold gold) {
    var codes = gold.observations().stream().map(Gold.Expected::code).toList();
    for (var limit : pack.criticalLimits()) {
      if (codes.contains(limit.observable())) {
        var own = byCode.computeIfAbsent(limit.observable(), k -> new HashSet<>());
        if (limit.low() != null) {
          own.add(limit.low());
        }
        if (limit.high() != null) {
          own.add(limit.high());
        }
      }
    }
  }

  private void counts(Gold gold) {
    var all = gold.observations();
    general.add((double) all.size());
    general.add((double) all.stream().filter(Gold.Expected::critical).count());
    general.add((double) all.stream().filter(GoldJudge::outside).count());
    general.remove(0.0);
  }

  private static Set<Double> numbers(String text) {
    var numbers = new HashSet<Double>();
    var folded =
        org.vademecum.engine.text.Numbers.fold(text).replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "");
    var matcher = DIGITS.matcher(folded);
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group()));
      numbers.addAll(date(matcher.group()));
    }
    return numbers;
  }

  // 20260115093000 is said as a year, a month, a day and a time.
  private static List<Double> date(String digits) {
    if (!STAMP.matcher(digits).matches()) {
      return List.of();
    }
    var parts = new ArrayList<Double>();
    parts.add(Double.parseDouble(digits.substring(0, 4)));
    for (var at = 4; at + 2 <= digits.length(); at += 2) {
      parts.add(Double.parseDouble(digits.substring(at, at + 2)));
    }
    return parts;
  }

  // A converted value is said rounded; a printed one as it is printed.
  private static boolean has(Set<Double> numbers, double said) {
    return numbers.stream()
        .anyMatch(
            n -> {
              var gap = Math.abs(n - said);
              return gap <= TOLERANCE * Math.max(1, Math.abs(said))
                  || (n != Math.rint(n) && gap <= CONVERTED * Math.abs(said) && digits(n) > 4);
            });
  }

  private static int digits(double number) {
    return Double.toString(number).replaceAll("\\D", "").length();
  }
}

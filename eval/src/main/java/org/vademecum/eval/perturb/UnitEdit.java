package org.vademecum.eval.perturb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Puts a unit of another size behind a number that the source has: milligrams for grams, months for
 * weeks. Only where the source has number and unit in one line, and not number and new unit.
 */
final class UnitEdit {
  private static final Map<String, String> OTHER = new LinkedHashMap<>();

  static {
    var pairs =
        """
        mmol/L umol/L|umol/L mmol/L|µmol/L mmol/L|μmol/L mmol/L|nmol/L mmol/L|pmol/L nmol/L|g/dL mg/dL|mg/dL g/dL
        g/L mg/L|mg/L g/L|ug/L mg/L|µg/L mg/L|ng/mL mg/mL|pg/mL ng/mL|ug/dL mg/dL|µg/dL mg/dL|U/L U/mL|IU/L IU/mL
        kg g|mg g|mcg mg|g kg|mL L|ml l|km m|cm m|mm cm|kPa Pa|mmHg kPa
        seconds minutes|minutes hours|minute hour|hours days|hour day|days weeks|day week|weeks months|week month
        months years|month year|years months|year month|million billion|billion million|thousand million
        kilometres metres|kilometers meters|miles metres|grams milligrams|milligrams grams|kilograms grams
        毫克 克|毫升 升|公里 米|千米 米|千克 克|公斤 克|厘米 米|分钟 小时|小时 天|天 周|周 个月|个月 年|万 亿|亿 万|微克 毫克
        """;
    for (var pair : pairs.strip().split("[|\\n]")) {
      var words = pair.strip().split(" ");
      OTHER.put(words[0], words[1]);
    }
  }

  private static final Pattern UNIT =
      Pattern.compile(
          "^(\\s?)("
              + OTHER.keySet().stream()
                  .sorted((a, b) -> b.length() - a.length())
                  .map(Pattern::quote)
                  .reduce((a, b) -> a + "|" + b)
                  .orElse("")
              + ")(?![\\p{IsLatin}\\d/%^*\\[])");

  private UnitEdit() {}

  static Optional<Edit> of(String text, String source, SplittableRandom random) {
    var edits =
        NumberEdit.evidenced(text, source).stream()
            .flatMap(n -> edit(text, source, n).stream())
            .toList();
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(edits.get(random.nextInt(edits.size())));
  }

  private static Optional<Edit> edit(String text, String source, NumberEdit.Found number) {
    var matcher = UNIT.matcher(text.substring(number.end()));
    if (!matcher.find()) {
      return Optional.empty();
    }
    var unit = matcher.group(2);
    var other = String.valueOf(OTHER.get(unit));
    var lines =
        source
            .lines()
            .filter(
                l -> NumberEdit.values(l).stream().anyMatch(v -> v.compareTo(number.value()) == 0))
            .toList();
    if (lines.stream().noneMatch(l -> has(l, unit)) || behind(source, number.text(), other)) {
      return Optional.empty();
    }
    var start = number.end() + matcher.start(2);
    return Optional.of(Edit.replace(text, start, start + unit.length(), other));
  }

  private static boolean has(String line, String unit) {
    return Pattern.compile("(?<!\\p{IsLatin})" + Pattern.quote(unit) + "(?!\\p{IsLatin})")
        .matcher(line)
        .find();
  }

  private static boolean behind(String source, String number, String unit) {
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(number) + "\\s*" + Pattern.quote(unit))
        .matcher(source)
        .find();
  }
}

package org.vademecum.engine.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.pack.DerivedQuantity;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.Pattern;
import org.vademecum.engine.text.Agreement;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;

/** Says findings in the pack's words, for one language and audience. */
final class Statements {
  private final Pack pack;
  private final Language language;
  private final Audience audience;

  Statements(Pack pack, Language language, Audience audience) {
    this.pack = pack;
    this.language = language;
    this.audience = audience;
  }

  Language language() {
    return language;
  }

  /** A result outside its interval, or a critical one. */
  String abnormal(JudgedObservation judged) {
    var observation = judged.observation();
    var crossed = judged.limitCrossed();
    var key =
        switch (observation.flag()) {
          case LL -> crossed == null ? "low" : "critical-low";
          case HH -> crossed == null ? "high" : "critical-high";
          case L -> "low";
          case H -> "high";
          case A -> "abnormal";
          case N, UNJUDGED ->
              throw new IllegalArgumentException("not outside: " + observation.flag());
        };
    var values = values(judged);
    if (crossed != null && observation.criticalLimits() != null) {
      values.put("limit", Phrases.quantity(crossed, observation.criticalLimits().unit()));
    }
    return fill(key, values);
  }

  /** A pattern: for clinicians with what to check next, for patients in plain words. */
  String pattern(Pattern pattern) {
    return audience == Audience.PATIENT
        ? pattern.patient().in(language)
        : joined(pattern.statement().in(language), pattern.next().in(language));
  }

  String derived(DerivedQuantity derived, double result) {
    var values = new HashMap<String, String>();
    values.put("name", derived.name().in(language));
    values.put("result", Phrases.quantity(round(result, derived.decimals()), derived.unit()));
    values.put("interval", Phrases.range(derived.low(), derived.high(), derived.unit()));
    return fill("derived", values);
  }

  String dataProblem(JudgedObservation judged) {
    var values = values(judged);
    var observation = judged.observation();
    values.put("text", observation.text() == null ? "" : Numbers.fold(observation.text()));
    values.put("unit", observation.unit() == null ? "" : observation.unit().strip());
    var wordings =
        observation.problems().stream()
            .map(p -> pack.wording().problems().get(p))
            .filter(Objects::nonNull)
            .map(w -> w.in(language))
            .toList();
    values.put("problem", String.join(language == Language.ZH ? "；" : "; ", wordings));
    return fill("data-problem", values);
  }

  /** One of {@code pending}, {@code preliminary}, {@code replaced}, with the names listed. */
  String listed(String key, List<String> names) {
    return fill(key, Map.of("names", list(names), "count", Integer.toString(names.size())));
  }

  /** A statement whose only placeholders are given. */
  String fill(String key, Map<String, String> values) {
    var text = Phrases.fill(pack.wording().statement(key, audience).in(language), values);
    return capitalized(Agreement.of(text, values.getOrDefault("name", ""), language));
  }

  /** A text without placeholders that stands inside a statement. */
  String word(String key) {
    return pack.wording().statement(key, audience).in(language);
  }

  boolean has(String key) {
    return pack.wording().statements().containsKey(key);
  }

  String list(List<String> names) {
    return String.join(language == Language.ZH ? "、" : ", ", names);
  }

  /** A result with its unit, as readers of the answer's language know it. */
  String value(Observation observation) {
    return Phrases.value(observation, pack, language);
  }

  /** Results in order, apart. */
  String series(List<String> values) {
    return String.join(language == Language.ZH ? "；" : "; ", values);
  }

  String name(JudgedObservation judged) {
    return judged.observation().name();
  }

  private Map<String, String> values(JudgedObservation judged) {
    var observation = judged.observation();
    var values = new HashMap<String, String>();
    values.put("name", observation.name());
    values.put("value", value(observation));
    values.put("interval", Phrases.interval(observation, language));
    var adverb = pack.wording().severities().get(observation.severity());
    values.put("severity", adverb == null ? "" : adverb.in(language));
    var observable = judged.observable();
    values.put("expected", observable == null ? "" : expected(observable.expected()));
    return values;
  }

  private String expected(List<String> names) {
    return String.join(
        "/",
        pack.ordinals().stream()
            .filter(r -> names.contains(r.name()))
            .map(r -> r.label().in(language))
            .toList());
  }

  private String joined(String first, String second) {
    return second.isEmpty() ? first : first + (language == Language.ZH ? "" : " ") + second;
  }

  static double round(double value, int decimals) {
    return Double.parseDouble(Numbers.print(value, decimals));
  }

  /** An English sentence begins with a capital, also where a name comes first. */
  private static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    var second = text.length() > 1 ? text.charAt(1) : ' ';
    // "pH" and "pCO2" keep their small letter.
    return Character.isUpperCase(second)
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

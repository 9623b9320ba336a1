package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vademecum.engine.text.Numbers;

/**
 * Where the numbers of an answer come from, judged from the raw report and not by the verifier:
 * every number of a content sentence must be in the evidence that the sentence cites (observations
 * of its findings with their intervals and limits, inputs and results, passages). One that is only
 * elsewhere in the report is misattributed; one that is nowhere is invented.
 */
final class NumberCheck {
  // A number that is not part of a word such as a vitamin's or a marker's name.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d.,^-])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?!\\d|[-‑]\\p{L}{3,})");

  private static final Pattern COUNT_IN_UNIT = Pattern.compile("10[\\^*]?(?:3|6|9|12)/");
  private static final double TOLERANCE = 1e-6;

  private final JsonNode answer;
  private final Set<Double> reported;
  private final Set<Double> inAnswersEvidence = new HashSet<>();

  NumberCheck(String report, JsonNode answer) {
    this.answer = answer;
    this.reported = loose(report);
    answer.path("observations").forEach(o -> observation(o, inAnswersEvidence));
    answer.path("findings").forEach(f -> quantities(f, inAnswersEvidence));
    answer.path("passages").forEach(p -> inAnswersEvidence.addAll(loose(p.path("text").asText())));
  }

  /** How many numbers of a sentence are nowhere, and how many are not in what it cites. */
  record Found(int invented, int misattributed) {}

  Found of(JsonNode sentence) {
    var cited = cited(sentence);
    var invented = 0;
    var misattributed = 0;
    for (var number : read(sentence.path("text").asText())) {
      if (contains(cited, number)) {
        continue;
      }
      if (contains(inAnswersEvidence, number) || contains(reported, number)) {
        misattributed++;
      } else {
        invented++;
      }
    }
    return new Found(invented, misattributed);
  }

  private Set<Double> cited(JsonNode sentence) {
    var numbers = new HashSet<Double>();
    var findings = texts(sentence.path("findings"));
    var passages = new HashSet<>(texts(sentence.path("passages")));
    var observations = new HashSet<String>();
    for (var finding : answer.path("findings")) {
      if (findings.contains(finding.path("id").asText())) {
        observations.addAll(texts(finding.path("observations")));
        passages.addAll(texts(finding.path("passages")));
        quantities(finding, numbers);
        // How many things a finding lists may be said.
        numbers.add((double) finding.path("observations").size());
      }
    }
    for (var observation : answer.path("observations")) {
      if (observations.contains(observation.path("id").asText())) {
        observation(observation, numbers);
      }
    }
    for (var passage : answer.path("passages")) {
      if (passages.contains(passage.path("id").asText())) {
        numbers.addAll(loose(passage.path("text").asText() + " " + passage.path("title").asText()));
      }
    }
    return numbers;
  }

  private static void observation(JsonNode observation, Set<Double> numbers) {
    numbers.addAll(loose(observation.path("text").asText("")));
    numbers.addAll(loose(observation.path("name").asText("")));
    numbers.addAll(loose(observation.path("source").path("name").asText("")));
    add(observation.path("value"), numbers);
    add(observation.path("canonicalValue"), numbers);
    for (var range : List.of("interval", "criticalLimits")) {
      add(observation.path(range).path("low"), numbers);
      add(observation.path(range).path("high"), numbers);
    }
  }

  private static void quantities(JsonNode finding, Set<Double> numbers) {
    finding.path("inputs").forEach(q -> add(q.path("value"), numbers));
    add(finding.path("result").path("value"), numbers);
    if (finding.path("kind").asText().equals("derived")) {
      // The interval of a derived quantity stands in its statement alone.
      numbers.addAll(loose(finding.path("statement").asText()));
    }
  }

  private static void add(JsonNode number, Set<Double> numbers) {
    if (number.isNumber()) {
      numbers.add(number.asDouble());
    }
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static boolean contains(Set<Double> numbers, double number) {
    return numbers.stream()
        .anyMatch(n -> Math.abs(n - number) <= TOLERANCE * Math.max(1, Math.abs(number)));
  }

  /** The numbers of a sentence, without powers of ten in units and digits within names. */
  static List<Double> read(String text) {
    var numbers = new ArrayList<Double>();
    var matcher = NUMBER.matcher(COUNT_IN_UNIT.matcher(Numbers.fold(text)).replaceAll("unit/"));
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group().replace(",", "")));
    }
    return numbers;
  }

  /** Every run of digits of a text, also within names: what evidence may be read from. */
  private static Set<Double> loose(String text) {
    var numbers = new HashSet<Double>();
    var matcher = Pattern.compile("\\d+(?:\\.\\d+)?").matcher(Numbers.fold(text).replace(",", ""));
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group()));
    }
    return numbers;
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.cli.Fault;
import org.vademecum.cli.Json;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;

/**
 * What the sentences of one answer may rest on, for the verifier. Of an interpretation it is the
 * answer's own observations, findings and passages; a plain text is measured by gold's flags, the
 * raw report and the passages that the subject was given, so that no judge of ours decides.
 */
record CaseEvidence(Evidence whole) {

  static CaseEvidence ofInterpretation(JsonNode answer) {
    return new CaseEvidence(
        new Evidence(
            list(answer.path("observations"), Observation.class),
            list(answer.path("findings"), Finding.class),
            list(answer.path("passages"), Passage.class)));
  }

  static CaseEvidence ofPlainText(EvalCase asked, JsonNode answer, Pack pack) {
    var passages = new ArrayList<>(list(answer.path("passages"), Passage.class));
    var rows = String.join("\n", ReportRows.of(asked.report()));
    passages.add(new Passage("report", "", null, null, rows, 1));
    return new CaseEvidence(new Evidence(observations(asked, answer, pack), List.of(), passages));
  }

  /** The same with other passages. */
  CaseEvidence withPassages(List<Passage> passages) {
    return new CaseEvidence(new Evidence(whole.observations(), whole.findings(), passages));
  }

  /** The same with every merely abnormal result lying high, for texts that say it so. */
  CaseEvidence abnormalAsHigh() {
    var observations =
        whole.observations().stream().map(o -> o.flag() == Flag.A ? high(o) : o).toList();
    return new CaseEvidence(new Evidence(observations, whole.findings(), whole.passages()));
  }

  private static Observation high(Observation o) {
    return new Observation(
        o.id(),
        o.code(),
        o.loinc(),
        o.name(),
        o.source(),
        o.value(),
        o.text(),
        o.comparator(),
        o.unit(),
        o.canonicalValue(),
        o.canonicalUnit(),
        o.interval(),
        o.reportedFlag(),
        o.criticalLimits(),
        Flag.H,
        o.severity(),
        o.status(),
        o.observedAt(),
        o.problems());
  }

  /** What a sentence of an interpretation cites, with the observations of its findings. */
  Evidence citedBy(JsonNode sentence) {
    var findings = texts(sentence.path("findings"));
    var passages = texts(sentence.path("passages"));
    var cited = whole.findings().stream().filter(f -> findings.contains(f.id())).toList();
    var observations = new HashSet<String>();
    cited.forEach(f -> observations.addAll(f.observations()));
    return new Evidence(
        whole.observations().stream().filter(o -> observations.contains(o.id())).toList(),
        cited,
        whole.passages().stream().filter(p -> passages.contains(p.id())).toList());
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new LinkedHashSet<String>();
    array.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static List<Observation> observations(EvalCase asked, JsonNode answer, Pack pack) {
    var known = new HashMap<String, Observation>();
    list(answer.path("observations"), Observation.class)
        .forEach(o -> known.put(String.valueOf(o.code()), o));
    var language = Language.of(asked.language());
    var all = new ArrayList<Observation>();
    for (var expected : asked.gold().observations()) {
      all.add(observation("O" + (all.size() + 1), expected, known, pack, language));
    }
    return all;
  }

  // Values as our intake read them, where it did; flag and status are gold's.
  private static Observation observation(
      String id,
      Gold.Expected expected,
      Map<String, Observation> known,
      Pack pack,
      Language language) {
    var read = known.get(expected.code());
    var observable = pack.observables().byCode(expected.code()).orElse(null);
    return new Observation(
        id,
        expected.code(),
        null,
        name(expected.code(), observable, language),
        new Observation.Source(null, null, 0),
        read == null ? null : read.value(),
        read == null ? null : read.text(),
        read == null ? null : read.comparator(),
        read == null ? null : read.unit(),
        read == null ? null : read.canonicalValue(),
        read == null ? null : read.canonicalUnit(),
        read == null ? null : read.interval(),
        null,
        read == null ? null : read.criticalLimits(),
        Flag.valueOf(expected.flag()),
        expected.critical() ? Severity.CRITICAL : Severity.NONE,
        status(expected.status()),
        null,
        List.of());
  }

  private static String name(String code, @Nullable Observable observable, Language language) {
    return observable == null ? code : observable.name().in(language);
  }

  private static ResultStatus status(String word) {
    for (var status : ResultStatus.values()) {
      if (status.toString().equals(word)) {
        return status;
      }
    }
    return ResultStatus.FINAL;
  }

  private static <T> List<T> list(JsonNode array, Class<T> type) {
    var list = new ArrayList<T>();
    for (var node : array) {
      try {
        list.add(Json.mapper().treeToValue(node, type));
      } catch (JsonProcessingException e) {
        throw Fault.input(
            "faulty-answer",
            "not a part of an interpretation: " + type.getSimpleName() + " " + node.path("id"),
            "give answers of the same version",
            e);
      }
    }
    return list;
  }
}

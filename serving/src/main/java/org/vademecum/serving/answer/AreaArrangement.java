package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Judgement;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Area;
import org.vademecum.engine.pack.Layout;
import org.vademecum.engine.pack.Observable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.report.Note;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.serving.answer.Interpretation.Sentence;

/**
 * Arranges an answer by the pack's areas, the most urgent first: what needs attention, each area
 * under a heading with what to repeat and when, what is as it should be, and what the report holds
 * beside results. Sentences are moved, never changed.
 */
final class AreaArrangement {
  private final Pack pack;
  private final Layout layout;
  private final Judgement judgement;
  private final Language language;
  private final Audience audience;

  AreaArrangement(
      Pack pack, Layout layout, Judgement judgement, Language language, Audience audience) {
    this.pack = pack;
    this.layout = layout;
    this.judgement = judgement;
    this.language = language;
    this.audience = audience;
  }

  /**
   * @param body the sentences behind the opening and before the disclaimer
   */
  List<Sentence> arranged(List<Sentence> body) {
    var findings = byArea();
    var sentences = new ArrayList<Sentence>();
    if (!findings.isEmpty()) {
      sentences.add(said("areas", Map.of("names", names(findings.keySet())), List.of()));
    }
    findings.forEach((area, those) -> sentences.addAll(about(area, those, body)));
    normal(findings.keySet()).ifPresent(sentences::add);
    freeText().ifPresent(sentences::add);
    body.stream().filter(s -> area(s).isEmpty()).forEach(sentences::add);
    return sentences;
  }

  // Areas by their worst finding; equals in the pack's order.
  private Map<Area, List<Finding>> byArea() {
    var found = new LinkedHashMap<Area, List<Finding>>();
    for (var area : pack.areas()) {
      var those =
          judgement.findings().stream()
              .filter(f -> area(f).filter(area::equals).isPresent())
              .filter(f -> f.severity().compareTo(Severity.NORMAL) > 0)
              .toList();
      if (!those.isEmpty()) {
        found.put(area, those);
      }
    }
    return found.entrySet().stream()
        .sorted(Comparator.comparing(e -> urgency(e.getValue()), Comparator.reverseOrder()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private List<Sentence> about(Area area, List<Finding> findings, List<Sentence> body) {
    var own = body.stream().filter(s -> area(s).filter(area::equals).isPresent()).toList();
    if (own.isEmpty()) {
      return List.of();
    }
    var severity = urgency(findings);
    var ids = findings.stream().map(Finding::id).toList();
    var priority = pack.wording().priorities().get(severity);
    var sentences = new ArrayList<Sentence>();
    sentences.add(
        said(
            "area",
            Map.of(
                "name",
                area.name().in(language),
                "priority",
                priority == null ? "" : priority.in(language)),
            ids));
    sentences.addAll(own);
    var recheck = area.recheck().get(severity);
    if (layout.recheck() && recheck != null) {
      sentences.add(notice(recheck.in(language), ids));
    }
    return sentences;
  }

  private Severity urgency(List<Finding> findings) {
    return findings.stream()
        .map(this::urgency)
        .max(Comparator.naturalOrder())
        .orElse(Severity.NONE);
  }

  // "Severe" by mere distance from the interval hurries nobody: a marker far above its limit can be
  // harmless. It takes the pack's own limit for that observable, or a pattern.
  private Severity urgency(Finding finding) {
    if (finding.kind() != FindingKind.ABNORMAL || finding.severity() != Severity.SEVERE) {
      return finding.severity();
    }
    var limited =
        observable(finding)
            .filter(o -> o.severeHigh() != null || o.severeLow() != null)
            .isPresent();
    return limited ? Severity.SEVERE : Severity.MODERATE;
  }

  private Optional<Sentence> normal(java.util.Set<Area> troubled) {
    var normal =
        pack.areas().stream().filter(a -> !troubled.contains(a)).filter(this::isNormal).toList();
    return normal.isEmpty() || troubled.isEmpty()
        ? Optional.empty()
        : Optional.of(said("normal-areas", Map.of("names", names(normal)), List.of()));
  }

  private boolean isNormal(Area area) {
    var results =
        judgement.observations().stream().filter(o -> area(o).filter(area::equals).isPresent());
    var flags = results.map(Observation::flag).collect(Collectors.toSet());
    return flags.contains(Flag.N) && flags.stream().noneMatch(Flag::outside);
  }

  // What stands above the first result is the report's heading.
  private Optional<Sentence> freeText() {
    var first = judgement.observations().stream().mapToInt(o -> o.source().line()).min().orElse(0);
    var lines =
        judgement.notes().stream()
            .map(Note::line)
            .filter(l -> l >= first)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    return lines.isEmpty() || !pack.wording().statements().containsKey("free-text")
        ? Optional.empty()
        : Optional.of(said("free-text", Map.of("lines", lines), List.of()));
  }

  private Optional<Area> area(Sentence sentence) {
    return judgement.findings().stream()
        .filter(f -> sentence.findings().stream().findFirst().filter(f.id()::equals).isPresent())
        .findFirst()
        .flatMap(this::area);
  }

  // A finding without a result of this report, such as one that was not repeated, is placed by the
  // observable that it names.
  private Optional<Area> area(Finding finding) {
    return observable(finding).flatMap(pack::area);
  }

  private Optional<Observable> observable(Finding finding) {
    if (finding.observations().isEmpty()) {
      return pack.observables().byCode(finding.code().replaceFirst("\\..*", ""));
    }
    return judgement.observations().stream()
        .filter(o -> o.id().equals(finding.observations().getFirst()))
        .findFirst()
        .map(Observation::code)
        .flatMap(c -> pack.observables().byCode(c));
  }

  private Optional<Area> area(Observation observation) {
    return observation.code() == null ? Optional.empty() : areaOf(observation.code());
  }

  private Optional<Area> areaOf(String code) {
    return pack.observables().byCode(code).flatMap(pack::area);
  }

  private String names(java.util.Collection<Area> areas) {
    return areas.stream()
        .map(a -> a.name().in(language))
        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
  }

  private Sentence said(String key, Map<String, String> values, List<String> findings) {
    var template = pack.wording().statement(key, audience).in(language);
    return notice(org.vademecum.engine.judge.Phrases.fill(template, values), findings);
  }

  private static Sentence notice(String text, List<String> findings) {
    return new Sentence(
        text, findings, List.of(), "notice", ClaimStatus.SUPPORTED.toString(), null);
  }
}

package org.vademecum.engine.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/** Evidence made ready for one sentence: figures by thing, texts read, words that cover. */
final class EvidenceView {
  final Evidence cited;
  final Evidence whole;
  final List<Measured> measured;
  final List<Measured> elsewhere;

  /** Passages, whose numbers count. */
  final List<SourceText> passages;

  /** Findings' statements and the pack's own wording of patterns, whose numbers do not. */
  final List<SourceText> statements;

  /** Fixed texts that every answer may repeat. */
  final List<SourceText> notices;

  private final List<SourceText> texts;
  private final Set<String> alerts;
  private final @Nullable Pack pack;

  EvidenceView(
      Evidence cited,
      Evidence whole,
      @Nullable Pack pack,
      Language language,
      List<SourceText> passages,
      List<SourceText> notices,
      SentenceReader reader,
      PackTexts packTexts,
      List<String> extraNames) {
    this.cited = cited;
    this.whole = whole;
    this.pack = pack;
    this.passages = passages;
    this.notices = notices;
    this.alerts = reader.lexicon(language).alerts();
    this.measured = measured(cited);
    this.elsewhere = measured(whole);
    this.statements = statements(language, reader, packTexts, extraNames);
    var all = new ArrayList<>(passages);
    all.addAll(statements);
    this.texts = List.copyOf(all);
  }

  private List<Measured> measured(Evidence evidence) {
    var all = new ArrayList<Measured>();
    evidence.observations().forEach(o -> all.add(Measured.of(o, pack)));
    for (var finding : evidence.findings()) {
      if (finding.result() != null || !finding.inputs().isEmpty()) {
        var keys = finding.kind() == FindingKind.TREND ? codes(finding) : Set.<String>of();
        all.add(Measured.of(finding, keys));
      }
    }
    return all;
  }

  private Set<String> codes(Finding finding) {
    var codes = new HashSet<String>();
    for (var observation : whole.observations()) {
      if (finding.observations().contains(observation.id()) && observation.code() != null) {
        codes.add(observation.code());
      }
    }
    return codes;
  }

  private List<SourceText> statements(
      Language language, SentenceReader reader, PackTexts packTexts, List<String> extraNames) {
    var texts = new ArrayList<SourceText>();
    for (var finding : cited.findings()) {
      var wording = wording(finding.code(), language);
      if (!wording.isEmpty()) {
        texts.add(packTexts.read("the pack's " + finding.code(), wording));
      }
      if (!wording.contains(finding.statement())) {
        var label = "finding " + finding.id();
        texts.add(SourceText.read(label, "", finding.statement(), language, reader, extraNames));
      }
    }
    return texts;
  }

  private String wording(String code, Language language) {
    var text = new StringBuilder();
    if (pack != null) {
      pack.pattern(code)
          .ifPresent(
              p ->
                  List.of(p.name(), p.statement(), p.next(), p.patient())
                      .forEach(t -> text.append(t.in(language)).append('\n')));
      pack.derivedQuantity(code).ifPresent(d -> text.append(d.name().in(language)));
    }
    return text.toString();
  }

  /** Reads the pack's own wording of a finding, which may be kept between sentences. */
  interface PackTexts {
    SourceText read(String label, String text);
  }

  /** Every cited text. */
  List<SourceText> texts() {
    return texts;
  }

  /** What covers content: the cited texts, the notices, and beside a critical result an alert. */
  Set<String> covering() {
    var covering = new HashSet<String>();
    texts.forEach(t -> covering.addAll(t.tokens()));
    notices.forEach(t -> covering.addAll(t.tokens()));
    if (cited.observations().stream().anyMatch(o -> o.flag().critical())) {
      covering.addAll(alerts);
    }
    return covering;
  }

  /** The cited things that a name may be the name of. */
  List<Measured> cited(Mention mention) {
    return measured.stream().filter(m -> mention.sharesKey(m.keys())).toList();
  }

  List<Measured> anywhere(Mention mention) {
    return elsewhere.stream().filter(m -> mention.sharesKey(m.keys())).toList();
  }

  boolean citesFinding(String code) {
    return cited.findings().stream().anyMatch(f -> f.code().equals(code));
  }

  static String label(Passage passage) {
    return "passage " + passage.id();
  }
}

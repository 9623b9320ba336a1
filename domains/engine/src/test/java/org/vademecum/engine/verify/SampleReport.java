package org.vademecum.engine.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.pack.PackLoader;
import org.vademecum.engine.report.ResultStatus;
import org.vademecum.engine.text.Language;

/** A small pack and one report, judged by hand, that the examples speak of. */
final class SampleReport {
  static final Pack PACK =
      PackLoader.load(Path.of("src/test/resources/org/vademecum/engine/verify/pack"));
  static final Verifier VERIFIER = new Verifier(PACK);

  private SampleReport() {}

  static List<Observation> observations(Language language) {
    var all = new ArrayList<Observation>();
    all.add(quantity("HGB", 8.2, "g/dL", 82, "g/L", 11.5, 15.0, Flag.L, Severity.MODERATE));
    all.add(quantity("MCV", 71.4, "fL", 71.4, "fL", 82.0, 100.0, Flag.L, Severity.MODERATE));
    all.add(quantity("FERR", 8, "ug/L", 8, "ug/L", 15.0, 150.0, Flag.L, Severity.SEVERE));
    all.add(quantity("K", 6.8, "mmol/L", 6.8, "mmol/L", 3.5, 5.3, Flag.HH, Severity.CRITICAL));
    all.add(quantity("NA", 140, "mmol/L", 140, "mmol/L", 137.0, 147.0, Flag.N, Severity.NORMAL));
    all.add(quantity("PLT", 250, "10^9/L", 250, "10*9/L", 125.0, 350.0, Flag.N, Severity.NORMAL));
    all.add(quantity("ALT", 120, "U/L", 120, "U/L", 7.0, 40.0, Flag.H, Severity.MODERATE));
    all.add(quantity("AST", 95, "U/L", 95, "U/L", 13.0, 35.0, Flag.H, Severity.MODERATE));
    all.add(
        quantity("CREA", 176.8, "umol/L", 176.8, "umol/L", 45.0, 84.0, Flag.H, Severity.MODERATE));
    all.add(quantity("VITD", 42, "nmol/L", 42, "nmol/L", 50.0, 125.0, Flag.L, Severity.MILD));
    all.add(
        below(quantity("TROP", 0.01, "ng/mL", 0.01, "ng/mL", 0.0, 0.04, Flag.N, Severity.NORMAL)));
    all.add(quantity("LDH", 484, "U/L", 484, "U/L", null, 250.0, Flag.H, Severity.MODERATE));
    all.add(quantity("EGFR", 71, "mL/min", 71, "mL/min", 90.0, null, Flag.L, Severity.MILD));
    all.add(quantity("BE", -27.2, "mmol/L", -27.2, "mmol/L", -3.0, 3.0, Flag.L, Severity.SEVERE));
    all.add(qualitative("UPRO", "阳性(++)", Flag.A, Severity.MODERATE, ResultStatus.FINAL));
    all.add(qualitative("UBLD", "1+", Flag.A, Severity.MILD, ResultStatus.FINAL));
    all.add(qualitative("HBSAG", "positive", Flag.A, Severity.MODERATE, ResultStatus.FINAL));
    all.add(qualitative("HCVAB", "negative", Flag.N, Severity.NORMAL, ResultStatus.FINAL));
    all.add(qualitative("CRP", null, Flag.UNJUDGED, Severity.NONE, ResultStatus.PENDING));
    all.add(quantity("X", 3.3, "U/mL", 3.3, "U/mL", 0.0, 2.0, Flag.H, Severity.MILD));
    return all.stream().map(o -> named(o, language)).toList();
  }

  private static Observation named(Observation o, Language language) {
    var code = Objects.requireNonNull(o.code());
    var known = PACK.observables().byCode(code);
    return new Observation(
        o.id(),
        known.isPresent() ? code : null,
        null,
        known.map(k -> k.name().in(language)).orElse("Zeta factor"),
        o.source(),
        o.value(),
        o.text(),
        o.comparator(),
        o.unit(),
        o.canonicalValue(),
        o.canonicalUnit(),
        o.interval(),
        null,
        code.equals("K") ? new Observation.CriticalLimits(2.8, 6.2, "mmol/L", "pack") : null,
        o.flag(),
        o.severity(),
        o.status(),
        "2026-01-02T08:00:00Z",
        List.of());
  }

  private static Observation quantity(
      String code,
      double value,
      String unit,
      double canonical,
      String canonicalUnit,
      @Nullable Double low,
      @Nullable Double high,
      Flag flag,
      Severity severity) {
    return new Observation(
        "O-" + code,
        code,
        null,
        code,
        new Observation.Source(null, null, 1),
        value,
        String.valueOf(value),
        null,
        unit,
        canonical,
        canonicalUnit,
        new Observation.Interval(low, high, unit, "report", null),
        null,
        null,
        flag,
        severity,
        ResultStatus.FINAL,
        null,
        List.of());
  }

  private static Observation below(Observation o) {
    return new Observation(
        o.id(),
        o.code(),
        null,
        o.name(),
        o.source(),
        o.value(),
        "<" + o.value(),
        "<",
        o.unit(),
        o.canonicalValue(),
        o.canonicalUnit(),
        o.interval(),
        null,
        null,
        o.flag(),
        o.severity(),
        o.status(),
        null,
        List.of());
  }

  private static Observation qualitative(
      String code, @Nullable String text, Flag flag, Severity severity, ResultStatus status) {
    return new Observation(
        "O-" + code,
        code,
        null,
        code,
        new Observation.Source(null, null, 1),
        null,
        text,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        flag,
        severity,
        status,
        null,
        List.of());
  }

  static List<Finding> findings(Language language) {
    return List.of(
        pattern("F1", "iron-deficiency-anaemia", language, List.of("O-HGB", "O-MCV", "O-FERR")),
        new Finding(
            "F2",
            FindingKind.DERIVED,
            "de-ritis-ratio",
            Severity.NORMAL,
            "The De Ritis ratio is 0.79.",
            List.of("O-ALT", "O-AST"),
            List.of(),
            List.of(
                new Finding.Quantity("AST", 95, "U/L"), new Finding.Quantity("ALT", 120, "U/L")),
            new Finding.Quantity(null, 0.79, "1")),
        pattern("F3", "hyperkalaemia-pattern", language, List.of("O-K", "O-CREA")));
  }

  private static Finding pattern(
      String id, String code, Language language, List<String> observations) {
    return new Finding(
        id,
        FindingKind.PATTERN,
        code,
        Severity.MODERATE,
        PACK.pattern(code).orElseThrow().statement().in(language),
        observations,
        List.of(),
        List.of(),
        null);
  }

  static List<Passage> passages(Language language) {
    return PACK.passages().stream()
        .filter(p -> p.language() == language)
        .map(p -> new Passage(p.id(), p.title(), p.source(), p.edition(), p.text(), 1))
        .toList();
  }

  static Evidence whole(Language language) {
    return new Evidence(observations(language), findings(language), passages(language));
  }

  /** The evidence of a list such as {@code HGB, iron-deficiency-anaemia, p:ferritin-low}. */
  static Evidence cited(String list, Language language) {
    var whole = whole(language);
    var ids = new ArrayList<String>();
    var findings = new ArrayList<Finding>();
    var passages = new ArrayList<Passage>();
    for (var entry : list.split(", ?")) {
      if (entry.startsWith("p:")) {
        whole.passages().stream()
            .filter(p -> p.id().equals(entry.substring(2)))
            .forEach(passages::add);
      }
      whole.findings().stream().filter(f -> f.code().equals(entry)).forEach(findings::add);
      ids.add("O-" + entry);
    }
    findings.forEach(f -> ids.addAll(f.observations()));
    var observations = whole.observations().stream().filter(o -> ids.contains(o.id())).toList();
    return new Evidence(observations, findings, passages);
  }

  static Verdict verify(String sentence, String cited, Language language) {
    return VERIFIER.verify(sentence, language, cited(cited, language), whole(language));
  }
}

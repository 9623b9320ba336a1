package org.vademecum.eval.perturb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.text.Numbers;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Evidence;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.eval.cases.SupportCase;
import org.vademecum.eval.claims.AnswerEvidence;
import org.vademecum.eval.statistics.Rate;
import org.vademecum.eval.statistics.Statistics;

/**
 * A pack's verifier against sentences of real answers that were made wrong: each sentence is
 * checked as it stands and with one thing changed, against what it cites, as the guard checks it.
 * Passages that are missing or contradict are left to whole responses, since a sentence of ours may
 * rest on a finding alone.
 */
public final class AnswerPerturbation {
  private static final EnumSet<Kind> KINDS =
      EnumSet.of(Kind.SWAPPED, Kind.NUMBER, Kind.UNIT, Kind.DIRECTION, Kind.NEGATION, Kind.PATIENT);

  private final Verifier verifier;
  private final long seed;

  public AnswerPerturbation(Pack pack, long seed) {
    this.verifier = new Verifier(pack);
    this.seed = seed;
  }

  /**
   * An answer to be taken apart.
   *
   * @param group its cluster: the scenario or patient
   * @param json the contract's interpretation
   */
  public record Answer(String id, String group, JsonNode json) {}

  /**
   * What the verifier said of the rows.
   *
   * @param caught by kind, the share that was called unsupported or contradicted
   * @param falseAlarms the same share of untouched sentences, by who wrote them ({@code student},
   *     {@code finding}) and of {@code all}; an answer shows a finding's own words unchecked, so
   *     what the guard would lose is the student's
   * @param missed perturbed rows that were not caught
   * @param alarmed untouched rows that were
   */
  public record Result(
      Map<String, Rate> caught,
      Map<String, Rate> falseAlarms,
      List<PerturbedCase> missed,
      List<PerturbedCase> alarmed) {}

  private record Unit(
      SupportCase base, String origin, Evidence cited, Evidence whole, Language language) {}

  /** Perturbs and checks. */
  public Result measure(List<Answer> answers) {
    var units = new LinkedHashMap<String, Unit>();
    var bySource = new HashMap<String, Unit>();
    for (var unit : answers.stream().flatMap(a -> units(a).stream()).toList()) {
      units.put(unit.base().id(), unit);
      bySource.putIfAbsent(unit.base().source(), unit);
    }
    var caught = new Tally();
    var alarms = new Tally();
    var missed = new ArrayList<PerturbedCase>();
    var alarmed = new ArrayList<PerturbedCase>();
    for (var row : new Perturber(seed).perturb(bases(units), KINDS)) {
      var own = own(row, units);
      if (row.kind().equals(Kind.SWAPPED.toString()) && !specific(own)) {
        continue;
      }
      var flagged = flagged(row, own, bySource);
      if (row.label() == 1) {
        alarms.add("all", row, flagged);
        alarms.add(own.origin(), row, flagged);
      } else {
        caught.add(row.kind(), row, flagged);
      }
      if (flagged == (row.label() == 1)) {
        (flagged ? alarmed : missed).add(row);
      }
    }
    var kinds = KINDS.stream().map(Kind::toString).toList();
    return new Result(
        caught.rates(kinds, seed),
        alarms.rates(List.of("all", "student", "finding"), seed),
        missed,
        alarmed);
  }

  /** Flagged rows by name. */
  private record Tally(Map<String, Statistics.Counts> counts) {
    Tally() {
      this(new HashMap<>());
    }

    void add(String name, PerturbedCase row, boolean flagged) {
      counts
          .computeIfAbsent(name, k -> new Statistics.Counts())
          .add(row.group(), flagged ? 1 : 0, 1);
    }

    Map<String, Rate> rates(List<String> names, long seed) {
      var rates = new LinkedHashMap<String, Rate>();
      for (var name : names) {
        var such = counts.getOrDefault(name, new Statistics.Counts());
        rates.put(name, new Statistics(seed).rate(such));
      }
      return rates;
    }
  }

  private static List<SupportCase> bases(Map<String, Unit> units) {
    return units.values().stream().map(Unit::base).toList();
  }

  // "Please see a doctor" is right beside anybody's results; what names one or has a number is not.
  private static boolean specific(Unit unit) {
    var text = unit.base().response();
    return text != null
        && (!NumberEdit.numbers(text).isEmpty()
            || unit.cited().observations().stream()
                .anyMatch(
                    o ->
                        text.toLowerCase(Locale.ROOT).contains(o.name().toLowerCase(Locale.ROOT))));
  }

  private static Unit own(PerturbedCase row, Map<String, Unit> units) {
    var id = row.id().substring(0, row.id().length() - row.kind().length() - 1);
    var unit = units.get(id);
    if (unit == null) {
      throw new IllegalStateException("a row of no sentence: " + row.id());
    }
    return unit;
  }

  // Where the source was swapped, the evidence is that of the sentence whose source it is.
  private boolean flagged(PerturbedCase row, Unit own, Map<String, Unit> bySource) {
    var unit =
        own.base().source().equals(row.source()) ? own : bySource.getOrDefault(row.source(), own);
    var status =
        verifier.verify(row.response(), unit.language(), unit.cited(), unit.whole()).status();
    return status == ClaimStatus.UNSUPPORTED || status == ClaimStatus.CONTRADICTED;
  }

  private static List<Unit> units(Answer answer) {
    var units = new ArrayList<Unit>();
    var whole = AnswerEvidence.whole(answer.json());
    var language = Language.of(answer.json().path("language").asText("en"));
    for (var sentence : answer.json().path("sentences")) {
      var cited = AnswerEvidence.cited(sentence, whole);
      if (!sentence.path("origin").asText().equals("notice") && !cited.findings().isEmpty()) {
        var text = sentence.path("text").asText();
        var base =
            new SupportCase(
                answer.id() + "-" + units.size(),
                answer.group(),
                null,
                text(cited),
                null,
                text,
                1,
                language.toString(),
                List.of(),
                List.of());
        var origin = sentence.path("origin").asText();
        units.add(new Unit(base, origin, cited, whole, language));
      }
    }
    return units;
  }

  // The evidence as a text, from which an edit learns what stands there.
  private static String text(Evidence cited) {
    var lines = new ArrayList<String>();
    for (var o : cited.observations()) {
      var value = o.text() == null ? "" : o.text();
      lines.add(o.name() + ": " + value + " " + (o.unit() == null ? "" : o.unit()));
      var interval = o.interval();
      if (interval != null) {
        lines.add("interval: " + limit(interval.low()) + " " + limit(interval.high()));
      }
      var critical = o.criticalLimits();
      if (critical != null) {
        lines.add("critical: " + limit(critical.low()) + " " + limit(critical.high()));
      }
      if (o.canonicalValue() != null) {
        lines.add("converted: " + limit(o.canonicalValue()) + " " + o.canonicalUnit());
      }
    }
    cited.findings().forEach(f -> lines.add(f.statement()));
    cited.passages().forEach(p -> lines.add(p.text()));
    return String.join("\n", lines);
  }

  private static String limit(@org.jspecify.annotations.Nullable Double limit) {
    return limit == null ? "" : Numbers.print(limit);
  }
}

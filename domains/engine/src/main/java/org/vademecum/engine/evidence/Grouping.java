package org.vademecum.engine.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.judge.Flag;
import org.vademecum.engine.judge.Judgement;
import org.vademecum.engine.judge.Observation;
import org.vademecum.engine.judge.Phrases;
import org.vademecum.engine.judge.Severity;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;

/**
 * Splits a judgement into groups that the student can read: a pattern together with the findings of
 * its observations, then the rest in order of urgency. What does not fit is split, never cut.
 *
 * <p>Findings about the report itself (pending results, data problems, losses, trends) are not
 * given to the student; their own statements say them.
 */
public final class Grouping {
  // Caveats about the report rather than about what a pattern says.
  private static final Set<String> OF_THE_REPORT =
      Set.of("preliminary", "replaced", "specimen-mix-up");

  /** What a prompt may take of the 512 tokens, so that the answer has room. */
  private static final int PROMPT_TOKENS = 330;

  private final Pack pack;
  private final Language language;
  private final Audience audience;
  private final ToIntFunction<String> tokens;

  /**
   * @param tokens counts the tokens of a prompt; a caller without a tokenizer may estimate
   */
  public Grouping(Pack pack, Language language, Audience audience, ToIntFunction<String> tokens) {
    this.pack = pack;
    this.language = language;
    this.audience = audience;
    this.tokens = tokens;
  }

  /** Whether the student is to write about a finding. */
  public static boolean written(Finding finding) {
    return !finding.observations().isEmpty()
        && switch (finding.kind()) {
          case CRITICAL, ABNORMAL, PATTERN, DERIVED, CAVEAT ->
              !OF_THE_REPORT.contains(finding.code());
          case TREND, PENDING, DATA_PROBLEM -> false;
        };
  }

  /**
   * The groups of a judgement.
   *
   * @param passages by their ids in the answer; findings name theirs, the best first
   */
  public List<EvidenceGroup> groups(
      Judgement judgement, List<Finding> findings, Map<String, Passage> passages) {
    var groups = new ArrayList<EvidenceGroup>();
    var current = new ArrayList<Finding>();
    for (var finding : together(findings.stream().filter(Grouping::written).toList())) {
      current.add(finding);
      if (current.size() > 1 && !fits(judgement, current, passages)) {
        current.removeLast();
        groups.add(group(judgement, current, passages));
        current.clear();
        current.add(finding);
      }
    }
    if (!current.isEmpty()) {
      groups.add(group(judgement, current, passages));
    }
    return groups;
  }

  // A pattern comes with the findings of its observations behind it.
  private static List<Finding> together(List<Finding> findings) {
    var ordered = new LinkedHashSet<Finding>();
    for (var finding : findings) {
      if (finding.kind() == FindingKind.CRITICAL) {
        ordered.add(finding);
      }
    }
    for (var finding : findings) {
      if (finding.kind() == FindingKind.PATTERN || finding.kind() == FindingKind.CAVEAT) {
        ordered.add(finding);
        findings.stream()
            .filter(f -> f.kind() == FindingKind.ABNORMAL)
            .filter(f -> finding.observations().containsAll(f.observations()))
            .forEach(ordered::add);
      }
    }
    ordered.addAll(findings);
    return List.copyOf(ordered);
  }

  private boolean fits(Judgement judgement, List<Finding> findings, Map<String, Passage> passages) {
    if (findings.size() > EvidenceGroup.MOST_FINDINGS
        || slots(judgement, findings).size() > EvidenceGroup.MOST_SLOTS) {
      return false;
    }
    return tokens.applyAsInt(PromptWriter.report(group(judgement, findings, passages)))
        <= PROMPT_TOKENS;
  }

  private EvidenceGroup group(
      Judgement judgement, List<Finding> findings, Map<String, Passage> passages) {
    var slots = slots(judgement, findings);
    var index = new HashMap<String, Integer>();
    slots.keySet().forEach(key -> index.put(key, index.size()));
    var findingSlots = new ArrayList<List<Integer>>();
    for (var finding : findings) {
      findingSlots.add(
          finding.kind() == FindingKind.DERIVED
              ? List.of(index.getOrDefault(finding.id(), 0))
              : finding.observations().stream()
                  .filter(index::containsKey)
                  .map(index::get)
                  .toList());
    }
    return new EvidenceGroup(
        language,
        audience,
        List.copyOf(slots.values()),
        findings,
        findings.stream().map(this::name).toList(),
        findingSlots,
        chosen(findings, passages));
  }

  private String name(Finding finding) {
    return pack.pattern(finding.code()).map(p -> p.name().in(language)).orElse("");
  }

  private Map<String, Slot> slots(Judgement judgement, List<Finding> findings) {
    var slots = new LinkedHashMap<String, Slot>();
    for (var finding : findings) {
      if (finding.kind() == FindingKind.DERIVED) {
        derivedSlot(finding).ifPresent(slot -> slots.put(finding.id(), slot));
        continue;
      }
      for (var id : finding.observations()) {
        judgement.observation(id).ifPresent(o -> slots.putIfAbsent(id, slot(o)));
      }
    }
    if (slots.size() > EvidenceGroup.MOST_SLOTS && findings.size() == 1) {
      var kept = new LinkedHashMap<String, Slot>();
      slots.entrySet().stream()
          .limit(EvidenceGroup.MOST_SLOTS)
          .forEach(e -> kept.put(e.getKey(), e.getValue()));
      return kept;
    }
    return slots;
  }

  private Slot slot(Observation observation) {
    var limits = observation.criticalLimits();
    var limit =
        limits == null
            ? null
            : observation.flag() == Flag.LL
                ? limits.low()
                : observation.flag() == Flag.HH ? limits.high() : null;
    return new Slot(
        observation.id(),
        observation.name(),
        observation.flag(),
        observation.severity(),
        Phrases.value(observation, pack, language),
        Phrases.interval(observation, language),
        limit == null || limits == null ? "" : Phrases.quantity(limit, limits.unit()));
  }

  private java.util.Optional<Slot> derivedSlot(Finding finding) {
    var result = finding.result();
    return pack.derivedQuantity(finding.code())
        .filter(d -> result != null)
        .map(
            d -> {
              var value = java.util.Objects.requireNonNull(result).value();
              var low = d.low();
              var high = d.high();
              var flag =
                  low != null && value < low
                      ? Flag.L
                      : high != null && value > high ? Flag.H : Flag.N;
              return new Slot(
                  null,
                  d.name().in(language),
                  flag,
                  finding.severity(),
                  Phrases.quantity(value, d.unit()),
                  Phrases.range(low, high, d.unit()),
                  "");
            });
  }

  private static boolean isToBeExplained(Finding finding) {
    return finding.kind() != FindingKind.DERIVED
        || (finding.severity() != Severity.NORMAL && finding.severity() != Severity.NONE);
  }

  // The first passage of each finding, most urgent first, then second ones as far as there is room.
  // What is as it should be is said, and needs no explanation.
  private static List<Passage> chosen(List<Finding> all, Map<String, Passage> passages) {
    var findings = all.stream().filter(Grouping::isToBeExplained).toList();
    var chosen = new LinkedHashSet<Passage>();
    for (var rank = 0; rank < EvidenceGroup.MOST_PASSAGES; rank++) {
      for (var finding : findings) {
        if (finding.passages().size() > rank && chosen.size() < EvidenceGroup.MOST_PASSAGES) {
          var passage = passages.get(finding.passages().get(rank));
          if (passage != null && (rank == 0 || chosen.size() < 2)) {
            chosen.add(passage);
          }
        }
      }
    }
    return List.copyOf(chosen);
  }
}

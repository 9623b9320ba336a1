package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.PassageText;
import org.vademecum.engine.evidence.RealisedSentence;
import org.vademecum.engine.evidence.Realiser;
import org.vademecum.engine.evidence.Slot;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.FindingKind;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Evidence;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.teacher.Explanation;
import org.vademecum.teacher.RecordedMaterial;
import org.vademecum.teacher.Statement;

/**
 * Writes what the student should say about a group, from the teacher's wordings: for each finding a
 * statement, and often a sentence of the passage about it. A sentence is used only if the verifier
 * supports it when realised; what is thrown away is counted.
 */
final class FindingTexts {
  private static final double EXPLAINED = 0.8;
  private static final int TRIES = 4;

  private final Pack pack;
  private final Verifier verifier;
  private final Map<String, List<Statement>> statements = new HashMap<>();
  private final Map<String, List<Explanation>> explanations = new HashMap<>();
  private final LongAdder kept = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  FindingTexts(Pack pack, RecordedMaterial material) {
    this.pack = pack;
    this.verifier = new Verifier(pack);
    for (var statement : material.statements()) {
      var key = key(statement.on().toString(), statement.language(), statement.audience());
      statements.computeIfAbsent(key, k -> new ArrayList<>()).add(statement);
    }
    for (var explanation : material.explanations()) {
      var key = key(explanation.passage(), explanation.language(), explanation.audience());
      explanations.computeIfAbsent(key, k -> new ArrayList<>()).add(explanation);
    }
  }

  private static String key(String what, Language language, Object audience) {
    return what + "\t" + language + "\t" + audience;
  }

  long kept() {
    return kept.sum();
  }

  /** Sentences of the teacher that the verifier did not support. */
  long rejected() {
    return rejected.sum();
  }

  /**
   * The answer of a group, up to and including {@code <end>}; empty where some finding could not be
   * said.
   *
   * @param passageIds the ids in the pack of the group's passages, in its order
   */
  Optional<String> answer(
      EvidenceGroup group, List<String> passageIds, Evidence whole, Random random) {
    var answer = new StringBuilder();
    for (var i = 0; i < group.findings().size(); i++) {
      var statement = statement(group, i, whole, random);
      if (statement.isEmpty()) {
        return Optional.empty();
      }
      answer.append(statement.get()).append('\n');
      if (random.nextDouble() < EXPLAINED) {
        explanation(group, i, passageIds, whole, random)
            .ifPresent(text -> answer.append(text).append('\n'));
      }
    }
    return Optional.of(answer.append("<end>").toString());
  }

  private Optional<String> statement(
      EvidenceGroup group, int index, Evidence whole, Random random) {
    var candidates =
        statements.getOrDefault(
            key(on(group, index), group.language(), group.audience()), List.of());
    for (var i = 0; i < TRIES && !candidates.isEmpty(); i++) {
      var text = candidates.get(random.nextInt(candidates.size())).text();
      var filled = filled(text, group, index);
      if (filled.isPresent()) {
        var line = "<F" + (index + 1) + ">" + filled.get();
        if (supported(line, group, whole)) {
          return Optional.of(line);
        }
      }
    }
    return Optional.empty();
  }

  private static String on(EvidenceGroup group, int index) {
    var finding = group.findings().get(index);
    return switch (finding.kind()) {
      case CRITICAL, ABNORMAL -> {
        var slot = group.slots().get(group.findingSlots().get(index).getFirst());
        var direction = slot.flag().low() ? "low" : slot.flag().high() ? "high" : "abnormal";
        var critical = slot.flag().critical() && !slot.limit().isEmpty();
        yield critical ? "critical-" + direction : direction;
      }
      case PATTERN -> "pattern";
      case DERIVED -> "derived";
      case CAVEAT, TREND, PENDING, DATA_PROBLEM -> "caveat";
    };
  }

  // Field tokens speak of the observation named before them; a wording that names it later is left.
  private Optional<String> filled(String wording, EvidenceGroup group, int index) {
    var slots = group.findingSlots().get(index);
    if (slots.isEmpty()) {
      return Optional.empty();
    }
    // A derived quantity has no name of its own: it is what its slot is called.
    var text =
        group.findings().get(index).kind() == FindingKind.DERIVED
            ? wording.replace("{name}", "{O}")
            : wording;
    var slot = group.slots().get(slots.getFirst());
    var named = text.indexOf("{O}");
    for (var field : List.of("{v}", "{r}", "{lim}")) {
      var at = text.indexOf(field);
      if (at >= 0 && (named < 0 || at < named || value(field, slot).isEmpty())) {
        return Optional.empty();
      }
    }
    return Optional.of(
        text.replace("{O}", "<O" + (slots.getFirst() + 1) + ">")
            .replace("{v}", "<v>")
            .replace("{r}", "<r>")
            .replace("{lim}", "<lim>")
            .replace("{severity}", severity(slot, group.language()))
            .replace("{name}", group.findingNames().get(index))
            .replace("{Os}", joined(speaking(slots, group), group.language()))
            .replaceAll(" {2,}", " "));
  }

  private static String value(String field, Slot slot) {
    return switch (field) {
      case "{v}" -> slot.value();
      case "{r}" -> slot.interval();
      default -> slot.limit();
    };
  }

  private String severity(Slot slot, Language language) {
    var adverb = pack.wording().severities().get(slot.severity());
    return adverb == null ? "" : adverb.in(language);
  }

  // A pattern is shown by the results that are not as they should be; the others complete it.
  private static List<Integer> speaking(List<Integer> slots, EvidenceGroup group) {
    var outside = slots.stream().filter(s -> group.slots().get(s).flag().outside()).toList();
    return outside.isEmpty() ? slots : outside;
  }

  private static String joined(List<Integer> slots, Language language) {
    var names = slots.stream().map(s -> "<O" + (s + 1) + ">").toList();
    if (names.size() == 1) {
      return names.getFirst();
    }
    var chinese = language == Language.ZH;
    return String.join(chinese ? "、" : ", ", names.subList(0, names.size() - 1))
        + (chinese ? "和" : " and ")
        + names.getLast();
  }

  private Optional<String> explanation(
      EvidenceGroup group, int index, List<String> passageIds, Evidence whole, Random random) {
    var best = group.findings().get(index).passages();
    for (var i = 0; i < group.passages().size(); i++) {
      var passage = group.passages().get(i);
      if (best.isEmpty() || !best.getFirst().equals(passage.id())) {
        continue;
      }
      var wordings =
          new ArrayList<>(
              explanations.getOrDefault(
                  key(passageIds.get(i), group.language(), group.audience()), List.of()));
      Collections.shuffle(wordings, random);
      var read = PassageText.of(passage, group.language());
      for (var wording : wordings) {
        var line = "<F" + (index + 1) + "><P" + (i + 1) + ">" + read.refer(wording.text());
        if (!hasDigit(line) && supported(line, group, whole)) {
          return Optional.of(line);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasDigit(String line) {
    return line.replaceAll("<[A-Za-z]+\\d*>", "").chars().anyMatch(Character::isDigit);
  }

  private boolean supported(String line, EvidenceGroup group, Evidence whole) {
    var realised = new Realiser(group).sentences(line).getFirst();
    var verdict = verifier.verify(realised.text(), group.language(), cited(realised, whole), whole);
    var fine = realised.whole() && verdict.status() == ClaimStatus.SUPPORTED;
    if (fine) {
      kept.increment();
    } else {
      rejected.increment();
    }
    return fine;
  }

  private static Evidence cited(RealisedSentence sentence, Evidence whole) {
    var findings =
        whole.findings().stream().filter(f -> sentence.findings().contains(f.id())).toList();
    var observations = findings.stream().map(Finding::observations).flatMap(List::stream).toList();
    return new Evidence(
        whole.observations().stream().filter(o -> observations.contains(o.id())).toList(),
        findings,
        whole.passages().stream().filter(p -> sentence.passages().contains(p.id())).toList());
  }
}

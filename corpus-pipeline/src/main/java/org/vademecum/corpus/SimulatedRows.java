package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.Grouping;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.judge.Finding;
import org.vademecum.engine.judge.Judge;
import org.vademecum.engine.judge.Judgement;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Laboratory;
import org.vademecum.engine.simulate.Scenario;
import org.vademecum.engine.simulate.Simulator;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Evidence;
import org.vademecum.teacher.RecordedMaterial;

/**
 * Training rows of simulated reports: each is drawn from a scenario that is not held out, judged,
 * joined with passages, split into groups as an answer is, and written in the teacher's wordings. A
 * row belongs to the cluster of its scenario.
 */
public final class SimulatedRows implements TrainingRows {
  private static final double SINGLE_FINDING = 0.35;
  private static final int PASSAGES_PER_FINDING = 2;

  private final Pack pack;
  private final Simulator simulator;
  private final Judge judge;
  private final FindingTexts texts;
  private final int drawsPerScenario;

  /**
   * @param drawsPerScenario reports drawn from each scenario, over all laboratories
   */
  public SimulatedRows(Pack pack, RecordedMaterial material, int drawsPerScenario) {
    this.pack = pack;
    this.simulator = new Simulator(pack);
    this.judge = new Judge(pack);
    this.texts = new FindingTexts(pack, material);
    this.drawsPerScenario = drawsPerScenario;
  }

  @Override
  public Stream<TrainingRow> rows(long seed) {
    // A list in between: a stream within a caller's flatMap would be worked off by one thread.
    return simulator.scenarios().parallelStream()
        .filter(s -> !s.heldOut())
        .flatMap(s -> IntStream.range(0, drawsPerScenario).boxed().flatMap(i -> rows(s, i, seed)))
        .toList()
        .stream();
  }

  /** Sentences of the teacher that were used and that the verifier rejected, so far. */
  public Map<String, Long> counts() {
    return Map.of(
        "teacherSentencesKept", texts.kept(), "teacherSentencesRejected", texts.rejected());
  }

  private Stream<TrainingRow> rows(Scenario scenario, int draw, long seed) {
    var random = new Random(Shingles.mix(seed ^ Shingles.hash(scenario.id()) ^ draw));
    var laboratories = simulator.laboratories();
    Laboratory laboratory = laboratories.get(draw % laboratories.size());
    var language = laboratory.language();
    var audience = random.nextInt(10) < 7 ? Audience.CLINICIAN : Audience.PATIENT;
    var report = simulator.draw(scenario, laboratory, random.nextLong() >>> 16).report();
    var judgement = judge.judge(report, language, audience);
    var numbered = new LinkedHashMap<String, Passage>();
    var findings =
        judgement.findings().stream().map(f -> withPassages(f, language, numbered)).toList();
    var complete =
        new Judgement(judgement.subject(), judgement.observations(), findings, judgement.notes());
    var byId = new LinkedHashMap<String, Passage>();
    var packIds = new LinkedHashMap<String, String>();
    numbered.forEach(
        (id, passage) -> {
          byId.put(passage.id(), passage);
          packIds.put(passage.id(), id);
        });
    var shown = random.nextDouble() < SINGLE_FINDING ? single(findings, random) : findings;
    var groups =
        new Grouping(pack, language, audience, SimulatedRows::estimatedTokens)
            .groups(complete, shown, byId);
    var whole = new Evidence(complete.observations(), findings, List.copyOf(byId.values()));
    var rows = new ArrayList<TrainingRow>();
    for (var group : groups) {
      var ids = group.passages().stream().map(p -> packIds.getOrDefault(p.id(), "")).toList();
      var id = "simulated." + scenario.id() + "." + draw + "." + rows.size();
      texts
          .answer(group, ids, whole, random)
          .map(answer -> PromptWriter.report(group) + answer)
          .ifPresent(text -> rows.add(row(id, scenario, group, text)));
    }
    return rows.stream();
  }

  private static TrainingRow row(String id, Scenario scenario, EvidenceGroup group, String text) {
    var findings = group.findings().size();
    var difficulty = findings == 1 ? 0 : findings == 2 ? 1 : findings <= 4 ? 2 : 3;
    return new TrainingRow(
        id, "task", group.language().toString(), difficulty, text, "scenario." + scenario.id());
  }

  private static List<Finding> single(List<Finding> findings, Random random) {
    var written = findings.stream().filter(Grouping::written).toList();
    return written.isEmpty() ? List.of() : List.of(written.get(random.nextInt(written.size())));
  }

  // As retrieval ranks them: passages whose main subject is the finding, then those that speak of
  // it.
  private Finding withPassages(Finding finding, Language language, Map<String, Passage> numbered) {
    var main = finding.code();
    var found =
        Stream.concat(
                pack.passages().stream()
                    .filter(p -> !p.about().isEmpty() && p.about().getFirst().equals(main)),
                pack.passages().stream()
                    .filter(p -> p.about().indexOf(main) > 0 || p.id().equals(main)))
            .filter(p -> p.language() == language)
            .distinct()
            .limit(PASSAGES_PER_FINDING)
            .toList();
    var ids = new ArrayList<String>();
    for (var passage : found) {
      ids.add(
          numbered.computeIfAbsent(passage.id(), k -> passage(passage, numbered.size() + 1)).id());
    }
    return finding.withPassages(ids);
  }

  private static Passage passage(KnowledgePassage passage, int number) {
    return new Passage(
        "P" + number, passage.title(), passage.source(), passage.edition(), passage.text(), 1);
  }

  /**
   * About how many tokens the student's tokenizer makes of a prompt: one a special token, one for
   * three and a half Latin letters, one a Han character and a little more.
   */
  static int estimatedTokens(String prompt) {
    var special = 0;
    var inside = false;
    var latin = 0;
    var han = 0;
    for (var i = 0; i < prompt.length(); i++) {
      var c = prompt.charAt(i);
      if (c == '<') {
        special++;
        inside = true;
      } else if (c == '>') {
        inside = false;
      } else if (!inside) {
        if (Character.isIdeographic(c)) {
          han++;
        } else {
          latin++;
        }
      }
    }
    return special + (int) Math.ceil(latin / 3.5 + han * 1.05);
  }
}

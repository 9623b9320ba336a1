package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vademecum.distill.base.MadeFinding.Kind;
import org.vademecum.distill.base.SyntheticTask.Expected;
import org.vademecum.distill.base.SyntheticTask.Flag;
import org.vademecum.distill.base.SyntheticTask.Refusal;

/**
 * Groups of a made-up report: observations, findings and passages in, one sentence for each finding
 * out, and what the passages say about them.
 */
final class GroupWriter {
  private static final int MOST_OBSERVATIONS = 12;

  private final int difficulty;
  private final RandomGenerator random;
  private final Speaker speaker;
  private final String audience;
  private final List<MadeObservation> observations = new ArrayList<>();
  private final List<MadeFinding> findings = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();

  GroupWriter(String language, int difficulty, RandomGenerator random) {
    this.difficulty = difficulty;
    this.random = random;
    this.speaker = new Speaker(language, random);
    this.audience = random.nextBoolean() ? "clinician" : "patient";
  }

  SyntheticTask write() {
    var wanted =
        switch (difficulty) {
          case 0 -> 1;
          case 1 -> 1 + random.nextInt(2);
          case 2 -> 2 + random.nextInt(3);
          default -> 3 + random.nextInt(4);
        };
    while (findings.size() < wanted && observations.size() < MOST_OBSERVATIONS - 3) {
      findings.add(invent());
    }
    for (var i = random.nextInt(2 + difficulty) / 2; i > 0; i--) {
      observations.add(MadeObservation.normal(speaker));
    }
    Collections.shuffle(observations, new Random(random.nextLong()));
    findings.sort(Comparator.comparing(f -> !f.isCritical()));
    inventPassages();
    var answer = new AnswerWriter(speaker, audience, observations, passages, random);
    return new SyntheticTask(
        speaker.language(),
        difficulty,
        prompt(),
        answer.write(findings),
        new Expected(
            flags(),
            findings.size(),
            passages.stream().map(Passage::phrases).toList(),
            Refusal.NOT_EXPECTED));
  }

  private MadeFinding invent() {
    var dice = random.nextInt(100);
    if (dice < 64 || (difficulty == 0 && dice < 76)) {
      return new MadeFinding(Kind.FLAG, List.of(observe(Direction.values())), "", null);
    }
    if (dice < 82) {
      var seen = some(2 + random.nextInt(difficulty < 2 ? 2 : 3));
      return new MadeFinding(Kind.PATTERN, seen, speaker.say("pattern.name"), null);
    }
    if (dice < 90) {
      var direction = random.nextBoolean() ? Direction.HIGH : Direction.LOW;
      var result = new MadeObservation(speaker.say("derived.name"), direction, severity());
      observations.add(result);
      return new MadeFinding(Kind.DERIVED, List.of(result), "", direction);
    }
    if (dice < 96) {
      return new MadeFinding(
          Kind.CAVEAT, some(1 + random.nextInt(2)), speaker.say("caveat.name"), null);
    }
    if (dice < 98) {
      var direction = random.nextBoolean() ? Direction.HIGH : Direction.LOW;
      return new MadeFinding(Kind.TREND, some(1), "", direction);
    }
    var unjudged = new MadeObservation(speaker.say("observation"), null, "");
    observations.add(unjudged);
    return new MadeFinding(
        Kind.DATA_PROBLEM, List.of(unjudged), speaker.say("problem.phrase"), null);
  }

  private MadeObservation observe(Direction... directions) {
    var direction = directions[random.nextInt(directions.length)];
    if (direction == Direction.ABNORMAL && random.nextBoolean()) {
      direction = random.nextBoolean() ? Direction.HIGH : Direction.LOW;
    }
    var made = new MadeObservation(speaker.say("observation"), direction, severity());
    observations.add(made);
    return made;
  }

  private String severity() {
    return Grammar.pick(
        List.of("mild", "mild", "moderate", "moderate", "severe", "severe", "critical"), random);
  }

  /** Observations that are there already or new ones, each once. */
  private List<MadeObservation> some(int count) {
    var chosen = new ArrayList<MadeObservation>();
    var judged = observations.stream().filter(o -> o.direction() != null).toList();
    while (chosen.size() < count) {
      var old = judged.isEmpty() || random.nextInt(5) < 2 ? null : Grammar.pick(judged, random);
      if (old != null && !chosen.contains(old)) {
        chosen.add(old);
      } else {
        chosen.add(observe(Direction.HIGH, Direction.LOW, Direction.HIGH, Direction.LOW));
      }
    }
    return chosen;
  }

  private void inventPassages() {
    var most = Math.min(3, difficulty + 1);
    var candidates = new ArrayList<MadeFinding>();
    findings.stream().filter(f -> f.subject() != null).forEach(candidates::add);
    Collections.shuffle(candidates, new Random(random.nextLong()));
    for (var finding : candidates) {
      if (passages.size() < most && random.nextInt(10) < 9) {
        var subject = finding.subject();
        if (subject != null) {
          var passage = Passage.invent(subject, speaker, random);
          finding.explainedBy(passage);
          passages.add(passage);
        }
      }
    }
    while (passages.size() < most && random.nextInt(3) == 0) {
      passages.add(Passage.invent(distractor(), speaker, random));
    }
    Collections.shuffle(passages, new Random(random.nextLong()));
  }

  /** Another thing, or the other side of one that is there. */
  private Subject distractor() {
    var quantities =
        findings.stream()
            .map(MadeFinding::subject)
            .filter(s -> s != null && s.isQuantity())
            .toList();
    if (!quantities.isEmpty() && random.nextInt(3) == 0) {
      var subject = Grammar.pick(quantities, random);
      if (subject != null) {
        return new Subject(subject.name(), subject.direction().opposite(), subject.kind());
      }
    }
    return new Subject(
        speaker.say("observation"),
        random.nextBoolean() ? Direction.HIGH : Direction.LOW,
        Subject.Kind.OBSERVATION);
  }

  private String prompt() {
    var out = new StringBuilder();
    out.append("<bos><case><").append(speaker.language()).append("><").append(audience);
    out.append(">\n");
    for (var i = 0; i < observations.size(); i++) {
      out.append("<O").append(i + 1).append('>').append(observations.get(i).line()).append('\n');
    }
    for (var i = 0; i < findings.size(); i++) {
      out.append("<F").append(i + 1).append('>');
      out.append(findings.get(i).line(observations, speaker.language(), random)).append('\n');
    }
    for (var i = 0; i < passages.size(); i++) {
      out.append("<P").append(i + 1).append('>').append(passages.get(i).text()).append('\n');
    }
    return out.append("<answer>").toString();
  }

  private List<Flag> flags() {
    var flags = new ArrayList<Flag>();
    for (var i = 0; i < findings.size(); i++) {
      var finding = findings.get(i);
      @Nullable Direction direction = finding.observations().getFirst().direction();
      if (finding.kind() == Kind.FLAG && direction != null) {
        var number = observations.indexOf(finding.observations().getFirst()) + 1;
        flags.add(new Flag(i + 1, number, direction));
      }
    }
    return flags;
  }
}

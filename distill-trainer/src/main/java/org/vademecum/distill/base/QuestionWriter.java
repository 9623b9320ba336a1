package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.vademecum.distill.base.FactTeller.Fact;
import org.vademecum.distill.base.SyntheticTask.Expected;
import org.vademecum.distill.base.SyntheticTask.Refusal;

/** Questions about a made-up thing, with passages of which one answers, or none. */
final class QuestionWriter {
  private static final double REFUSALS = 0.15;

  private QuestionWriter() {}

  static SyntheticTask write(String language, int difficulty, RandomGenerator random) {
    var speaker = new Speaker(language, random);
    var audience = random.nextBoolean() ? "clinician" : "patient";
    var subject = subject(speaker, random);
    var main = Passage.invent(subject, speaker, random);
    var refusal = random.nextDouble() < REFUSALS ? Refusal.EXPECTED : Refusal.NOT_EXPECTED;
    var passages = new ArrayList<Passage>();
    if (refusal == Refusal.NOT_EXPECTED) {
      passages.add(main);
    }
    var most = Math.min(3, 1 + difficulty);
    while (passages.isEmpty() || (passages.size() < most && random.nextInt(3) > 0)) {
      passages.add(Passage.invent(other(subject, speaker, random), speaker, random));
    }
    Collections.shuffle(passages, new Random(random.nextLong()));

    var facts = FactTeller.facts(main);
    var asked = Grammar.pick(facts, random);
    var prompt = new StringBuilder("<bos><ask><" + language + "><" + audience + ">");
    prompt.append(question(speaker, subject, asked)).append('\n');
    for (var i = 0; i < passages.size(); i++) {
      prompt.append("<P").append(i + 1).append('>').append(passages.get(i).text()).append('\n');
    }
    prompt.append("<answer>");

    var answer = new StringBuilder();
    if (refusal == Refusal.EXPECTED) {
      answer.append("<refuse>\n");
    } else {
      var cite = "<P" + (passages.indexOf(main) + 1) + ">";
      var teller = new FactTeller(speaker, audience, random);
      for (var fact : said(asked, facts, random)) {
        answer.append(cite).append(tell(teller, main, fact, subject, speaker)).append('\n');
      }
    }
    answer.append("<end>");
    var expected =
        new Expected(List.of(), 0, passages.stream().map(Passage::phrases).toList(), refusal);
    return new SyntheticTask(language, difficulty, prompt.toString(), answer.toString(), expected);
  }

  /** What was asked, sometimes with another fact behind it. */
  private static List<Fact> said(Fact asked, List<Fact> facts, RandomGenerator random) {
    var other = Grammar.pick(facts, random);
    return other == asked || random.nextInt(3) > 0 ? List.of(asked) : List.of(asked, other);
  }

  /** Digits cannot be written: a name with digits is left to "this" and "it". */
  private static String tell(
      FactTeller teller, Passage passage, Fact fact, Subject subject, Speaker speaker) {
    var called = subject.phrase(speaker, subject.name());
    for (var attempt = 0; ; attempt++) {
      var sentence = teller.tell(passage, fact, called, subject.direction());
      var digits = sentence.replaceAll("<n\\d>", "").chars().anyMatch(Character::isDigit);
      if (!digits || attempt == 50) {
        return sentence;
      }
    }
  }

  private static String question(Speaker speaker, Subject subject, Fact fact) {
    var phrase = subject.phrase(speaker, subject.name());
    return switch (fact) {
      case MEANING -> speaker.say("ask.meaning", "s", phrase);
      case CAUSES -> speaker.say("ask.causes", "s", phrase);
      case STEPS -> speaker.say("ask.steps", "s", phrase);
      case THRESHOLD -> speaker.say("ask.threshold." + subject.direction(), "x", subject.name());
    };
  }

  private static Subject subject(Speaker speaker, RandomGenerator random) {
    if (random.nextInt(4) == 0) {
      return new Subject(speaker.say("pattern.name"), Direction.ABNORMAL, Subject.Kind.PATTERN);
    }
    return new Subject(
        speaker.say("observation"),
        Grammar.pick(List.of(Direction.HIGH, Direction.LOW, Direction.ABNORMAL), random),
        Subject.Kind.OBSERVATION);
  }

  /** Something else; now and then the same observation on the other side. */
  private static Subject other(Subject subject, Speaker speaker, RandomGenerator random) {
    if (subject.isQuantity() && random.nextInt(4) == 0) {
      return new Subject(subject.name(), subject.direction().opposite(), subject.kind());
    }
    return subject(speaker, random);
  }
}

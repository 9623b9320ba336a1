package org.vademecum.distill.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vademecum.distill.base.FactTeller.Fact;
import org.vademecum.distill.base.MadeFinding.Kind;

/** The answer to a group: a sentence a line, each behind what it cites. */
final class AnswerWriter {
  private final Speaker speaker;
  private final String audience;
  private final List<MadeObservation> observations;
  private final List<Passage> passages;
  private final RandomGenerator random;
  private final FactTeller teller;
  private final StringBuilder out = new StringBuilder();

  AnswerWriter(
      Speaker speaker,
      String audience,
      List<MadeObservation> observations,
      List<Passage> passages,
      RandomGenerator random) {
    this.speaker = speaker;
    this.audience = audience;
    this.observations = observations;
    this.passages = passages;
    this.random = random;
    this.teller = new FactTeller(speaker, audience, random);
  }

  String write(List<MadeFinding> findings) {
    for (var i = 0; i < findings.size(); i++) {
      var finding = findings.get(i);
      if (i + 1 < findings.size()
          && alike(finding, findings.get(i + 1))
          && random.nextInt(3) == 0) {
        line("<F" + (i + 1) + "><F" + (i + 2) + ">", joined(finding, findings.get(i + 1)));
        explain(i + 1, finding, null);
        explain(i + 2, findings.get(i + 1), null);
        i++;
      } else {
        explain(i + 1, finding, statement(finding));
      }
    }
    return out.append("<end>").toString();
  }

  private void line(String cites, String sentence) {
    out.append(cites).append(sentence).append('\n');
  }

  /** The statement, if it is still to be said, and what the finding's passage adds. */
  private void explain(int number, MadeFinding finding, @Nullable String statement) {
    var cite = "<F" + number + ">";
    var passage = finding.passage();
    if (passage == null) {
      if (statement != null) {
        line(cite, statement);
      }
      return;
    }
    var both = cite + "<P" + (passages.indexOf(passage) + 1) + ">";
    var facts = new ArrayList<>(FactTeller.facts(passage));
    Collections.shuffle(facts, new Random(random.nextLong()));
    var said = facts.subList(0, Math.min(facts.size(), random.nextInt(3) == 0 ? 2 : 1));
    var rest = said;
    if (statement != null && random.nextInt(4) == 0) {
      line(both, speaker.together(statement, tell(finding, passage, said.getFirst())));
      rest = said.subList(1, said.size());
    } else if (statement != null) {
      line(cite, statement);
    }
    for (var fact : rest) {
      line(both, tell(finding, passage, fact));
    }
  }

  private String tell(MadeFinding finding, Passage passage, Fact fact) {
    var subject = finding.subject();
    if (subject == null) {
      throw new IllegalArgumentException("a passage explains a finding without a subject");
    }
    var called =
        finding.text().isEmpty() ? reference(finding.observations().getFirst()) : subject.name();
    return teller.tell(passage, fact, subject.phrase(speaker, called), subject.direction());
  }

  private static boolean alike(MadeFinding a, MadeFinding b) {
    return a.kind() == Kind.FLAG
        && b.kind() == Kind.FLAG
        && !a.isCritical()
        && !b.isCritical()
        && a.observations().getFirst().direction() == b.observations().getFirst().direction()
        && a.observations().getFirst().direction() != Direction.ABNORMAL;
  }

  private String joined(MadeFinding a, MadeFinding b) {
    var direction = String.valueOf(a.observations().getFirst().direction());
    return speaker.say(
        "joined",
        "o1",
        reference(a.observations().getFirst()),
        "o2",
        reference(b.observations().getFirst()),
        "adjective",
        speaker.say(direction),
        "above",
        speaker.say("above." + direction));
  }

  private String statement(MadeFinding finding) {
    var first = finding.observations().getFirst();
    return switch (finding.kind()) {
      case FLAG -> flag(first);
      case PATTERN ->
          capitalised(
              speaker.say(
                  "pattern." + audience,
                  "list",
                  seen(finding.observations()),
                  "p",
                  finding.text()));
      case DERIVED -> derived(finding);
      case TREND -> speaker.say("trend." + finding.direction(), "o", reference(first));
      case CAVEAT ->
          capitalised(
              speaker.say("caveat", "os", references(finding.observations()), "c", finding.text()));
      case DATA_PROBLEM ->
          capitalised(speaker.say("problem", "o", reference(first), "c", finding.text()));
    };
  }

  private String flag(MadeObservation observation) {
    var direction = observation.direction();
    if (direction == null || direction == Direction.ABNORMAL) {
      return speaker.say(
          "flag.qualitative", "o", reference(observation), "adjective", speaker.say("abnormal"));
    }
    var rule = (observation.isCritical() ? "flag.critical." : "flag.") + audience;
    return speaker.say(
        rule,
        "o",
        reference(observation),
        "adverb",
        speaker.say("adverb." + observation.severity()),
        "adjective",
        speaker.say(direction.toString()),
        "above",
        speaker.say("above." + direction));
  }

  /** A derived quantity is said as such, or like any other observation. */
  private String derived(MadeFinding finding) {
    var result = finding.observations().getFirst();
    return random.nextInt(3) == 0
        ? flag(result)
        : speaker.say(
            "derived",
            "d",
            reference(result),
            "adverb",
            speaker.say("adverb." + result.severity()),
            "adjective",
            speaker.say(String.valueOf(finding.direction())));
  }

  /** Observations with their directions: "low A and B, with high C". */
  private String seen(List<MadeObservation> list) {
    var groups = new ArrayList<String>();
    for (var direction : Direction.values()) {
      var names =
          list.stream().filter(o -> o.direction() == direction).map(this::reference).toList();
      if (!names.isEmpty()) {
        var adjective =
            direction == Direction.ABNORMAL ? abnormal() : speaker.say(direction.toString());
        groups.add(
            speaker.language().equals("zh")
                ? speaker.list(names, "and") + (names.size() > 1 ? "均" : "") + adjective
                : adjective + " " + speaker.list(names, "and"));
      }
    }
    Collections.shuffle(groups, new Random(random.nextLong()));
    var glue =
        speaker.language().equals("zh") ? "，" : Grammar.pick(List.of(" with ", " and "), random);
    return String.join(glue, groups);
  }

  private String abnormal() {
    return speaker.language().equals("zh") ? "异常" : "abnormal";
  }

  private String reference(MadeObservation observation) {
    return "<O" + (observations.indexOf(observation) + 1) + ">";
  }

  private String references(List<MadeObservation> list) {
    return speaker.list(list.stream().map(this::reference).toList(), "and");
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

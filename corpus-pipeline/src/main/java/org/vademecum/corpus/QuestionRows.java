package org.vademecum.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.evidence.PassageText;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.pack.KnowledgePassage;
import org.vademecum.engine.text.Language;
import org.vademecum.teacher.Question;

/**
 * Training rows of the teacher's questions. A prompt holds the passages that the answer rests on
 * and one or two others of the same language in an order drawn from the seed, so that the student
 * has to look which one answers; half of the time one of the others speaks of the same subject, as
 * retrieval's do. A question to be refused comes with passages that do not answer it.
 *
 * <p>A row belongs to the cluster of its first passage, so that no passage is answered from in
 * training and in validation.
 */
public final class QuestionRows implements TrainingRows {
  private final List<Question> questions;
  private final Map<Language, List<KnowledgePassage>> passages;

  public QuestionRows(List<KnowledgePassage> passages, List<Question> questions) {
    this.questions = List.copyOf(questions);
    this.passages =
        passages.stream()
            .collect(
                Collectors.groupingBy(
                    KnowledgePassage::language, TreeMap::new, Collectors.toList()));
  }

  @Override
  public Stream<TrainingRow> rows(long seed) {
    return questions.stream()
        .map(q -> row(q, new Random(Shingles.mix(seed ^ Shingles.hash(q.id())))));
  }

  private TrainingRow row(Question question, Random random) {
    var known = passages.getOrDefault(question.language(), List.of());
    var right = new LinkedHashSet<KnowledgePassage>();
    for (var sentence : question.answer()) {
      known.stream().filter(p -> p.id().equals(sentence.passage())).forEach(right::add);
    }
    var shown = new ArrayList<>(right);
    var others = others(known, shown, 1 + random.nextInt(2), random);
    shown.addAll(others);
    if (shown.size() > EvidenceGroup.MOST_PASSAGES) {
      shown.subList(EvidenceGroup.MOST_PASSAGES, shown.size()).clear();
    }
    Collections.shuffle(shown, random);
    var cluster = right.isEmpty() ? question.id() : passageCluster(right.iterator().next());
    return new TrainingRow(
        "question." + question.id(),
        "task",
        question.language().toString(),
        difficulty(question, others, right),
        text(question, shown),
        cluster);
  }

  /** The cluster of everything that is made from a passage, in every language. */
  static String passageCluster(KnowledgePassage passage) {
    return "passage." + passage.id();
  }

  private static List<KnowledgePassage> others(
      List<KnowledgePassage> known, List<KnowledgePassage> right, int count, Random random) {
    var candidates = new ArrayList<>(known);
    candidates.removeAll(right);
    Collections.shuffle(candidates, random);
    if (!right.isEmpty() && random.nextBoolean()) {
      var subject = subject(right.iterator().next());
      candidates.sort(
          (a, b) -> Boolean.compare(!subject(a).equals(subject), !subject(b).equals(subject)));
    }
    return candidates.subList(0, Math.min(count, candidates.size()));
  }

  private static String subject(KnowledgePassage passage) {
    return passage.about().isEmpty()
        ? passage.id()
        : passage.about().getFirst().replaceAll("\\..*", "");
  }

  private static int difficulty(
      Question question, List<KnowledgePassage> others, Set<KnowledgePassage> right) {
    var alike =
        !right.isEmpty()
            && others.stream().anyMatch(o -> subject(o).equals(subject(right.iterator().next())));
    var more = others.size() > 1 ? 1 : 0;
    return more + (alike ? 1 : 0) + (question.answer().size() == 1 ? 0 : 1);
  }

  private static String text(Question question, List<KnowledgePassage> shown) {
    var evidence = new ArrayList<Passage>();
    for (var passage : shown) {
      evidence.add(
          new Passage(
              "P" + (evidence.size() + 1),
              passage.title(),
              passage.source(),
              passage.edition(),
              passage.text(),
              0));
    }
    var group = EvidenceGroup.ofPassages(question.language(), question.audience(), evidence);
    return PromptWriter.question(question.question(), group) + answer(question, shown, evidence);
  }

  private static String answer(
      Question question, List<KnowledgePassage> shown, List<Passage> evidence) {
    if (question.refusal() != null) {
      return "<refuse>\n<end>";
    }
    var answer = new StringBuilder();
    for (var sentence : question.answer()) {
      for (var i = 0; i < shown.size(); i++) {
        if (shown.get(i).id().equals(sentence.passage())) {
          var read = PassageText.of(evidence.get(i), question.language());
          answer.append("<P").append(i + 1).append('>');
          answer.append(read.refer(sentence.text())).append('\n');
        }
      }
    }
    return answer.append("<end>").toString();
  }
}

package org.vademecum.serving.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.evidence.EvidenceGroup;
import org.vademecum.engine.evidence.Passage;
import org.vademecum.engine.evidence.PromptWriter;
import org.vademecum.engine.evidence.Realiser;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.text.Numbers;
import org.vademecum.engine.verify.ClaimStatus;
import org.vademecum.engine.verify.Evidence;
import org.vademecum.engine.verify.SentenceSplitter;
import org.vademecum.engine.verify.Verifier;
import org.vademecum.serving.answer.Interpretation.Refusal;
import org.vademecum.serving.answer.Interpretation.Sentence;

/**
 * Answers a question from passages alone. What the pack's refusal phrases recognise is refused, and
 * so is what no passage covers. Where the student writes nothing that holds, the best passage
 * speaks for itself.
 */
final class QuestionAnswers {
  private static final int QUOTED_SENTENCES = 3;

  private final Pack pack;
  private final Verifier verifier;
  private final @Nullable AnswerWriter student;
  private final Stopwatch clock;
  private final Composer.Tally tally = new Composer.Tally();

  QuestionAnswers(Pack pack, Verifier verifier, @Nullable AnswerWriter student, Stopwatch clock) {
    this.pack = pack;
    this.verifier = verifier;
    this.student = student;
    this.clock = clock;
  }

  /** The sentences; a refusal says why there is none. */
  record Answered(
      List<Sentence> sentences, @Nullable Refusal refusal, Interpretation.Grounding grounding) {}

  Answered answer(QuestionRequest request, Map<String, Passage> passages) {
    var recognised = refusalReason(pack, request.question());
    if (recognised.isPresent()) {
      return refused(recognised.get(), request);
    }
    if (passages.isEmpty()) {
      return refused("not-covered", request);
    }
    var sentences = new ArrayList<Sentence>();
    if (student != null) {
      sentences.addAll(written(student, request, passages));
    }
    if (sentences.isEmpty()) {
      sentences.addAll(quoted(request, passages));
    }
    sentences.add(notice(pack.wording().disclaimer().in(request.language())));
    return new Answered(sentences, null, tally.grounding());
  }

  /** The reason for which the pack's phrases refuse a question, whatever its passages say. */
  static Optional<String> refusalReason(Pack pack, String question) {
    var section = pack.settings().at("refuse");
    if (section == null) {
      return Optional.empty();
    }
    var text = Numbers.fold(question).toLowerCase(Locale.ROOT);
    for (var reason : section.keys()) {
      for (var expression : section.texts(reason)) {
        if (Pattern.compile(expression).matcher(text).find()) {
          return Optional.of(reason);
        }
      }
    }
    return Optional.empty();
  }

  private Answered refused(String reason, QuestionRequest request) {
    var wording = pack.wording().refusals().get(reason);
    var text = wording == null ? reason : wording.in(request.language());
    return new Answered(List.of(notice(text)), new Refusal(reason, text), tally.grounding());
  }

  private List<Sentence> written(
      AnswerWriter writer, QuestionRequest request, Map<String, Passage> passages) {
    var group =
        EvidenceGroup.ofPassages(
            request.language(),
            request.audience(),
            passages.values().stream().limit(EvidenceGroup.MOST_PASSAGES).toList());
    var prompt = PromptWriter.question(request.question(), group);
    var guarded = request.arm() == Arm.GUARD;
    var constrained = guarded ? AnswerWriter.Constrained.YES : AnswerWriter.Constrained.NO;
    var answer =
        clock
            .generate(
                () -> writer.write(List.of(new AnswerWriter.Prompt(prompt, group, constrained))))
            .getFirst();
    var whole = new Evidence(List.of(), List.of(), group.passages());
    var sentences = new ArrayList<Sentence>();
    for (var written : new Realiser(group).sentences(answer)) {
      var cited = Composer.Citations.of(List.of(), written.passages(), whole);
      var verdict =
          clock.verify(() -> verifier.verify(written.text(), request.language(), cited, whole));
      if (guarded
          && (!written.whole()
              || verdict.status() != ClaimStatus.SUPPORTED
              || !FaithfulWording.keepsTo(written.text(), request.language(), cited))) {
        tally.reject();
        continue;
      }
      tally.add(verdict);
      sentences.add(
          new Sentence(
              written.text(),
              List.of(),
              written.passages(),
              "student",
              verdict.status().toString(),
              written.form()));
    }
    return sentences;
  }

  private List<Sentence> quoted(QuestionRequest request, Map<String, Passage> passages) {
    var best = passages.values().iterator().next();
    var sentences = new ArrayList<Sentence>();
    for (var text : SentenceSplitter.split(best.text(), request.language())) {
      if (sentences.size() < QUOTED_SENTENCES) {
        sentences.add(
            new Sentence(
                text,
                List.of(),
                List.of(best.id()),
                "finding",
                ClaimStatus.SUPPORTED.toString(),
                null));
      }
    }
    return sentences;
  }

  private static Sentence notice(String text) {
    return new Sentence(
        text, List.of(), List.of(), "notice", ClaimStatus.SUPPORTED.toString(), null);
  }
}

package org.vademecum.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vademecum.engine.pack.Pack;
import org.vademecum.engine.simulate.Gold;
import org.vademecum.engine.text.Language;
import org.vademecum.engine.verify.Claim;
import org.vademecum.engine.verify.Verdict;
import org.vademecum.engine.verify.Verifier;

/**
 * Judges replies: interpretations by gold and, for their student's sentences, claim by claim by the
 * verifier; plain texts by {@link PlainTextJudge}. Safe to share between threads.
 */
final class AnswerJudge {
  private final Pack pack;
  private final Verifier verifier;
  private final Set<String> trainedForms;

  AnswerJudge(Pack pack, Set<String> trainedForms) {
    this.pack = pack;
    this.verifier = new Verifier(pack);
    this.trainedForms = trainedForms;
  }

  CaseResult judge(EvalCase asked, String arm, Reply reply) {
    var answer = reply.answer();
    CaseResult result;
    if (answer == null) {
      var criticals =
          (int) asked.gold().observations().stream().filter(Gold.Expected::critical).count();
      result = CaseResult.failed(asked, arm, String.valueOf(reply.failure()), criticals, 0);
    } else if (PlainText.is(answer)) {
      result = plainText(asked, answer).judge(arm);
    } else {
      result =
          GoldJudge.judge(asked, arm, answer, trainedForms)
              .withClaims(ClaimCounts.of(claims(asked, answer)));
    }
    return result
        .asked(reply.retries(), reply.promptTokens(), reply.completionTokens())
        .sure(answer == null ? null : confidence(answer));
  }

  /** What a reply said, for telling whether another one says the same. */
  Repeats.Said said(EvalCase asked, Reply reply) {
    var answer = reply.answer();
    if (answer == null) {
      return new Repeats.Said("failed: " + reply.failure(), Set.of(), false);
    }
    var claims =
        sentences(asked, answer).stream()
            .flatMap(s -> s.claims().stream())
            .map(c -> c.kind() + " " + c.text() + " " + c.status())
            .collect(Collectors.toSet());
    return new Repeats.Said(answer.path("text").asText(), claims, true);
  }

  private static @Nullable Double confidence(JsonNode answer) {
    var said = answer.path("confidence");
    return said.isNumber() && said.asDouble() >= 0 && said.asDouble() <= 1 ? said.asDouble() : null;
  }

  /** The sentences of an answer, each with what gold and the verifier say of it. */
  List<JudgedSentence> sentences(EvalCase asked, JsonNode answer) {
    return PlainText.is(answer) ? plain(asked, answer) : cited(asked, answer);
  }

  private List<JudgedSentence> plain(EvalCase asked, JsonNode answer) {
    return plainText(asked, answer).sentences().stream()
        .map(
            s ->
                new JudgedSentence(
                    s.text(),
                    "student",
                    s.verdict().status().toString(),
                    s.verdict().claims(),
                    s.contradiction(),
                    s.numbers().invented(),
                    s.numbers().misattributed(),
                    List.of()))
        .toList();
  }

  private List<JudgedSentence> cited(EvalCase asked, JsonNode answer) {
    var evidence = CaseEvidence.ofInterpretation(answer);
    var gold = GoldJudge.contradictions(asked.gold(), answer);
    var numbers = new NumberCheck(asked.report(), answer);
    var judged = new ArrayList<JudgedSentence>();
    for (var sentence : answer.path("sentences")) {
      var verdict = verdict(asked, evidence, sentence);
      var notice = sentence.path("origin").asText().equals("notice");
      var found = notice ? new NumberCheck.Found(0, 0) : numbers.of(sentence);
      var passages = new ArrayList<String>();
      sentence.path("passages").forEach(p -> passages.add(p.asText()));
      judged.add(
          new JudgedSentence(
              sentence.path("text").asText(),
              sentence.path("origin").asText(),
              sentence.path("status").asText(),
              verdict.claims(),
              notice ? "" : gold.apply(sentence),
              found.invented(),
              found.misattributed(),
              passages));
    }
    return judged;
  }

  PlainTextJudge plainText(EvalCase asked, JsonNode answer) {
    return new PlainTextJudge(asked, answer, pack, verifier);
  }

  /** The verdict on one sentence of an interpretation, by what it cites. */
  Verdict verdict(EvalCase asked, CaseEvidence evidence, JsonNode sentence) {
    return verifier.verify(
        sentence.path("text").asText(),
        Language.of(asked.language()),
        evidence.citedBy(sentence),
        evidence.whole());
  }

  private List<Claim> claims(EvalCase asked, JsonNode answer) {
    var evidence = CaseEvidence.ofInterpretation(answer);
    var claims = new ArrayList<Claim>();
    for (var sentence : answer.path("sentences")) {
      if (sentence.path("origin").asText().equals("student")) {
        claims.addAll(verdict(asked, evidence, sentence).claims());
      }
    }
    return claims;
  }
}
